import { X509Certificate } from 'node:crypto';

/** A certificate of a chain as a server sends it. */
export interface SentCertificate {
  subject: string;
  issuer: string;
  /** Epoch milliseconds. */
  validFrom: number;
  validTo: number;
  /** `rsa`, `ec`, …; bits of the key where its kind tells. */
  key: { kind: string; bits: number | null };
  /** `sha256WithRSAEncryption`, `ecdsa-with-SHA1`. */
  signature: string;
  isSelfSigned: boolean;
  /** Which of those that were sent signed it; null where it was not sent, or signed itself. */
  signedBy: number | null;
  /** Whether it says where its status, and the certificate of its issuer, can be had. */
  ocsp: string | null;
  issuerAt: string | null;
  mustStaple: boolean;
}

const curves: Record<string, number> = { secp224r1: 224, prime256v1: 256, secp384r1: 384, secp521r1: 521 };
const mustStaple = Buffer.from('06082b06010505070118', 'hex');

/** @param ders in the order in which they were sent. @throws Error where one cannot be read */
export function sentCertificates(ders: readonly Buffer[]): SentCertificate[] {
  const all = ders.map((der) => new X509Certificate(der));
  return all.map((one, i) => {
    const isSelfSigned = one.subject === one.issuer && one.verify(one.publicKey);
    const signer = all.findIndex((other, at) => at !== i && one.checkIssued(other) && one.verify(other.publicKey));
    const { modulusLength, namedCurve } = one.publicKey.asymmetricKeyDetails ?? {};
    return {
      subject: named(one.subject),
      issuer: named(one.issuer),
      validFrom: Date.parse(one.validFrom),
      validTo: Date.parse(one.validTo),
      key: {
        kind: one.publicKey.asymmetricKeyType ?? 'unknown',
        bits: modulusLength ?? curves[namedCurve ?? ''] ?? null,
      },
      signature: one.signatureAlgorithm ?? '',
      isSelfSigned,
      signedBy: isSelfSigned || signer < 0 ? null : signer,
      ocsp: addressIn(one.infoAccess, 'OCSP'),
      issuerAt: addressIn(one.infoAccess, 'CA Issuers'),
      mustStaple: one.raw.includes(mustStaple),
    };
  });
}

const named = (lines: string): string => (/^CN=(.+)$/m.exec(lines)?.[1] ?? lines.replaceAll('\n', ', ')).slice(0, 200);

const addressIn = (access: string | undefined, method: string): string | null =>
  access
    ?.split('\n')
    .find((line) => line.startsWith(`${method} - URI:`))
    ?.slice(method.length + 7, 300) ?? null;
