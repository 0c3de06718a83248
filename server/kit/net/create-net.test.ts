import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startDnsServer, type DnsServer } from '../../../test/fakes/dns-server.ts';
import type { Question } from '../../../test/fakes/dns-messages.ts';
import { createNet } from './create-net.ts';
import { parseHosts } from './hosts-file.ts';
import { ForbiddenAddress, NameError, type NetPolicy } from './net.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-net-'));
const open: DnsServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
afterAll(() => rmSync(folder, { recursive: true }));

const asked: string[] = [];
async function names(
  answer: (question: Question) => Record<string, string | string[]> | 'silent' | 'SERVFAIL' | 'REFUSED' | 'NXDOMAIN',
): Promise<string> {
  asked.length = 0;
  const server = await startDnsServer((question) => {
    asked.push(`${question.type} ${question.name}`);
    const said = answer(question);
    if (said === 'silent') return said;
    if (typeof said === 'string') return { rcode: said, recursionAvailable: true };
    const values = [said[question.type] ?? []].flat();
    return {
      recursionAvailable: true,
      answers: values.map((value) => ({ name: question.name, type: question.type, value })),
    };
  });
  open.push(server);
  return server.resolver;
}
const net = (policy: Partial<NetPolicy> = {}, hosts = '/dev/null') =>
  createNet({ allowPrivate: true, ownPorts: [], ...policy }, hosts);

test('asks the resolver that it was given, and remembers the answer for seconds only', async () => {
  const resolver = await names(() => ({ A: ['93.184.216.34', '93.184.216.35'] }));
  const way = net({ resolvers: [resolver] });
  expect(way.resolvers).toEqual([resolver]);
  expect(await way.resolve('Shop.Test.', 80)).toEqual([
    { address: '93.184.216.34', family: 4, from: 'resolver' },
    { address: '93.184.216.35', family: 4, from: 'resolver' },
  ]);
  expect(await way.resolve('shop.test', 443)).toMatchObject([{ address: '93.184.216.34', from: 'cache' }, {}]);
  expect(asked.filter((each) => each === 'A shop.test')).toHaveLength(1);
});

test('many who ask at once cause one question; failures are not remembered', async () => {
  let fails = true;
  const resolver = await names(() => (fails ? 'NXDOMAIN' : { A: '93.184.216.34' }));
  const way = net({ resolvers: [resolver] });
  const answers = await Promise.all(Array.from({ length: 20 }, () => way.lookup('shop.test', 80)));
  expect(answers.every((answer) => answer instanceof NameError && answer.code === 'NXDOMAIN')).toBe(true);
  expect(asked.filter((each) => each.startsWith('A '))).toHaveLength(1);
  fails = false;
  expect(await way.lookup('shop.test', 80)).toMatchObject([{ address: '93.184.216.34' }]);
});

test.each([
  ['NXDOMAIN', 'NXDOMAIN'],
  ['SERVFAIL', 'SERVFAIL'],
  ['REFUSED', 'REFUSED'],
  ['nothing', 'NODATA'],
])('%s is %s', async (said, code) => {
  const resolver = await names(() => (said === 'nothing' ? {} : (said as 'NXDOMAIN')));
  await expect(net({ resolvers: [resolver] }).resolve('shop.test', 80)).rejects.toMatchObject({
    code,
    host: 'shop.test',
  });
});

test('a resolver that is quick as a rule is waited for when one name takes its time', async () => {
  const server = await startDnsServer(async ({ name, type }) => {
    if (name.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 1500));
    return { recursionAvailable: true, answers: [{ name, type, value: '93.184.216.34' }] };
  });
  open.push(server);
  const way = net({ resolvers: [server.resolver] });
  for (let i = 0; i < 40; i++) await way.lookup(`quick${i}.example`, 80);
  expect(await way.lookup('slow.example', 80)).toEqual([{ address: '93.184.216.34', family: 4, from: 'resolver' }]);
});

