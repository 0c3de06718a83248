import type { ParsedMail } from 'mailparser';
import {
  bareSubject,
  type Headers,
  headerOf,
  type MailNature,
  natureOf,
  type NewText,
  newText,
  type ThreadKeys,
  threadKeys,
} from '#core/request';
import { attachmentsOf, type MailFile } from './attachments.ts';
import { textOfHtml } from './html-text.ts';
import { readUtf7, saysUtf7 } from './utf7.ts';

/** A mail as we keep it. Texts are storable: no NUL, no half characters. */
export interface ReadMail {
  from: { address: string; name: string };
  /** Where an answer goes: Reply-To, else From. */
  answerTo: string;
  /** Small letters; with copies and with the address it was delivered to. */
  addressedTo: string[];
  subject: string;
  /** Without marks of answering and without our own. */
  topic: string;
  /** When its sender says that it was written, epoch ms. */
  writtenAt: number | null;
  keys: ThreadKeys;
  nature: MailNature;
  /** Everything that it says, of the HTML where there is no plain text. */
  fullText: string;
  fresh: NewText;
  attachments: MailFile[];
  /** So many files beyond the first fifty stay in the raw mail only. */
  filesLeftOut: number;
  /** Why the mail is shown raw: it is too large, or cannot be parsed. */
  unread: 'too_large' | 'broken' | null;
}

/** Larger mails are kept and shown by their headers. */
export const largestRead = 30 * 1024 * 1024;
const longestText = 200_000;
const shownRaw = 20_000;
const longestParsing = 30_000;

/** Reads a raw mail. Never throws: what cannot be parsed is shown as it came. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  if (raw.length > largestRead) return readHead(raw, 'too_large');
  const parsed = await parse(raw);
  if (parsed === null) return readHead(raw, 'broken');
  const text = textOf(parsed);
  return toMail(parsed, rawHeaders(raw), null, saysUtf7(raw) ? readUtf7(text) : text);
}

/** The headers, and the beginning of the rest as it is. */
async function readHead(raw: Buffer, unread: 'too_large' | 'broken'): Promise<ReadMail> {
  const end = endOfHead(raw);
  const head = Buffer.concat([withoutContentHeaders(raw.subarray(0, end)), Buffer.from('\r\n\r\n')]);
  const parsed = (await parse(head)) ?? { attachments: [] };
  return toMail(parsed, rawHeaders(raw), unread, raw.subarray(end, end + shownRaw).toString('utf8'));
}

type Parsed = Pick<ParsedMail, 'attachments'> & Partial<ParsedMail>;

/** Null where the parser fails or does not come to an end. */
async function parse(raw: Buffer): Promise<Parsed | null> {
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
  };
  // Loaded with the first mail: the parser and its alphabets take memory.
  const { simpleParser } = await import('mailparser');
  let late: NodeJS.Timeout | undefined;
  const givenUp = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), longestParsing);
  });
  try {
    return await Promise.race([simpleParser(raw, options), givenUp]);
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

function toMail(parsed: Parsed, headers: Headers, unread: ReadMail['unread'], text: string): ReadMail {
  const subject = oneLine(parsed.subject ?? '', 500);
  const from = addressesOf(parsed.from)[0] ?? { address: '', name: '' };
  const addressedTo = [parsed.to, parsed.cc]
    .flatMap(addressesOf)
    .map((one) => one.address)
    .concat(['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => bareAddresses(headerOf(headers, name))));
  const fullText = storable(text.slice(0, longestText));
  const files = attachmentsOf(parsed.attachments);
  const nature = natureOf({
    headers,
    subject,
    from: from.address,
    contentType: headerOf(headers, 'content-type').toLowerCase(),
    deliveryStatus: files.deliveryStatus,
    text: fullText,
  });
  return {
    from,
    answerTo: addressesOf(parsed.replyTo)[0]?.address ?? from.address,
    addressedTo: [...new Set(addressedTo)],
    subject,
    topic: bareSubject(subject),
    writtenAt: parsed.date && Number.isFinite(parsed.date.getTime()) ? parsed.date.getTime() : null,
    keys: threadKeys(headers, subject, addressedTo),
    nature,
    fullText,
    fresh: nature.kind === 'bounce' || unread ? { text: fullText, cut: false } : newText(fullText),
    attachments: files.kept,
    filesLeftOut: files.leftOut,
    unread,
  };
}

/** Its plain text, else the words of its HTML. */
const textOf = ({ text = '', html }: Parsed): string => (text.trim() === '' && html ? textOfHtml(html) : text);

type Field = ParsedMail['from'] | ParsedMail['to'];

function addressesOf(field: Field): { address: string; name: string }[] {
  const groups = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return groups
    .flatMap((group) => group.value)
    .flatMap((one) => (one.group ? one.group : [one]))
    .slice(0, 200)
    .flatMap(({ address, name }) =>
      address ? [{ address: oneLine(address, 254).toLowerCase(), name: oneLine(name ?? '', 200) }] : [],
    );
}

const bareAddresses = (value: string): string[] =>
  value.split(',').flatMap((one) => {
    const address = one.replace(/^.*<|>.*$/g, '').trim();
    return address.includes('@') ? [address.slice(0, 254).toLowerCase()] : [];
  });

/** As they stand in the mail, unfolded; for what machines say to each other. */
function rawHeaders(raw: Buffer): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  const head = storable(raw.subarray(0, endOfHead(raw)).toString('latin1')).replace(/\r?\n[ \t]+/g, ' ');
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1 || colon > 100) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [
      ...(headers.get(name) ?? []),
      line
        .slice(colon + 1)
        .trim()
        .slice(0, 20_000),
    ]);
  }
  return headers;
}

const largestHead = 512 * 1024;

function endOfHead(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
  return Math.min(...ends, raw.length, largestHead);
}

/** So that a parser takes the head alone for a plain mail. */
function withoutContentHeaders(head: Buffer): Buffer {
  const text = head.toString('latin1').replace(/^content-[^\n]*(?:\n[ \t][^\n]*)*\n?/gim, '');
  return Buffer.from(text.trimEnd(), 'latin1');
}

/** What PostgreSQL takes: no NUL, no half of a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

// oxlint-disable-next-line no-control-regex -- control characters are what is taken away
const oneLine = (text: string, most: number): string =>
  storable(text)
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
