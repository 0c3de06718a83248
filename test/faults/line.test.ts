import { afterEach, beforeEach, expect, test } from 'vitest';
import { listIncidents } from '#contract/incidents';
import { createMonitors, listMonitors, readSelfWatch, readUptime } from '#contract/monitoring';
import { addStore } from '#contract/stores';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { type DnsServer, startDnsServer } from '../fakes/dns-server.ts';
import { readLetter } from '../fakes/letter.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { intervalSeconds, mailTo, openStall, type Stall, until } from './stage/outages.ts';
import { newProduct, type Product } from './stage/product.ts';

const names = ['cups.com', 'plates.com', 'bowls.com', 'vases.com', 'jugs.com'];

let product: Product;
let box: Mailbox;
let call: Caller;
let stall: Stall;
let resolver: DnsServer;
/** Whether the world answers: without it, not even a refusal comes back. */
let line: boolean;

beforeEach(async () => {
  line = true;
  [box, stall] = [await startMailbox(), await openStall('The stall')];
  resolver = await startDnsServer(({ name, type }) => {
    if (!line) return 'silent';
    if (!names.includes(name)) return { rcode: 'NXDOMAIN', recursionAvailable: true };
    return { recursionAvailable: true, answers: type === 'A' ? [{ name, type: 'A', value: '127.0.0.1' }] : [] };
  });
  product = await newProduct({ VAKHTA_RESOLVERS: resolver.resolver });
  await product.start();
  call = await callerOf(product.base);
  await mailTo(call, box.port);
});
afterEach(async () => {
  await product.close();
  await Promise.all([box.close(), stall.close(), resolver.close()]);
});

const subjects = () => box.mails.map((mail) => readLetter(mail, []).subject);
const statuses = async () => (await call(listMonitors, { query: { limit: 100 } })).items.map(({ status }) => status);

test('our own line is dead: nothing is known of the stores, nobody is charged, and we say so ourselves', async () => {
  const port = new URL(stall.origin).port;
  for (const name of names) {
    const { id } = await call(addStore, { body: { url: `http://${name}:${port}/`, name } });
    const item = {
      storeId: id,
      type: 'http',
      name: `${name} page`,
      settings: { url: `http://${name}:${port}/` },
      intervalSeconds,
    };
    await call(createMonitors, { body: { items: [item] } });
  }
  await until('all are up', async () => (await statuses()).every((status) => status === 'up'));
  line = false;
  await until('nothing is known', async () => (await statuses()).every((status) => status === 'unknown'));
  await until('it is told', () => subjects().includes('Vakhta itself is in trouble'));
  const { proberProblem } = await call(readSelfWatch, {});
  expect(proberProblem).toContain('has no line');
  line = true;
  await until('all are up again', async () => (await statuses()).every((status) => status === 'up'));
  await until('that is told, too', () => subjects().includes('Vakhta watches again as it should'));
  expect([...new Set(subjects())]).toEqual(['Vakhta itself is in trouble', 'Vakhta watches again as it should']);
  expect((await call(listIncidents, { query: {} })).total).toBe(0);
  for (const { id } of (await call(listMonitors, { query: { limit: 100 } })).items) {
    const [today] = (await call(readUptime, { params: { id } })).windows;
    expect(today).toMatchObject({ downMs: 0, outages: 0 });
    expect(today!.unknownMs).toBeGreaterThan(0);
  }
});
