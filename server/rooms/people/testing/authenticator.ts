import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** The parts of the standard's options that a device looks at. */
interface RegistrationOptions {
  challenge: string;
  rp: { id: string };
}
interface SignInOptions {
  challenge: string;
  rpId: string;
}

export interface Authenticator {
  /** Answers `navigator.credentials.create` for the page at `origin`. */
  register(options: RegistrationOptions, origin: string): Record<string, unknown>;
  /** Answers `navigator.credentials.get`. */
  sign(options: SignInOptions, origin: string): Record<string, unknown>;
}

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A device with one ES256 passkey in software. `verifies`: it makes sure of its person, by finger or PIN. */
export function newAuthenticator(verifies = true): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  const flags = PRESENT | (verifies ? VERIFIED : 0);

  const authData = (rpId: string, extra: number, more: Uint8Array = new Uint8Array()): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | extra]), count, more]);
  };
  const clientData = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Record<string, unknown>) => ({
    id: url(id),
    rawId: url(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    register(options, origin) {
      const length = Buffer.from([0, id.length]);
      const data = authData(options.rp.id, ATTESTED, Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]));
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, string>()],
          ['authData', new Uint8Array(data)],
        ]),
      );
      return answer({
        clientDataJSON: url(clientData('webauthn.create', options.challenge, origin)),
        attestationObject: url(attestation),
        transports: ['internal'],
      });
    },
    sign(options, origin) {
      const client = clientData('webauthn.get', options.challenge, origin);
      const data = authData(options.rpId, 0);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return answer({ clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) });
    },
  };
}

function coseKey(key: KeyObject): Uint8Array {
  const { x, y } = key.export({ format: 'jwk' });
  const bytes = (part: string | undefined) => new Uint8Array(Buffer.from(part!, 'base64url'));
  return isoCBOR.encode(
    new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );
}
