import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startDnsServer, type Deed, type DnsServer } from '../../../../test/fakes/dns-server.ts';
import type { Question } from '../../../../test/fakes/dns-messages.ts';
import dns from './dns.monitor.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

let lab: Laboratory;
const open: DnsServer[] = [];
beforeAll(async () => {
  lab = await openLaboratory({ slowMs: 4000 });
});
afterAll(async () => {
  await lab.close();
  await Promise.all(open.map((server) => server.close()));
});

test.concurrent.each([
  ['dns-nxdomain', 'name_unknown', '[DNS] (NXDOMAIN) = NOERROR'],
  ['dns-servfail', 'name_failed', '[DNS] (SERVFAIL) = NOERROR'],
  ['dns-timeout', 'name_timeout', '[DNS] (no answer) = NOERROR'],
  ['dns-cname-nowhere', 'cname_nowhere', '[DNS] (NXDOMAIN) = NOERROR'],
  ['dns-slow', 'slow', undefined],
  ['dns-ns-silent', 'nameserver_silent', '[NAMESERVERS] (2 good) = 3'],
  ['dns-ns-failing', 'nameserver_failing', '[NAMESERVERS] (2 good) = 3'],
])('%s', async (id, code, condition) => {
  const target = lab.target(id);
  const settings = { name: target.name, slowMs: 1000 };
  const ctx = lab.context({ timeoutMs: 16_000 });
  const healthy = await probed(dns, settings, ctx);
  expect(verdictOf(healthy)).toEqual({ verdict: 'up' });
  expect(healthy.learned).toEqual({
    values: ['127.0.0.1'],
    zone: target.name,
    nameservers: [1, 2, 3].map((n) => `ns${n}.${target.name}`),
  });
  await target.break();
  const outcome = await probed(dns, settings, ctx);
  expect(verdictOf(outcome)).toEqual(target.expects);
  expect(outcome.reason.code).toBe(code);
  expect(outcome.learned, 'what is broken is never learned as normal').toBeUndefined();
  if (condition) expect(outcome.conditions).toContainEqual({ text: condition, ok: false });
  await target.mend();
  expect(verdictOf(await probed(dns, settings, ctx))).toEqual({ verdict: 'up' });
});

