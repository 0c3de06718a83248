/** A raw mail, and what is known of it. */
export interface Sample {
  name: string;
  raw: Buffer;
  /** What becomes of it in a mailbox whose unknown senders open requests; any of these. */
  outcome: readonly ('opened' | 'auto' | 'bounce' | 'aside')[];
  /** What the request says, where it is known. */
  text?: string;
  topic?: string;
  /** Names of its files, in their order. */
  files?: readonly string[];
}

export const lines = (...all: string[]): Buffer => Buffer.from(`${all.join('\r\n')}\r\n`, 'utf8');

const head = ['From: Ann <ann@shop.example>', 'To: support@agency.example', 'Subject: Cart', 'MIME-Version: 1.0'];

/** A mail of Ann: header lines, then the body. */
export const mail = (headers: string[], ...body: string[]): Buffer => lines(...head, ...headers, '', ...body);

/** Parts between boundaries; the first lines of a part are its headers. */
export const parts = (type: string, ...all: string[][]): Buffer =>
  mail(
    [`Content-Type: ${type}; boundary="=_cut"`],
    'A mail in parts.',
    ...all.flatMap((part) => ['--=_cut', ...part]),
    '--=_cut--',
  );

export const plain = (...text: string[]): string[] => ['Content-Type: text/plain; charset=utf-8', '', ...text];
export const file = (name: string, type: string, content: string | Buffer, more: string[] = []): string[] => [
  `Content-Type: ${type}; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  ...more,
  '',
  Buffer.from(content)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n'),
];

/** The same mail from somebody else. */
export const from = (raw: Buffer, address: string): Buffer =>
  Buffer.from(raw.toString('latin1').replace('ann@shop.example', address), 'latin1');
