/** DNS messages as RFC 1035 and 3596 have them: questions that we ask, answers that anybody may have forged. */
export const recordTypes = { A: 1, NS: 2, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28 } as const;
export type RecordType = keyof typeof recordTypes;

export interface DnsRecord {
  /** Lower case, no dot at the end. */
  name: string;
  type: RecordType | 'OTHER';
  ttl: number;
  /** `192.0.2.1`, `mail.shop.example`, `10 mail.shop.example` (MX), the text itself (TXT). */
  value: string;
}

export const rcodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'] as const;

export interface DnsReply {
  id: number;
  /** One of `rcodes`, or `RCODE 9` for the rare others. */
  rcode: string;
  authoritative: boolean;
  truncated: boolean;
  question: string;
  answers: DnsRecord[];
  authority: DnsRecord[];
}

const typeNames = new Map<number, RecordType>(
  Object.entries(recordTypes).map(([name, number]) => [number, name as RecordType]),
);

/** @param name in ASCII, labels of at most 63 characters */
export function writeQuestion(id: number, name: string, type: RecordType, recursion: boolean): Buffer {
  const labels = name.replace(/\.$/, '').split('.');
  const bytes = [id >> 8, id & 255, recursion ? 1 : 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  for (const label of labels) bytes.push(label.length, ...Buffer.from(label, 'latin1'));
  bytes.push(0, 0, recordTypes[type], 0, 1);
  return Buffer.from(bytes);
}

/** Null where the message makes no sense: it is never believed in part. */
export function readReply(message: Buffer): DnsReply | null {
  if (message.length < 12 || (message[2]! & 0x80) === 0 || message.readUInt16BE(4) !== 1) return null;
  const question = readName(message, 12);
  if (!question || question.next + 4 > message.length) return null;
  const answers = readRecords(message, question.next + 4, message.readUInt16BE(6));
  const authority = answers && readRecords(message, answers.next, message.readUInt16BE(8));
  // A truncated message may end anywhere; nothing but the mark is taken from it.
  const truncated = (message[2]! & 2) !== 0;
  if ((!answers || !authority) && !truncated) return null;
  const rcode = message[3]! & 15;
  return {
    id: message.readUInt16BE(0),
    rcode: rcodes[rcode] ?? `RCODE ${rcode}`,
    authoritative: (message[2]! & 4) !== 0,
    truncated,
    question: question.name,
    answers: answers?.records ?? [],
    authority: authority?.records ?? [],
  };
}

function readRecords(message: Buffer, from: number, count: number): { records: DnsRecord[]; next: number } | null {
  const records: DnsRecord[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const name = readName(message, at);
    if (!name || name.next + 10 > message.length) return null;
    const data = name.next + 10;
    const length = message.readUInt16BE(name.next + 8);
    if (data + length > message.length) return null;
    const type = typeNames.get(message.readUInt16BE(name.next)) ?? 'OTHER';
    const value = readValue(message, type, data, length);
    if (value === null) return null;
    records.push({ name: name.name, type, ttl: message.readUInt32BE(name.next + 4), value });
    at = data + length;
  }
  return { records, next: at };
}

function readValue(message: Buffer, type: RecordType | 'OTHER', at: number, length: number): string | null {
  switch (type) {
    case 'A':
      return length === 4 ? [...message.subarray(at, at + 4)].join('.') : null;
    case 'AAAA':
      return length === 16 ? shortened(message.subarray(at, at + 16)) : null;
    case 'NS':
    case 'CNAME':
    case 'SOA':
      return readName(message, at)?.name ?? null;
    case 'MX': {
      const exchange = length > 2 ? readName(message, at + 2) : null;
      return exchange && `${message.readUInt16BE(at)} ${exchange.name}`;
    }
    case 'TXT':
      return readText(message, at, at + length);
    case 'OTHER':
      return '';
  }
}

/** The character strings of a TXT record, put together. */
function readText(message: Buffer, from: number, end: number): string {
  const parts: Buffer[] = [];
  for (let at = from; at < end; at += message[at]! + 1)
    parts.push(message.subarray(at + 1, Math.min(end, at + 1 + message[at]!)));
  return Buffer.concat(parts).toString('utf8');
}

/** Names may point back to where they were written before; only backwards, so that no circle can be. */
function readName(message: Buffer, from: number): { name: string; next: number } | null {
  const labels: string[] = [];
  let at = from;
  let next = 0;
  let lowest = from;
  for (let size = message[at]; size !== undefined; size = message[at]) {
    if (size === 0) return { name: labels.join('.').toLowerCase(), next: next || at + 1 };
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | (message[at + 1] ?? 0);
      next ||= at + 2;
      if (target >= lowest) return null;
      at = lowest = target;
      continue;
    }
    if (size > 63 || at + 1 + size > message.length || labels.length > 127) return null;
    labels.push(message.toString('latin1', at + 1, at + 1 + size));
    at += size + 1;
  }
  return null;
}

function shortened(bytes: Buffer): string {
  const words = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  const longest = (words.join(':').match(/\b(?:0:)*0\b(?::0\b)*/g) ?? []).reduce(
    (a, b) => (b.length > a.length ? b : a),
    '',
  );
  if (longest.length < 3) return words.join(':');
  const [head, tail] = words.join(':').split(new RegExp(`(?:^|:)${longest}(?::|$)`));
  return `${head}::${tail}`;
}