test('says whom it asked and what each said', async () => {
  const { name } = lab.target('http-503');
  const { evidence } = await probed(dns, { name }, lab.context());
  expect(evidence?.answers).toEqual([
    'resolver 127.0.0.1: A 127.0.0.1',
    ...[1, 2, 3].map((n) => `NS ns${n}.${name} (127.0.0.${n + 1}): A 127.0.0.1`),
  ]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['the value that is expected', { expected: ['127.0.0.1'] }, 'up'],
  ['another one', { expected: ['192.0.2.1'] }, 'down'],
  ['any of several', { expected: ['192.0.2.1', '127.0.0.1'], match: 'any' }, 'up'],
  ['all of several', { expected: ['192.0.2.1', '127.0.0.1'], match: 'all' }, 'down'],
  ['a mail server', { type: 'MX', expected: ['10 mail.HTTP-503.test.'] }, 'up'],
  ['a text', { type: 'TXT', expected: ['v=spf1 -all'] }, 'up'],
  ['name servers', { type: 'NS', expected: ['ns1.http-503.test'], match: 'any' }, 'up'],
  ['a record that is not there', { type: 'AAAA' }, 'down'],
])('judges %s', async (_, settings, verdict) => {
  const outcome = await probed(dns, { name: 'http-503.test', ...settings }, lab.context());
  expect(outcome.verdict).toBe(verdict);
  if (verdict === 'down') expect(outcome.failure).toBe('dns');
});

/** A resolver and name servers at one address, with records as they are at the moment. */
async function zone(answer: (question: Question, over: 'udp' | 'tcp') => Deed): Promise<DnsServer> {
  const server = await startDnsServer(answer);
  open.push(server);
  return server;
}
const netOf = ({ resolver, port }: DnsServer) =>
  createNet({ allowPrivate: true, ownPorts: [], resolvers: [resolver], nameserverPort: port });

test('a changed address or name server is told where it is watched, until it is accepted', async () => {
  let address = '192.0.2.1';
  let server = 'ns1.shop.test';
  const fake = await zone(({ name, type }) => ({
    answers:
      type === 'A'
        ? [{ name, type, value: name.startsWith('ns') ? '127.0.0.1' : address }]
        : type === 'NS' && name === 'shop.test'
          ? [{ name, type, value: server }]
          : [],
  }));
  const context = (more: object = {}) => lab.context({ net: netOf(fake), ...more });
  const settings = { name: 'www.shop.test', watchChange: true };
  const { learned: baseline } = await probed(dns, settings, context());
  expect(baseline).toEqual({ values: ['192.0.2.1'], zone: 'shop.test', nameservers: ['ns1.shop.test'] });
  address = '192.0.2.66';
  expect(await probed(dns, settings, context({ baseline }))).toMatchObject({
    verdict: 'degraded',
    failure: 'dns',
    reason: { code: 'values_changed', params: { before: '192.0.2.1', values: '192.0.2.66' } },
  });
  const { learned: accepted } = await probed(dns, settings, context({ baseline, accept: true }));
  expect(verdictOf(await probed(dns, settings, context({ baseline: accepted })))).toEqual({ verdict: 'up' });
  server = 'ns2.shop.test';
  expect(await probed(dns, settings, context({ baseline: accepted }))).toMatchObject({
    verdict: 'degraded',
    reason: { code: 'nameservers_changed' },
  });
  expect(verdictOf(await probed(dns, { name: 'www.shop.test' }, context({ baseline })))).toEqual({ verdict: 'up' });
});

test('where no name server is within reach while the resolver is fine, our own way is barred', async () => {
  const fake = await zone(({ name, type, recursionDesired }) => {
    if (!recursionDesired) return 'silent';
    return {
      answers:
        type === 'A'
          ? [{ name, type, value: '127.0.0.1' }]
          : type === 'NS'
            ? [
                { name, type, value: `ns1.${name}` },
                { name, type, value: `ns2.${name}` },
              ]
            : [],
    };
  });
  const outcome = await probed(dns, { name: 'shop.test' }, lab.context({ net: netOf(fake), timeoutMs: 4000 }));
  expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
  expect(outcome.conditions).toContainEqual({ text: '[NAMESERVERS] (none within reach) = not judged', ok: true });
});

test('a lost packet is asked for again and is no slowness; a long answer comes over TCP', async () => {
  let asked = 0;
  const fake = await zone(({ name, type }, over) => {
    if (type === 'A') return ++asked === 1 ? 'silent' : { answers: [{ name, type, value: '192.0.2.1' }] };
    return type !== 'TXT'
      ? {}
      : over === 'udp'
        ? { truncated: true }
        : { answers: Array.from({ length: 40 }, (_, i) => ({ name, type, value: `${'x'.repeat(300)} ${i}` })) };
  });
  const context = lab.context({ net: netOf(fake) });
  expect(verdictOf(await probed(dns, { name: 'shop.test', slowMs: 300 }, context))).toEqual({ verdict: 'up' });
  const { evidence, verdict } = await probed(dns, { name: 'shop.test', type: 'TXT' }, context);
  expect(verdict).toBe('up');
  expect(evidence?.answers?.[0]).toMatch(/^resolver 127.0.0.1: TXT x{100}/);
});

test('the second resolver is asked where the first is dead; a named resolver is judged as any address', async () => {
  const fake = await zone(({ name, type }) => ({ answers: type === 'A' ? [{ name, type, value: '192.0.2.1' }] : [] }));
  const dead = await startDnsServer(() => 'silent');
  open.push(dead);
  const net = createNet({ allowPrivate: true, ownPorts: [], resolvers: [dead.resolver, fake.resolver] });
  expect(verdictOf(await probed(dns, { name: 'shop.test' }, lab.context({ net, timeoutMs: 4000 })))).toEqual({
    verdict: 'up',
  });
  const strict = createNet({ allowPrivate: false, ownPorts: [] });
  await expect(
    probed(dns, { name: 'shop.test', resolver: fake.resolver }, lab.context({ net: strict })),
  ).rejects.toThrow('may not be probed');
});

test.each([
  { name: 'shop test' },
  { name: 'shop.test', resolver: 'ns1.shop.test' },
  { name: 'shop.test', resolver: '192.0.2.1:99999' },
  { name: 'shop.test', type: 'PTR' },
])('refuses %o', (settings) => {
  expect(dns.settings.safeParse(settings).success).toBe(false);
});
