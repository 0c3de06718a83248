import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** Certificates of a laboratory: an authority of our own, and what it signs, good and bad. PEM. */
export interface Authority {
  /** To be trusted by whoever shall find the certificates good. */
  certificate: string;
  issue(options: Issue): Issued;
  /** An authority below this one. */
  below(options: { name: string; validTo?: Date }): Authority;
  /** What OCSP says of a certificate: DER, as a server staples it. */
  ocsp(options: { status: 'good' | 'revoked' | 'unknown'; until: Date }): Buffer;
}

export interface Issue {
  /** DNS names and IPv4 addresses that the certificate is for. */
  names: string[];
  validFrom?: Date;
  validTo?: Date;
  /** Signs itself instead of being signed by the authority. */
  selfSigned?: boolean;
  key?: 'P-256' | 'RSA-1024' | 'RSA-2048';
  hash?: 'sha1' | 'sha256';
  /** Where its status and its authority can be asked for. */
  ocspAt?: string;
  authorityAt?: string;
  mustStaple?: boolean;
}

export interface Issued {
  certificate: string;
  key: string;
}

const DAY = 86_400_000;

export function createAuthority(name = 'Vakhta laboratory authority'): Authority {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return authorityOf(name, pair, name, pair.privateKey);
}

type Pair = { publicKey: KeyObject; privateKey: KeyObject };

function authorityOf(name: string, pair: Pair, issuer: string, signer: KeyObject, validTo?: Date): Authority {
  const now = Date.now();
  const own = build({
    subject: name,
    issuer,
    key: pair.publicKey,
    signer,
    validFrom: new Date(now - 400 * DAY),
    validTo: validTo ?? new Date(now + 3650 * DAY),
    extensions: [basicConstraints(true), keyUsage(0x06), keyIdentifier(pair.publicKey)],
  });
  return {
    certificate: own,
    issue({ names, validFrom = new Date(now - DAY), validTo = new Date(now + 90 * DAY), selfSigned = false, ...more }) {
      const leaf = keyPair(more.key);
      const { ocspAt, authorityAt, mustStaple } = more;
      const certificate = build({
        subject: names[0]!,
        issuer: selfSigned ? names[0]! : name,
        key: leaf.publicKey,
        signer: selfSigned ? leaf.privateKey : pair.privateKey,
        hash: more.hash,
        validFrom,
        validTo,
        extensions: [
          basicConstraints(false),
          keyUsage(0x80),
          alternativeNames(names),
          ...(ocspAt || authorityAt ? [informationAccess(ocspAt, authorityAt)] : []),
          ...(mustStaple ? [extension('1.3.6.1.5.5.7.1.24', false, sequence(tlv(0x02, Buffer.from([5]))))] : []),
        ],
      });
      return { certificate, key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
    },
    below: ({ name: lower, validTo: until }) =>
      authorityOf(lower, generateKeyPairSync('ec', { namedCurve: 'P-256' }), name, pair.privateKey, until),
    ocsp: ({ status, until }) => ocspOf(pair.privateKey, status, until),
  };
}

const keyPair = (kind: Issue['key'] = 'P-256'): Pair =>
  kind === 'P-256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) });

interface Certificate {
  subject: string;
  issuer: string;
  key: KeyObject;
  signer: KeyObject;
  hash?: Issue['hash'];
  validFrom: Date;
  validTo: Date;
  extensions: Buffer[];
}

/** X.509 version 3 by hand (RFC 5280): Node can read certificates but not make them. */
function build({ subject, issuer, key, signer, hash, validFrom, validTo, extensions }: Certificate): string {
  const algorithm = algorithmOf(signer, hash);
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 1;
  const body = sequence(
    tagged(0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    commonName(issuer),
    sequence(time(validFrom), time(validTo)),
    commonName(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  );
  const der = signed(body, signer, hash);
  return `-----BEGIN CERTIFICATE-----\n${der
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END CERTIFICATE-----\n`;
}

function algorithmOf({ asymmetricKeyType }: KeyObject, hash: Issue['hash'] = 'sha256'): Buffer {
  if (asymmetricKeyType === 'ec') return sequence(oid(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'));
  return sequence(oid(hash === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11'), tlv(0x05, Buffer.alloc(0)));
}

function signed(body: Buffer, signer: KeyObject, hash: Issue['hash'] = 'sha256'): Buffer {
  const signature = sign(hash, body, signer);
  return sequence(body, algorithmOf(signer, hash), tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

/** A basic response (RFC 6960, 4.2.1) about one certificate. */
function ocspOf(signer: KeyObject, status: 'good' | 'revoked' | 'unknown', until: Date): Buffer {
  const now = generalized(new Date(Date.now() - DAY));
  const sha1 = sequence(oid('1.3.14.3.2.26'), tlv(0x05, Buffer.alloc(0)));
  const certificate = sequence(sha1, octets(randomBytes(20)), octets(randomBytes(20)), tlv(0x02, Buffer.from([7])));
  const says = {
    good: tlv(0x80, Buffer.alloc(0)),
    revoked: tlv(0xa1, now),
    unknown: tlv(0x82, Buffer.alloc(0)),
  }[status];
  const single = sequence(certificate, says, now, tagged(0, generalized(until)));
  const body = sequence(tagged(2, octets(randomBytes(20))), now, sequence(single));
  const basic = sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(signed(body, signer)));
  return sequence(tlv(0x0a, Buffer.from([0])), tagged(0, basic));
}

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, Buffer.concat(parts));
const tagged = (tag: number, content: Buffer): Buffer => tlv(0xa0 | tag, content);
const octets = (content: Buffer): Buffer => tlv(0x04, content);

function oid(text: string): Buffer {
  const [a, b, ...rest] = text.split('.').map(Number);
  const bytes = [a! * 40 + b!];
  for (const part of rest) {
    const groups = [part & 127];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}

const commonName = (name: string): Buffer =>
  sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(name)))));

/** Two digits of the year until 2049, four after. */
function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(text.slice(2))) : tlv(0x18, Buffer.from(text));
}

const generalized = (date: Date): Buffer => tlv(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, '')));

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([255]))] : []), octets(value));
const basicConstraints = (authority: boolean): Buffer =>
  extension('2.5.29.19', true, sequence(...(authority ? [tlv(0x01, Buffer.from([255]))] : [])));
const keyUsage = (bits: number): Buffer =>
  extension('2.5.29.15', true, tlv(0x03, Buffer.from([bits === 0x06 ? 1 : 7, bits])));
const keyIdentifier = (key: KeyObject): Buffer =>
  extension(
    '2.5.29.14',
    false,
    octets(
      createHash('sha1')
        .update(key.export({ type: 'spki', format: 'der' }))
        .digest(),
    ),
  );

function alternativeNames(names: string[]): Buffer {
  const all = names.map((name) =>
    /^[\d.]+$/.test(name) ? tlv(0x87, Buffer.from(name.split('.').map(Number))) : tlv(0x82, Buffer.from(name)),
  );
  return extension('2.5.29.17', false, sequence(...all));
}

function informationAccess(ocsp?: string, authority?: string): Buffer {
  const at = (id: string, url: string): Buffer => sequence(oid(id), tlv(0x86, Buffer.from(url)));
  return extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    sequence(
      ...(ocsp ? [at('1.3.6.1.5.5.7.48.1', ocsp)] : []),
      ...(authority ? [at('1.3.6.1.5.5.7.48.2', authority)] : []),
    ),
  );
}
