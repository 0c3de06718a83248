/** DNS messages of the fake name servers (RFC 1035). Written apart from the product's own, so that each proves the other. */
export interface Question {
  id: number;
  name: string;
  type: RecordType;
  recursionDesired: boolean;
}

export type RecordType = 'A' | 'NS' | 'CNAME' | 'SOA' | 'MX' | 'TXT' | 'AAAA' | 'OTHER';

/** `value` as people write it: `192.0.2.1`, `ns1.shop.test`, `10 mail.shop.test`, free text. */
export interface RecordOf {
  name: string;
  type: RecordType;
  value: string;
  ttl?: number;
}

export type Rcode = 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED';

const types: Record<Exclude<RecordType, 'OTHER'>, number> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  MX: 15,
  TXT: 16,
  AAAA: 28,
};
const rcodes: Rcode[] = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** Null where it is no question. */
export function readQuestion(message: Buffer): Question | null {
  if (message.length < 17 || message.readUInt16BE(4) !== 1 || (message[2]! & 0x80) !== 0) return null;
  const labels: string[] = [];
  let at = 12;
  for (let size = message[at]!; size > 0 && at + size < message.length; size = message[at]!) {
    labels.push(message.toString('latin1', at + 1, at + 1 + size));
    at += size + 1;
  }
  const number = message.readUInt16BE(at + 1);
  const type = (Object.keys(types) as (keyof typeof types)[]).find((each) => types[each] === number) ?? 'OTHER';
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type,
    recursionDesired: (message[2]! & 1) === 1,
  };
}

export interface Reply {
  rcode?: Rcode;
  answers?: RecordOf[];
  authority?: RecordOf[];
  authoritative?: boolean;
  recursionAvailable?: boolean;
  /** Says that there is more, to be asked for over TCP. */
  truncated?: boolean;
}

export function writeReply(question: Buffer, reply: Reply): Buffer {
  const { answers = [], authority = [] } = reply;
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  head[2] = 0x80 | (question[2]! & 0x79) | (reply.authoritative ? 4 : 0) | (reply.truncated ? 2 : 0);
  head[3] = (reply.recursionAvailable ? 0x80 : 0) | rcodes.indexOf(reply.rcode ?? 'NOERROR');
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt16BE(authority.length, 8);
  let end = 12;
  while (question[end]! > 0) end += question[end]! + 1;
  return Buffer.concat([
    head,
    question.subarray(12, end + 5),
    ...answers.map(writeRecord),
    ...authority.map(writeRecord),
  ]);
}

function writeRecord({ name, type, value, ttl = 30 }: RecordOf): Buffer {
  const data = dataOf(type, value);
  const middle = Buffer.alloc(10);
  middle.writeUInt16BE(type === 'OTHER' ? 0 : types[type], 0);
  middle.writeUInt16BE(1, 2);
  middle.writeUInt32BE(ttl, 4);
  middle.writeUInt16BE(data.length, 8);
  return Buffer.concat([writeName(name), middle, data]);
}

function dataOf(type: RecordType, value: string): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'AAAA':
      return sixteenBytes(value);
    case 'NS':
    case 'CNAME':
      return writeName(value);
    case 'MX': {
      const [priority, exchange] = value.split(' ');
      return Buffer.concat([Buffer.from([0, Number(priority)]), writeName(exchange!)]);
    }
    case 'SOA':
      return Buffer.concat([
        writeName(`ns1.${value}`),
        writeName(`hostmaster.${value}`),
        numbers(2026010101, 3600, 600, 86_400, 60),
      ]);
    case 'TXT':
      return Buffer.concat(
        (value.match(/[^]{1,255}/g) ?? ['']).map((part) =>
          Buffer.concat([Buffer.from([Buffer.byteLength(part)]), Buffer.from(part)]),
        ),
      );
    case 'OTHER':
      return Buffer.alloc(0);
  }
}

function writeName(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function numbers(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => buffer.writeUInt32BE(value, i * 4));
  return buffer;
}

function sixteenBytes(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const words = (part: string): number[] =>
    part
      .split(':')
      .filter(Boolean)
      .map((word) => Number.parseInt(word, 16));
  const [head, tail] = [words(left), words(right ?? '')];
  const all =
    right === undefined ? head : [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 255]));
}
