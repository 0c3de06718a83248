import { type Headers, headerOf } from './headers.ts';

/**
 * Who speaks. `person`: somebody wrote it. `auto`: a machine answered or told (out of office, a read receipt). `bounce`: a
 * mail of ours did not arrive. `list`: sent to many.
 */
export type MailKind = 'person' | 'auto' | 'bounce' | 'list';

export interface MailNature {
  kind: MailKind;
  /** By what it was recognised: a header's name, `report`, `subject`, `sender`. */
  because: string | null;
  bounce: Bounce | null;
}

export interface Bounce {
  /** To whom a mail could not be delivered; empty where the report does not say. */
  failed: string[];
  /** False where the other side will still try. */
  permanent: boolean;
  /** What the other server said. */
  said: string | null;
}

export interface MailParts {
  headers: Headers;
  subject: string;
  /** Of the sender; empty where there is none. */
  from: string;
  /** The top content type with its parameters, small letters. */
  contentType: string;
  /** Content of `message/delivery-status` parts. */
  deliveryStatus: string;
  /** The text, for bounces that come without a report. */
  text: string;
}

export function natureOf(mail: MailParts): MailNature {
  const bounced = bounceOf(mail);
  if (bounced) return { kind: 'bounce', ...bounced };
  const auto = autoBecause(mail);
  if (auto) return { kind: 'auto', because: auto, bounce: null };
  const list = listBecause(mail.headers);
  return list ? { kind: 'list', because: list, bounce: null } : { kind: 'person', because: null, bounce: null };
}

const robots = /^(mailer-daemon|mail-daemon|postmaster|mailerdaemon)@/i;
const addresses = /[^\s<>"'(),:;[\]]{1,64}@[a-z0-9.-]{1,253}[a-z0-9]/gi;

function bounceOf(mail: MailParts): { because: string; bounce: Bounce } | null {
  const { headers, contentType, deliveryStatus } = mail;
  if (deliveryStatus !== '' || /^multipart\/report\b.*delivery-status/.test(contentType))
    return { because: 'report', bounce: readReport(deliveryStatus, mail) };
  const failed = headerOf(headers, 'x-failed-recipients');
  if (failed !== '')
    return { because: 'x-failed-recipients', bounce: { failed: addressesIn(failed), permanent: true, said: null } };
  if (!robots.test(mail.from)) return null;
  const delayed = /\b(delayed|warning|задерж|затрим)/i.test(mail.subject);
  return { because: 'sender', bounce: { failed: addressesIn(mail.text).slice(0, 1), permanent: !delayed, said: null } };
}

function readReport(status: string, mail: MailParts): Bounce {
  const field = (name: string): string[] =>
    [...status.slice(0, 100_000).matchAll(new RegExp(`^${name}:[ \\t]*(.*)$`, 'gim'))].map((found) => found[1]!.trim());
  const actions = field('action').map((action) => action.toLowerCase());
  const named = [...field('final-recipient'), ...field('original-recipient')].flatMap(addressesIn);
  const failed = named.length > 0 ? named : addressesIn(headerOf(mail.headers, 'x-failed-recipients'));
  const codes = field('status');
  return {
    failed: [...new Set(failed)].slice(0, 50),
    permanent: actions.length > 0 ? actions.includes('failed') : !codes.some((code) => code.startsWith('4')),
    said: field('diagnostic-code')[0]?.slice(0, 1000) ?? null,
  };
}

const addressesIn = (text: string): string[] =>
  [...text.slice(0, 20_000).matchAll(addresses)].map((found) => found[0].toLowerCase());

/** Ends where a word ends; the regular expression's own word boundary knows Latin letters only. */
const autoSubjects =
  /^(?:(?:re|ответ|відп):\s*)?(?:automatic reply|auto[- ]?reply|autoreply|out of (?:the )?office|автоматический ответ|автоответ|автоматична відповідь|автовідповідь|нет на месте|отсутствие на рабочем месте)(?!\p{L})/iu;

function autoBecause({ headers, contentType, subject }: MailParts): string | null {
  const submitted = headerOf(headers, 'auto-submitted').toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return 'auto-submitted';
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from'])
    if (headers.has(name) && headerOf(headers, name).toLowerCase() !== 'no') return name;
  if (/^auto[_-]?repl/i.test(headerOf(headers, 'precedence'))) return 'precedence';
  if (/^multipart\/report\b/.test(contentType)) return 'report';
  if (headerOf(headers, 'return-path') === '<>') return 'return-path';
  return autoSubjects.test(subject.slice(0, 300).trim()) ? 'subject' : null;
}

function listBecause(headers: Headers): string | null {
  if (/^(?:bulk|junk|list)$/i.test(headerOf(headers, 'precedence'))) return 'precedence';
  return ['list-id', 'list-unsubscribe', 'list-post'].find((name) => headers.has(name)) ?? null;
}
