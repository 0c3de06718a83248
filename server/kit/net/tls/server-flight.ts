/** What a server answers to a first message before anything is encrypted: up to TLS 1.2 that is its whole side of the bargain. */
export interface ServerFlight {
  /** 0x0303 is TLS 1.2. */
  version: number;
  suite: number;
  /** DER, in the order in which they were sent. */
  certificates: Buffer[];
  /** An answer of OCSP, DER, where one came along. */
  staple: Buffer | null;
  /** Of the number by which keys are agreed on; null where there is none. */
  dhBits: number | null;
}

/** The number of the fatal alert by which it declined. */
export interface Alert {
  alert: number;
}

const HANDSHAKE = 22;
const ALERT = 21;
const FATAL = 2;
const MOST_BYTES = 256 * 1024;
const dhe = new Set([0x9e, 0x9f, 0xccaa, 0x67, 0x6b, 0x33, 0x39, 0x16, 0x15, 0x14]);

/**
 * Reads records of TLS as they arrive (RFC 5246, 6.2 and 7.4). Null while the flight is not over.
 * @throws RangeError where the bytes are no TLS, end too early within themselves, or go on for too long
 */
export function readFlight(received: Buffer): ServerFlight | Alert | null {
  if (received.length > MOST_BYTES) throw new RangeError('the answer goes on for too long');
  const messages: Buffer[] = [];
  let at = 0;
  while (at + 5 <= received.length) {
    const [type, major] = [received[at]!, received[at + 1]!];
    if ((type !== HANDSHAKE && type !== ALERT) || major !== 3) throw new RangeError('the answer is no TLS');
    const end = at + 5 + received.readUInt16BE(at + 3);
    if (end > received.length) break;
    const content = received.subarray(at + 5, end);
    if (type === HANDSHAKE) messages.push(content);
    // A warning, as of a name that it does not know, does not end it.
    else if (content.length >= 2 && content[0] === FATAL) return { alert: content[1]! };
    at = end;
  }
  return flightOf(Buffer.concat(messages));
}

function flightOf(bytes: Buffer): ServerFlight | null {
  let flight: ServerFlight | null = null;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUIntBE(at + 1, 3);
    if (end > bytes.length) return null;
    const [type, body] = [bytes[at]!, bytes.subarray(at + 4, end)];
    if (type === 2) flight = helloOf(body);
    else if (!flight) throw new RangeError('the answer does not begin with a hello');
    else if (type === 11) flight.certificates = certificatesOf(body);
    else if (type === 22 && body[0] === 1) flight.staple = body.subarray(4, 4 + body.readUIntBE(1, 3));
    else if (type === 12 && dhe.has(flight.suite)) flight.dhBits = bitsOf(body.subarray(2, 2 + body.readUInt16BE(0)));
    else if (type === 14) return flight;
    at = end;
  }
  return null;
}

function helloOf(body: Buffer): ServerFlight {
  const afterSession = 35 + body.readUInt8(34);
  return {
    version: body.readUInt16BE(0),
    suite: body.readUInt16BE(afterSession),
    certificates: [],
    staple: null,
    dhBits: null,
  };
}

function certificatesOf(body: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 3; at + 3 <= body.length && found.length < 20; ) {
    const end = at + 3 + body.readUIntBE(at, 3);
    found.push(Buffer.from(body.subarray(at + 3, end)));
    at = end;
  }
  return found;
}

function bitsOf(number: Buffer): number {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (number.length - first - 1) * 8 + (32 - Math.clz32(number[first]!));
}
