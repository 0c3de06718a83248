import { createServer, type Server } from 'node:https';
import { type AddressInfo, createServer as createPlain } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import type { Severity } from '#core/inspection';
import { createNet } from '#kit/net/create-net';
import { type Authority, createAuthority, type Issue } from '../../../../test/fakes/certificates.ts';
import { startOldTlsServer } from '../../../../test/fakes/old-tls-server.ts';
import type { Encryption, Protocols } from '../../artifacts.ts';
import type { StoreCheck } from '../../check.ts';
import gatherer from '../../gather/encryption.gather.ts';
import type { Means } from '../../gatherer.ts';
import { judged, site } from '../../testing/judged.ts';
import certificate from './certificate.check.ts';
import certificateChain from './certificate-chain.check.ts';
import certificateOrder from './certificate-order.check.ts';
import certificateRevoked from './certificate-revoked.check.ts';
import certificateStatus from './certificate-status.check.ts';
import onlyOldCiphers from './only-old-ciphers.check.ts';
import weakCertificate from './weak-certificate.check.ts';
import weakCiphers from './weak-ciphers.check.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
const names = ['127.0.0.1'];
const open: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
async function look(port: number): Promise<Encryption> {
  const url = `https://127.0.0.1:${port}/`;
  const { signal } = new AbortController();
  const found = await gatherer.gather({ net, signal } as Means, {
    site: site({ reached: { ...site().reached!, url } }),
  });
  return found!;
}

/** A TLS server of Node as it is configured, and what is seen of it. `staple`: what OCSP says along with it. */
async function seenAt(options: TlsOptions, staple?: Buffer): Promise<Encryption> {
  const server: Server = createServer(options);
  server.on('tlsClientError', (_, socket) => socket.destroy());
  if (staple) server.on('OCSPRequest', (_, __, answer: (error: null, der: Buffer) => void) => answer(null, staple));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  return look((server.address() as AddressInfo).port);
}
const authority = createAuthority();
const issued = (more: Partial<Issue> = {}, by: Authority = authority) => {
  const { certificate: cert, key } = by.issue({ names, ...more });
  return { cert, key };
};
const problem = (problem: string | null) => ({
  certificate: {
    ...{ subject: '127.0.0.1', issuer: '', validFrom: 0, validTo: inDays(60).getTime(), names, fingerprint: '' },
    ...{ protocol: 'TLSv1.3', problem },
  },
  finishedAt: Date.now(),
});
const found = (check: StoreCheck, encryption: Encryption | null, trouble: string | null = null, newest = true) => {
  const spoken = { TLSv1: false, 'TLSv1.1': false, 'TLSv1.2': true, 'TLSv1.3': newest };
  const protocols: Protocols = { host: '127.0.0.1', spoken };
  const problems = judged(check, { encryption, protocols, site: site(problem(trouble)) });
  return problems && problems.map(({ about, severity = check.severity }): [string, Severity] => [about, severity]);
};

test('a server as it comes: nothing to say, in four connections', async () => {
  const encryption = await seenAt(issued());
  expect(encryption).toMatchObject({ onlyLatest: false, dhBits: null, staple: null });
  expect(encryption.taken).toMatchObject({ dhe: false, triple_des: false, broken: false, cbc: null, static: null });
  expect(encryption.taken.current).toMatch(/^TLS_ECDHE_ECDSA_WITH_\w+$/);
  for (const check of [weakCiphers, onlyOldCiphers, weakCertificate, certificateChain])
    expect(found(check, encryption)).toEqual([]);
});

test('TLS 1.3 alone is well, though nothing more shows', async () => {
  const encryption = await seenAt({ ...issued(), minVersion: 'TLSv1.3' });
  expect(encryption).toMatchObject({ onlyLatest: true, chain: null });
  expect(found(weakCiphers, encryption)).toEqual([]);
  expect(found(onlyOldCiphers, encryption)).toEqual([]);
  for (const check of [weakCertificate, certificateChain, certificateOrder, certificateStatus, certificateRevoked])
    expect(found(check, encryption)).toBeNull();
});

