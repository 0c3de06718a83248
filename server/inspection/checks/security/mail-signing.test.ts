import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MailDomain } from '../../artifacts.ts';
import { about, judged } from '../../testing/judged.ts';
import mailSigning from './mail-signing.check.ts';

const keyOf = (bits: number, type: 'spki' | 'pkcs1' = 'spki') =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type, format: 'der' }).toString('base64');
const long = keyOf(2048);
const short = keyOf(512);

const signed = (...records: string[]): MailDomain => ({
  domain: 'shop.example',
  mx: null,
  txt: null,
  dmarc: null,
  dkim: records.map((record, n) => ({ selector: `s${n + 1}`, record })),
});

test.each<[string, MailDomain | null, string[] | null]>([
  ['a long key', signed(`v=DKIM1; k=rsa; p=${long}`), []],
  ['no version, no type, spaces in the key', signed(`p=${long.slice(0, 50)} ${long.slice(50)}`), []],
  ['a key as PKCS #1', signed(`v=DKIM1; p=${keyOf(1024, 'pkcs1')}`), []],
  ['an elliptic key', signed('v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='), []],
  ['a key that was withdrawn', signed('v=DKIM1; p='), []],
  ['a short key', signed(`v=DKIM1; p=${short}`), ['s1._domainkey.shop.example: RSA 512']],
  ['a short key as PKCS #1', signed(`p=${keyOf(512, 'pkcs1')}`), ['s1._domainkey.shop.example: RSA 512']],
  ['half a key', signed(`v=DKIM1; p=${long.slice(0, 90)}`), ['s1._domainkey.shop.example: p=?']],
  ['only testing', signed(`v=DKIM1; t=s:y; p=${long}`), ['s1._domainkey.shop.example: t=y']],
  ['one good, one bad', signed(`p=${long}`, `p=${short}`), ['s2._domainkey.shop.example: RSA 512']],
  ['none is under a usual name', signed(), null],
  ['no domain of its own', null, null],
])('%s', (_, mail, found) => {
  expect(about(mailSigning, { mail })).toEqual(found);
});

test('testing weighs less than a key that can be reckoned out', () => {
  const severities = judged(mailSigning, { mail: signed(`t=y; p=${long}`, `p=${short}`) })!.map((one) => one.severity);
  expect(severities).toEqual(['low', undefined]);
  expect(mailSigning.severity).toBe('medium');
});
