import { randomBytes } from 'node:crypto';

const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const withLength = (bytes: 1 | 2 | 3, content: Buffer): Buffer => {
  const size = Buffer.alloc(bytes);
  size.writeUIntBE(content.length, 0, bytes);
  return Buffer.concat([size, content]);
};
const extension = (type: number, content: Buffer): Buffer => Buffer.concat([u16(type), withLength(2, content)]);

const groups = [0x001d, 0x0017, 0x0018, 0x0019];
/** ECDSA, RSA-PSS and RSA with SHA-2, then what only old servers have: RSA and ECDSA with SHA-1. */
const signatures = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0201, 0x0203];
const renegotiationInfo = 0x00ff;

/**
 * The first message of a handshake (RFC 5246, 7.4.1.2) that offers these suites and TLS 1.2 at most, and asks for a stapled answer of OCSP.
 * @param host a name; digits have no place in SNI
 */
export function clientHello(host: string, suites: Iterable<number>): Buffer {
  const isName = !/^[\d.]+$|:/.test(host);
  const name = withLength(2, Buffer.concat([Buffer.from([0]), withLength(2, Buffer.from(host))]));
  const extensions = Buffer.concat([
    ...(isName ? [extension(0, name)] : []),
    extension(5, Buffer.from([1, 0, 0, 0, 0])),
    extension(10, withLength(2, Buffer.concat(groups.map(u16)))),
    extension(11, Buffer.from([1, 0])),
    extension(13, withLength(2, Buffer.concat(signatures.map(u16)))),
    extension(16, withLength(2, withLength(1, Buffer.from('http/1.1')))),
    extension(23, Buffer.alloc(0)),
  ]);
  const body = Buffer.concat([
    u16(0x0303),
    randomBytes(32),
    Buffer.from([0]),
    withLength(2, Buffer.concat([...suites, renegotiationInfo].map(u16))),
    Buffer.from([1, 0]),
    withLength(2, extensions),
  ]);
  const message = Buffer.concat([Buffer.from([1]), withLength(3, body)]);
  return Buffer.concat([Buffer.from([0x16, 3, 1]), withLength(2, message)]);
}