test.each([
  ['nobody encrypts', 'ECDHE-ECDSA-NULL-SHA@SECLEVEL=0', 'TLS_ECDHE_ECDSA_WITH_NULL_SHA'],
  [
    'nobody says who he is',
    'AECDH-AES128-SHA:ECDHE-ECDSA-AES128-GCM-SHA256@SECLEVEL=0',
    'TLS_ECDH_anon_WITH_AES_128_CBC_SHA',
  ],
])('where %s, that is grave', async (_, ciphers, suite) => {
  const encryption = await seenAt({ ...issued(), ciphers, maxVersion: 'TLSv1.2' });
  expect(encryption.taken.broken).toBe(suite);
  expect(found(weakCiphers, encryption)).toEqual([['broken', 'high']]);
});

test.each([
  ['export keys', 0x0003, 'broken', 'high'],
  ['RC4', 0x0005, 'broken', 'high'],
  ['DES', 0x0009, 'broken', 'high'],
  ['3DES', 0x000a, '3DES', 'medium'],
])('%s, which no library speaks any more', async (_, suite, about, severity) => {
  const { cert } = issued();
  const server = await startOldTlsServer([0xc02f, suite], [cert]);
  open.push(server.close);
  const encryption = await look(server.port);
  expect(encryption.taken.current).toBe('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  expect(encryption.chain).toHaveLength(1);
  expect(found(weakCiphers, encryption)).toEqual([[about, severity]]);
  expect(server.heard).toHaveLength(4);
});

test.each([
  [768, 'medium'],
  [1024, 'medium'],
  [1536, 'low'],
  [2048, null],
])('DHE with %s bits', async (dhBits, severity) => {
  const server = await startOldTlsServer([0xc02f, 0x0033], [issued().cert], { dhBits });
  open.push(server.close);
  const encryption = await look(server.port);
  expect(encryption.dhBits).toBe(dhBits);
  expect(found(weakCiphers, encryption)).toEqual(severity ? [['DHE', severity]] : []);
});

test.each([
  ['ECDHE-ECDSA-AES128-SHA', 'TLSv1.2', [['', 'low']]],
  ['ECDHE-ECDSA-AES128-SHA', 'TLSv1.3', []],
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.2', []],
] as const)('%s up to %s', async (ciphers, maxVersion, expected) => {
  const all = maxVersion === 'TLSv1.3' ? `TLS_AES_128_GCM_SHA256:${ciphers}` : ciphers;
  const encryption = await seenAt({ ...issued(), ciphers: all, maxVersion });
  expect(found(onlyOldCiphers, encryption, null, maxVersion === 'TLSv1.3')).toEqual(expected);
});
test('keys that are never thrown away', async () => {
  const encryption = await seenAt({ ...issued({ key: 'RSA-2048' }), ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2' });
  expect(encryption.taken).toMatchObject({ current: false, cbc: false, static: 'TLS_RSA_WITH_AES_128_CBC_SHA' });
  expect(found(onlyOldCiphers, encryption, null, false)).toEqual([['', 'medium']]);
});

test('nobody there, a web server without TLS, and one that hangs up: what is not known is not judged', async () => {
  const gone = createPlain();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const silent = await look(port);
  expect(silent.taken).toEqual({ current: null, cbc: null, static: null, dhe: null, triple_des: null, broken: null });
  expect(() => found(weakCiphers, silent)).toThrow('while its ciphers were tried');
  expect(found(onlyOldCiphers, silent)).toEqual([]);
  expect(found(onlyOldCiphers, silent, null, false)).toBeNull();

  const plain = createPlain((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  );
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => plain.close(resolve)));
  expect((await look((plain.address() as AddressInfo).port)).taken.broken).toBeNull();
});

const middle = authority.below({ name: 'Laboratory R1' });
const leaf = issued({ authorityAt: 'http://authority.example/r1.crt' }, middle);
test('a chain that is whole and in order', async () => {
  const encryption = await seenAt({ ...leaf, cert: leaf.cert + middle.certificate });
  expect(encryption.chain!.map(({ subject, signedBy }) => [subject, signedBy])).toEqual([
    ['127.0.0.1', 1],
    ['Laboratory R1', null],
  ]);
  expect(found(certificateChain, encryption)).toEqual([]);
  expect(found(certificateOrder, encryption)).toEqual([]);
});
test('a certificate between is missing: browsers that fetch it open the shop, others do not', async () => {
  const encryption = await seenAt(leaf);
  expect(found(certificateChain, encryption, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toEqual([['missing', 'high']]);
  expect(found(certificateChain, encryption)).toEqual([]);
  expect(found(certificate, encryption, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toEqual([]);
  const nowhere = await seenAt(issued());
  expect(found(certificateChain, nowhere, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toEqual([]);
  expect(found(certificate, nowhere, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toEqual([['shop.example', 'critical']]);
});
test('a certificate between has run out', async () => {
  const old = authority.below({ name: 'Laboratory R0', validTo: inDays(-30) });
  const own = issued({}, old);
  const encryption = await seenAt({ ...own, cert: own.cert + old.certificate });
  expect(found(certificateChain, encryption)).toEqual([['expired', 'medium']]);
  expect(found(certificateChain, encryption, 'CERT_HAS_EXPIRED')).toEqual([['expired', 'info']]);
});
test('certificates in the wrong order', async () => {
  const lower = middle.below({ name: 'Laboratory R2' });
  const own = issued({}, lower);
  const wrong = await seenAt({ ...own, cert: own.cert + middle.certificate + lower.certificate });
  expect(found(certificateOrder, wrong)).toEqual([['', 'low']]);
  const right = await seenAt({
    ...own,
    cert: own.cert + lower.certificate + middle.certificate + authority.certificate,
  });
  expect(found(certificateOrder, right)).toEqual([]);
});
test('one that signed itself has no chain', async () => {
  expect(found(certificateChain, await seenAt(issued({ selfSigned: true })))).toBeNull();
});

test.each<[Partial<Issue>, string | null]>([
  [{ key: 'RSA-1024' }, 'RSA 1024 bit'],
  [{ hash: 'sha1' }, 'ecdsa-with-SHA1'],
  [{ key: 'RSA-2048' }, null],
])('a certificate with %j', async (more, weak) => {
  const encryption = await seenAt({ ...issued(more), ciphers: 'DEFAULT@SECLEVEL=0' });
  const problems = judged(weakCertificate, { encryption })!;
  expect(problems.map(({ about, values }) => [about, values!['weak']])).toEqual(weak ? [['own', weak]] : []);
});

const asked = { ocspAt: 'http://ocsp.example/' };
test.each<[string, Partial<Issue>, Buffer | undefined, Severity | null]>([
  ['nothing to ask', {}, undefined, null],
  ['no proof', asked, undefined, 'info'],
  ['no proof, though the certificate demands it', { ...asked, mustStaple: true }, undefined, 'medium'],
  ['a proof', asked, authority.ocsp({ status: 'good', until: inDays(3) }), null],
  ['a proof of last month', asked, authority.ocsp({ status: 'good', until: inDays(-30) }), 'info'],
  ['what is no proof', asked, Buffer.from('3003020100', 'hex'), 'info'],
])('the status of the certificate: %s', async (_, more, staple, severity) => {
  const encryption = await seenAt(issued(more), staple);
  const all = found(certificateStatus, encryption);
  expect(all?.map(([, grave]) => grave)[0] ?? null).toBe(severity);
  expect(found(certificateRevoked, encryption) ?? []).toEqual([]);
});
test('a certificate that was revoked', async () => {
  const encryption = await seenAt(issued(asked), authority.ocsp({ status: 'revoked', until: inDays(3) }));
  expect(found(certificateRevoked, encryption)).toEqual([['', 'critical']]);
});

test('a shop without TLS is asked nothing', async () => {
  const plain = site({ reached: { ...site().reached!, url: 'http://127.0.0.1:9/' } });
  expect(await gatherer.gather({} as Means, { site: plain })).toBeNull();
  for (const check of [weakCiphers, onlyOldCiphers, weakCertificate, certificateChain, certificateOrder])
    expect(found(check, null)).toBeNull();
});
