/** What a stapled answer of OCSP says of the certificate. Its signature is the browser's to verify. */
export interface Staple {
  status: 'good' | 'revoked' | 'unknown';
  /** Epoch milliseconds; null where it does not say. */
  until: number | null;
}

interface Element {
  tag: number;
  content: Buffer;
}

/** Elements of DER one after another. @throws RangeError where they are broken */
function elements(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length && found.length < 100; ) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short > 0x80 ? short & 0x7f : 0;
    const start = at + 2 + more;
    const length = more > 0 ? bytes.readUIntBE(at + 2, more) : short;
    if (start + length > bytes.length) throw new RangeError('an element is longer than what holds it');
    found.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

const statuses: Record<number, Staple['status']> = { 0x80: 'good', 0xa1: 'revoked', 0x82: 'unknown' };

/** The first certificate of a basic response (RFC 6960, 4.2.1). Null where it is none, or broken. */
export function readStaple(der: Buffer): Staple | null {
  try {
    const [state, wrapped] = elements(elements(der)[0]!.content);
    if (state!.content[0] !== 0) return null;
    const [, octets] = elements(elements(wrapped!.content)[0]!.content);
    const [data] = elements(elements(octets!.content)[0]!.content);
    const answers = elements(data!.content).find(({ tag }) => tag === 0x30);
    const [, says, , next] = elements(elements(answers!.content)[0]!.content);
    const until = next?.tag === 0xa0 ? elements(next.content)[0]! : null;
    const status = statuses[says!.tag];
    return status ? { status, until: until && instantOf(until.content.toString('latin1')) } : null;
  } catch {
    return null;
  }
}

function instantOf(time: string): number | null {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  return y === undefined ? null : Date.UTC(+y, +mo! - 1, +d!, +h!, +mi!, +s!);
}
