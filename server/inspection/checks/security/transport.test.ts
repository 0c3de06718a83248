import { expect, test } from 'vitest';
import type { Protocols } from '../../artifacts.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import certificate from './certificate.check.ts';
import certificateEnds from './certificate-ends.check.ts';
import certificateExpired from './certificate-expired.check.ts';
import certificateName from './certificate-name.check.ts';
import hsts from './hsts.check.ts';
import mixedContent from './mixed-content.check.ts';
import oldTls from './old-tls.check.ts';
import onlyOldTls from './only-old-tls.check.ts';
import plainForms from './plain-forms.check.ts';
import plainHttp from './plain-http.check.ts';

const reached = site().reached!;

test.each([
  ['leads to HTTPS', { http: 'to_https' as const }, []],
  ['nothing listens there', { http: 'silent' as const }, []],
  ['was not found out', { http: null }, []],
  ['answers as well', { http: 'answers' as const }, ['http://shop.example/']],
  ['is all there is', { url: 'http://shop.example/', http: null }, ['']],
])('plain HTTP %s', (_, more, found) => {
  expect(about(plainHttp, { site: site({ reached: { ...reached, ...more } }) })).toEqual(found);
});

const header = (value?: string) =>
  seen('home', '', { headers: value === undefined ? {} : { 'strict-transport-security': value } });
test.each([
  ['max-age=31536000; includeSubDomains', []],
  ['max-age="31536000"', []],
  ['max-age=86400', ['info']],
  ['max-age=31536000; includeSubDomains; preload', []],
  ['max-age=31536000; preload', ['info']],
  ['max-age=15768000; includeSubDomains; preload', ['info']],
  ['max-age=63072000, max-age=0', []],
  ['max-age=0', [undefined]],
  ['max-age=0; includeSubDomains, max-age=63072000', [undefined]],
  ['max-age=31536000; max-age=31536000', [undefined]],
  ['max-age=one year', [undefined]],
  ['includeSubDomains', [undefined]],
  [undefined, [undefined]],
])('HSTS %s', (value, found) => {
  expect(judged(hsts, { pages: [header(value)] })!.map(({ severity }) => severity)).toEqual(found);
});
test('HSTS is no matter of a shop without HTTPS', () => {
  expect(judged(hsts, { pages: [seen('home', '', { url: 'http://shop.example/' })] })).toBeNull();
});

const spoken = (one: boolean | null, two: boolean | null, three: boolean | null): Protocols => ({
  host: 'shop.example',
  spoken: { TLSv1: one, 'TLSv1.1': one, 'TLSv1.2': two, 'TLSv1.3': three },
});
test.each([
  ['current ones alone', spoken(false, true, true), []],
  ['old ones too', spoken(true, true, true), ['TLSv1', 'TLSv1.1']],
  ['not found out', spoken(true, null, null), null],
  ['no HTTPS', null, null],
])('TLS: %s', (_, protocols, found) => {
  expect(about(oldTls, { protocols })).toEqual(found);
});
test('old TLS alone is one thing, and grave: browsers open the shop no more', () => {
  expect(judged(oldTls, { protocols: spoken(true, false, false) })).toBeNull();
  expect(about(onlyOldTls, { protocols: spoken(true, false, false) })).toEqual(['']);
  expect(about(onlyOldTls, { protocols: spoken(true, false, null) })).toEqual([]);
  expect(about(onlyOldTls, { protocols: spoken(true, true, false) })).toEqual([]);
  expect(about(onlyOldTls, { protocols: spoken(true, null, null) })).toBeNull();
});