test('a silent resolver is given up in time', async () => {
  const resolver = await names(() => 'silent');
  const begun = performance.now();
  expect(await net({ resolvers: [resolver] }).lookup('shop.test', 80, { timeoutMs: 300 })).toMatchObject({
    code: 'TIMEOUT',
  });
  expect(performance.now() - begun).toBeGreaterThan(250);
});

test('a name with an address of IPv6 alone is found', async () => {
  const resolver = await names(() => ({ AAAA: '2606:2800:220:1::1' }));
  expect(await net({ resolvers: [resolver] }).resolve('shop.test', 80)).toEqual([
    { address: '2606:2800:220:1::1', family: 6, from: 'resolver' },
  ]);
});

test('names in the hosts file and localhost need no resolver', async () => {
  const hosts = join(folder, 'hosts');
  writeFileSync(
    hosts,
    '127.0.0.1\tlocalhost # this machine\n\n192.0.2.7 shop.test www.shop.test\n2001:db8::7 shop.test\n',
  );
  const resolver = await names(() => 'NXDOMAIN');
  const way = net({ resolvers: [resolver] }, hosts);
  expect(await way.resolve('SHOP.test', 80)).toEqual([
    { address: '192.0.2.7', family: 4, from: 'hosts' },
    { address: '2001:db8::7', family: 6, from: 'hosts' },
  ]);
  for (const name of ['localhost', 'demo.localhost'])
    expect(await way.resolve(name, 80)).toMatchObject([{ address: '127.0.0.1' }, { address: '::1' }]);
  expect(asked).toEqual([]);
  expect([...parseHosts('1.2.3.4 a b\n# 5.6.7.8 c\n1.2.3.5 a').entries()]).toEqual([
    ['a', ['1.2.3.4', '1.2.3.5']],
    ['b', ['1.2.3.4']],
  ]);
});

test('names in other scripts are asked for as DNS knows them', async () => {
  const resolver = await names(() => ({ A: '93.184.216.34' }));
  await net({ resolvers: [resolver] }).resolve('магазин.укр', 80);
  expect(asked).toContain(
    'A xn--80aaaoqr5b5b.xn--j1amh'.replace('xn--80aaaoqr5b5b', new URL('http://магазин.укр').hostname.split('.')[0]!),
  );
});

test('private addresses are for those who may, whatever their spelling and wherever the name leads', async () => {
  const resolver = await names(({ name }) => ({
    A: { 'inside.test': '10.0.0.1', 'both.test': ['10.0.0.1', '93.184.216.34'] }[name] ?? '127.0.0.1',
    AAAA: [],
  }));
  const strict = net({ allowPrivate: false, resolvers: [resolver] });
  for (const host of [
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '::1',
    '::ffff:10.0.0.1',
    'localhost',
    'inside.test',
    'loop.test',
    '192.168.0.1',
    'fd00::1',
  ]) {
    await expect(strict.resolve(host, 80), host).rejects.toBeInstanceOf(ForbiddenAddress);
    await expect(strict.lookup(host, 80), host).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(await net({ resolvers: [resolver] }).resolve(host, 80), host).not.toEqual([]);
  }
  expect(await strict.resolve('both.test', 80), 'the private one is left out').toEqual([
    { address: '93.184.216.34', family: 4, from: 'resolver' },
  ]);
});

test('services that hand out credentials, and the platform itself, are for nobody', async () => {
  const resolver = await names(() => ({ A: '169.254.169.254' }));
  const way = net({ resolvers: [resolver], ownPorts: [5432] });
  for (const host of ['169.254.169.254', 'metadata.test', '::ffff:169.254.169.254', '0.0.0.0'])
    await expect(way.resolve(host, 80), host).rejects.toBeInstanceOf(ForbiddenAddress);
  for (const host of ['127.0.0.1', '127.0.0.2', 'localhost', '::1', '::ffff:127.0.0.1']) {
    await expect(way.resolve(host, 5432), host).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(await way.resolve(host, 5433), host).not.toEqual([]);
  }
  expect(await way.resolve('93.184.216.34', 5432), 'the same port of somebody else').toHaveLength(1);
});
