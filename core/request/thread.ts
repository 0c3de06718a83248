import { type Headers, headerOf } from './headers.ts';

/** By what a mail belongs to others: the ids without their angle brackets. */
export interface ThreadKeys {
  messageId: string | null;
  inReplyTo: string[];
  /** From the oldest on. */
  references: string[];
  /** Our own mark, where the other side lost the headers: from a plus-address, else from the subject. */
  tag: Tag | null;
}

/** `check` proves that we gave the mark out: who guesses numbers gets into nobody's thread. */
export interface Tag {
  number: number;
  check: string;
}

const mostIds = 100;
const longestId = 500;
const idsIn = (value: string): string[] =>
  [...value.slice(0, 50_000).matchAll(/<([^<>\s]{1,500})>/g)].map((found) => found[1]!).slice(-mostIds);

export function threadKeys(headers: Headers, subject: string, addressedTo: readonly string[]): ThreadKeys {
  const own = headerOf(headers, 'message-id');
  const bare = own.replace(/^<|>$/g, '').trim().slice(0, longestId);
  return {
    messageId: idsIn(own)[0] ?? (bare === '' ? null : bare),
    inReplyTo: unique(idsIn(headerOf(headers, 'in-reply-to'))),
    references: unique((headers.get('references') ?? []).flatMap(idsIn)),
    tag: tagInAddresses(addressedTo) ?? tagInSubject(subject),
  };
}

/** `[#42-k3j9x2]` */
export const subjectTag = ({ number, check }: Tag): string => `[#${number}-${check}]`;

const checkOf = '[a-z0-9]{6,16}';

function tagInSubject(subject: string): Tag | null {
  const found = [...subject.slice(0, 2000).matchAll(new RegExp(`\\[#(\\d{1,9})-(${checkOf})\\]`, 'gi'))].at(-1);
  return found ? { number: Number(found[1]), check: found[2]!.toLowerCase() } : null;
}

/** `support+42-k3j9x2@agency.example` */
function tagInAddresses(addresses: readonly string[]): Tag | null {
  for (const address of addresses) {
    const found = new RegExp(`\\+(\\d{1,9})-(${checkOf})@`, 'i').exec(address.slice(0, 500));
    if (found) return { number: Number(found[1]), check: found[2]!.toLowerCase() };
  }
  return null;
}

/** What a thread is called: without our mark and the marks of answering and forwarding. */
export function bareSubject(subject: string): string {
  let rest = subject
    .slice(0, 2000)
    .replace(new RegExp(`\\[#\\d{1,9}-${checkOf}\\]`, 'gi'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const mark = /^(?:re|aw|sv|fw|fwd|wg|ha|отв|ответ|пер|пересл|на|від|відп)(?:\[\d{1,3}\])?\s?:\s*/i;
  while (mark.test(rest)) rest = rest.replace(mark, '');
  return rest;
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