const cert = (days: number, problem: string | null = null) => ({
  subject: 'shop.example',
  issuer: 'An Authority',
  validFrom: 0,
  validTo: site().finishedAt + days * 86_400_000,
  names: ['shop.example'],
  fingerprint: '',
  protocol: 'TLSv1.3',
  problem,
});
test.each<[string, ReturnType<typeof cert>, string[]]>([
  ['is well', cert(60), []],
  ['ends in two weeks', cert(13), ['certificate-ends medium']],
  ['ends in a week', cert(6), ['certificate-ends high']],
  ['ends at once', cert(2), ['certificate-ends critical']],
  ['has run out', cert(-1, 'CERT_HAS_EXPIRED'), ['certificate-expired critical']],
  ['has run out, and is from nobody', cert(-1, 'DEPTH_ZERO_SELF_SIGNED_CERT'), ['certificate-expired critical']],
  ['is of another', cert(60, 'ERR_TLS_CERT_ALTNAME_INVALID'), ['certificate-name critical']],
  [
    'is of another and ends',
    cert(6, 'ERR_TLS_CERT_ALTNAME_INVALID'),
    ['certificate-name critical', 'certificate-ends high'],
  ],
  ['signed itself', cert(60, 'DEPTH_ZERO_SELF_SIGNED_CERT'), ['certificate critical']],
  ['is signed by nobody known', cert(60, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'), ['certificate critical']],
])('a certificate that %s', (_, one, found) => {
  const checks = {
    certificate,
    'certificate-expired': certificateExpired,
    'certificate-name': certificateName,
    'certificate-ends': certificateEnds,
  };
  const all = Object.entries(checks).flatMap(([name, check]) =>
    (judged(check, { site: site({ certificate: one }), encryption: null }) ?? []).map(
      ({ severity = check.severity }) => `${name} ${severity}`,
    ),
  );
  expect(all).toEqual(found);
});
test('what is said of it names the day, and whose it is', () => {
  const [ends] = judged(certificateEnds, { site: site({ certificate: cert(6) }) })!;
  expect(ends).toMatchObject({ about: 'shop.example', values: { days: 6 } });
  const another = { ...cert(60, 'ERR_TLS_CERT_ALTNAME_INVALID'), names: ['other.example', 'www.other.example'] };
  const [name] = judged(certificateName, { site: site({ certificate: another }) })!;
  expect(name!.values).toEqual({ names: 'other.example, www.other.example' });
});

const page = (html: string, url = 'https://shop.example/cart/') => seen('cart', html, { url });
test.each<[string, [number, string][]]>([
  ['<img src="https://cdn.example/a.jpg"><a href="http://other.example/">a link is no part</a>', []],
  ['<img src="http://cdn.example/a.jpg"><img src="http://cdn.example/a.jpg">', [[1, 'low']]],
  ['<img src="http://cdn.example/a.jpg?v=2"><script src="http://cdn.example/a.js"></script>', [[2, 'medium']]],
  ['<img src="//cdn.example/a.jpg">', []],
  ['<img src="http://cdn.example/image?id=3">', [[1, 'low']]],
  ['<iframe src="http://maps.example/here"></iframe>', [[1, 'medium']]],
  ['<link rel="stylesheet" href="http://cdn.example/a.css">', [[1, 'medium']]],
  ['<link rel="shortcut icon" href="http://cdn.example/a.ico">', [[1, 'low']]],
  ['<link rel="profile" href="http://gmpg.org/xfn/11"><link rel="dns-prefetch" href="http://cdn.example">', []],
])('mixed content: %s', (html, found) => {
  const problems = judged(mixedContent, { pages: [page(html)] })!;
  expect(problems.map(({ values, severity }) => [values!['n'], severity])).toEqual(found);
  expect(judged(mixedContent, { pages: [page(html, 'http://shop.example/')] })).toBeNull();
});
test('what the theme repeats on all pages is told once, what is blocked first', () => {
  const html = '<img src="http://cdn.example/a.jpg"><script src="http://cdn.example/a.js"></script>';
  const [one] = judged(mixedContent, { pages: [page(html, 'https://shop.example/'), page(html)] })!;
  expect(one!.values).toEqual({ n: 2, pages: 2 });
  expect(one!.evidence).toEqual([
    { url: 'https://shop.example/', quote: 'http://cdn.example/a.js' },
    { url: 'https://shop.example/', quote: 'http://cdn.example/a.jpg' },
  ]);
});
test('forms that send without encryption', () => {
  const form = (to: string) => `<form action="${to}" method="post"><input name="a"></form>`;
  expect(about(plainForms, { pages: [page(form('http://shop.example/pay'))] })).toEqual(['']);
  expect(about(plainForms, { pages: [page(form('/pay'))] })).toEqual([]);
  expect(about(plainForms, { pages: [page(form('http://shop.example/pay'), 'http://shop.example/')] })).toBeNull();
});
