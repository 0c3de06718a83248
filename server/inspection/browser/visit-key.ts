import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A key that lives in memory as long as one visit does, with a certificate that it signed for itself. */
export interface VisitKey {
  /** PEM. */
  key: string;
  /** PEM. */
  certificate: string;
  /** SHA-256 of the public key in base64: by it the browser of this visit, and none other, knows it. */
  pin: string;
}

const DAY = 86_400_000;

export function createVisitKey(): VisitKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: certificateOf(spki, privateKey),
    pin: createHash('sha256').update(spki).digest('base64'),
  };
}

/** X.509 version 3 by hand (RFC 5280): Node can read certificates but not make them. */
function certificateOf(spki: Buffer, signer: KeyObject): string {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 1;
  const name = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from('Vakhta, one visit')))));
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    name,
    spki,
  );
  const signature = tlv(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]));
  const lines = sequence(body, ECDSA_WITH_SHA256, signature)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

/** UTCTime: two digits of the year, good until 2049. */
const time = (at: number): Buffer =>
  tlv(
    0x17,
    Buffer.from(
      new Date(at)
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2),
    ),
  );

/** 2.5.4.3 */
const COMMON_NAME = tlv(0x06, Buffer.from([0x55, 0x04, 0x03]));
/** 1.2.840.10045.4.3.2 */
const ECDSA_WITH_SHA256 = sequence(tlv(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])));
