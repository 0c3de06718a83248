import { Secret, TOTP } from 'otpauth';

const period = 30;

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Vakhta', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/** A new secret, in base32, as authenticator apps take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The number of the 30-second step whose code this is: the present one, or the one before or after; else null. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code.replace(/\s/g, ''), timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/** What an authenticator app scans: the address, and its picture as SVG. */
export async function asPicture(secret: string, email: string): Promise<{ uri: string; qr: string }> {
  const uri = totpOf(secret, email).toString();
  const { toString: drawQr } = await import('qrcode');
  return { uri, qr: await drawQr(uri, { type: 'svg', margin: 2 }) };
}
