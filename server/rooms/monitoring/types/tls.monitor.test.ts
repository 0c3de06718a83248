import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';
import tls from './tls.monitor.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

test.each([
  ['tls-expired', 'certificate_expired', '[CERTIFICATE] (expired) = valid'],
  ['tls-expires-soon', 'expires_soon', '[CERTIFICATE_EXPIRATION] (5 d) > 14 d'],
  ['tls-self-signed', 'certificate_self_signed', '[CERTIFICATE] (self signed) = valid'],
  ['tls-wrong-name', 'certificate_wrong_name', '[CERTIFICATE] (wrong name) = valid'],
  ['tls-unknown-authority', 'certificate_untrusted', '[CERTIFICATE] (untrusted) = valid'],
  ['tls-handshake', 'tls_failed', '[CONNECTION] (tls failed) = ok'],
  ['tls-old-protocol', 'old_protocol', '[PROTOCOL] (TLSv1.1) ≥ TLSv1.2'],
])('%s', async (id, code, condition) => {
  const target = lab.target(id);
  for (const host of [target.name, target.host]) {
    const settings = { host, port: target.port };
    expect(verdictOf(await probed(tls, settings, lab.context())), 'healthy').toEqual({ verdict: 'up' });
    await target.break();
    const outcome = await probed(tls, settings, lab.context());
    expect(verdictOf(outcome)).toEqual(target.expects);
    expect(outcome.reason.code).toBe(code);
    expect(outcome.conditions).toContainEqual({ text: condition, ok: false });
    await target.mend();
  }
});

test('keeps the certificate as evidence and times the handshake', async () => {
  const target = lab.target('tls-expired');
  const outcome = await probed(tls, { host: target.name, port: target.port }, lab.context());
  expect(outcome.evidence?.certificate).toMatchObject({
    subject: target.name,
    issuer: 'Vakhta laboratory authority',
    names: [target.name, '127.0.0.1'],
  });
  expect(outcome.evidence?.facts).toMatchObject({ protocol: 'TLSv1.3' });
  expect(outcome.phases).toMatchObject({ connect: expect.any(Number), tls: expect.any(Number) });
});

test('the clock that it is told decides, not the clock of the machine', async () => {
  const target = lab.target('tls-expired');
  const inDays = (days: number) =>
    probed(
      tls,
      { host: target.name, port: target.port, warnDays: 30 },
      lab.context({ now: Date.now() + days * 86_400_000 }),
    );
  expect(verdictOf(await inDays(70))).toEqual({ verdict: 'degraded', failure: 'tls' });
  expect((await inDays(91)).reason.code).toBe('certificate_expired');
  expect((await inDays(-3)).reason.code).toBe('certificate_early');
});

test('a server that listens and never shakes hands, and one that is gone', async () => {
  const mute = lab.target('tcp-mute');
  await mute.break();
  expect(await probed(tls, { host: '127.0.0.1', port: mute.port, connectMs: 300 }, lab.context())).toMatchObject({
    verdict: 'down',
    failure: 'timeout',
    reason: { code: 'tls_timeout' },
  });
  const refused = lab.target('tcp-refused');
  await refused.break();
  expect(await probed(tls, { host: '127.0.0.1', port: refused.port }, lab.context())).toMatchObject({
    verdict: 'down',
    failure: 'connect',
    reason: { code: 'refused' },
  });
  expect(await probed(tls, { host: 'no-such-name.test' }, lab.context())).toMatchObject({
    verdict: 'down',
    failure: 'dns',
  });
});

test.each(['https://shop.test', 'shop.test/x', 'a b', ''])('refuses the host %o', (host) => {
  expect(tls.settings.safeParse({ host }).success).toBe(false);
});
