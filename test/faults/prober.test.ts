import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listIncidents } from '#contract/incidents';
import { addProber, createMonitors, listProbers, listProbes, readUptime } from '#contract/monitoring';
import { addStore } from '#contract/stores';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { readLetter } from '../fakes/letter.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { type Cuttable, cuttable } from './stage/cuttable.ts';
import { intervalSeconds, mailTo, monitorOf, openStall, type Stall, until } from './stage/outages.ts';
import { newProduct, type Product } from './stage/product.ts';

let product: Product;
let far: Product;
let folder: string;
let line: Cuttable;
let box: Mailbox;
let call: Caller;
let stall: Stall;
beforeEach(async () => {
  [product, far, box, stall] = [
    await newProduct(),
    await newProduct(),
    await startMailbox(),
    await openStall('The stall'),
  ];
  folder = mkdtempSync(join(tmpdir(), 'vakhta-faults-line-'));
  await product.start();
  line = await cuttable(product.port);
  call = await callerOf(product.base);
  await mailTo(call, box.port);
});
afterEach(async () => {
  await far.close();
  await product.close();
  await Promise.all([line.close(), box.close(), stall.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const told = (words: string) => box.mails.some((mail) => readLetter(mail, []).text.includes(words));

test('a prober cut off from its server keeps what it sees and hands it in later; nobody is charged, and its silence is told', async () => {
  const { token } = await call(addProber, { body: { name: 'far away', region: 'north' } });
  await far.start('--roles', 'prober', '--join', `http://127.0.0.1:${line.port}`, '--token', token);
  stall.storeId = (await call(addStore, { body: { url: stall.origin, name: stall.name } })).id;
  const item = {
    storeId: stall.storeId,
    type: 'http',
    name: 'The page',
    settings: { url: `${stall.origin}/` },
    regions: ['north'],
    intervalSeconds,
  };
  const [id] = (await call(createMonitors, { body: { items: [item] } })).ids as [string];
  await until('it is up', async () => (await monitorOf(call, stall)).status === 'up');

  const from = Date.now();
  line.cut();
  await until('its silence is told', () => told('The prober far away is silent.'), 240_000);
  expect((await call(listProbers, {})).items.find(({ name }) => name === 'far away')!.state).toBe('silent');
  const views = stall.views;
  await until('it goes on looking', () => stall.views > views + 1);
  const to = Date.now();
  line.mend();
  await until(
    'it is heard again',
    async () => (await call(listProbers, {})).items.find(({ name }) => name === 'far away')!.state === 'working',
  );
  const meanwhile = async () =>
    (await call(listProbes, { params: { id }, query: { limit: 200 } })).items.filter(
      ({ at }) => Date.parse(at) > from && Date.parse(at) < to,
    );
  await until(
    'the hole is filled',
    // A busy machine leaves out a slot now and then; what was seen is there from one end to the other.
    async () => {
      const ats = (await meanwhile()).map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
      const steps = [from, ...ats, to].map((at, i, all) => at - (all[i - 1] ?? at));
      return Math.max(...steps) < 3 * intervalSeconds * 1000;
    },
  );
  expect((await meanwhile()).every(({ verdict }) => verdict === 'up')).toBe(true);
  await until('it is up', async () => (await monitorOf(call, stall)).status === 'up');
  expect((await call(readUptime, { params: { id } })).windows[0]).toMatchObject({ downMs: 0, outages: 0 });
  expect((await call(listIncidents, { query: {} })).total).toBe(0);
});
