import type { Attachment } from 'mailparser';

export interface MailFile {
  /** Without a path and without characters that turn it round; never empty. */
  name: string;
  /** As the sender says; never trusted: files are handed out for download only. */
  type: string;
  content: Buffer;
}

const mostFiles = 50;

/** The files of a mail, and what a delivery report in it says. */
export function attachmentsOf(attachments: readonly Attachment[]): {
  kept: MailFile[];
  leftOut: number;
  deliveryStatus: string;
} {
  const reports = attachments.filter((one) => one.contentType === 'message/delivery-status');
  const files = attachments.filter((one) => Buffer.isBuffer(one.content) && !reports.includes(one));
  return {
    kept: files.slice(0, mostFiles).map((one, index) => ({
      name: fileName(one.filename, index),
      type: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(one.contentType) ? one.contentType : 'application/octet-stream',
      content: one.content,
    })),
    leftOut: Math.max(0, files.length - mostFiles),
    deliveryStatus: reports
      .map((one) => one.content.toString('utf8'))
      .join('\n')
      .slice(0, 200_000),
  };
}

// oxlint-disable-next-line no-control-regex -- control characters are what is taken away
const unfit = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069<>:"|?*]/g;

/** A name that can be written to any disk: `../../x.php\0.png` becomes `x.php.png`. */
export function fileName(given: string | false | undefined, index = 0): string {
  const last = (given || '').slice(-1000).toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(unfit, '').replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return `file-${index + 1}`;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return `${clean.slice(0, clean.length - ending.length).slice(0, 100)}${ending}`.toWellFormed();
}
