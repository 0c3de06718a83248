import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenAgreement } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
let other: Awaited<ReturnType<typeof givenClient>>;
const at = (time: string) => Date.parse(`2026-06-01T${time}:00+03:00`);
const june = 'from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z';
const minute = 60_000;

/** A day of one client: two requests, one of them late and opened again, two incidents; and one request of another. */
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: at('09:00') });
  shop = await givenClient(t);
  other = await givenClient(t);
  await givenAgreement(t, shop.clientId);
  const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' };
  const open = async (of: typeof shop, topic: string) => {
    const body = { topic, text: 'Since this morning.', answers, storeId: of.storeId };
    return (await t.call(of.person, 'POST', '/api/requests', body)).body.id as string;
  };
  const write = (id: string, body: object) => t.call(engineer, 'POST', `/api/requests/${id}/messages`, body);
  const [good, late] = [await open(shop, 'Cart is empty'), await open(shop, '=HYPERLINK("https://evil.example")')];
  await open(other, 'Not theirs');
  const incident = async (actor: Parameters<TestApp['call']>[0]) =>
    (await t.call(actor, 'POST', '/api/incidents', { storeId: shop.storeId, title: 'Down', severity: 'major' })).body
      .id;
  const [found] = [await incident(engineer), await incident(shop.person)];
  t.clock.set(at('09:30'));
  await write(good, { text: 'Looking.' });
  await t.call(engineer, 'POST', `/api/incidents/${found}/acknowledge`, {});
  t.clock.set(at('10:00'));
  await write(good, { text: 'Mended.', state: 'solved' });
  t.clock.set(at('10:30'));
  await write(late, { text: 'Sorry.', state: 'solved' });
  t.clock.set(at('11:00'));
  await t.call(shop.person, 'POST', `/api/requests/${late}/messages`, { text: 'Still there.' });
  await t.call(engineer, 'POST', `/api/incidents/${found}/resolve`, {});
  await t.drain();
  t.clock.set(at('12:00'));
});
afterAll(() => t.close());

const get = (url: string, actor = engineer) => t.call(actor, 'GET', url);

test('figures of a period and a client, from the logs', async () => {
  const { body } = await get(`/api/quality?${june}&clientId=${shop.clientId}`);
  expect(body).toEqual({
    cases: 4,
    reaction: { hit: 2, of: 4, share: 0.5 },
    resolution: { hit: 2, of: 2, share: 1 },
    mtta: { of: 3, meanMs: 50 * minute, medianMs: 30 * minute },
    mttr: { of: 2, meanMs: 90 * minute, medianMs: 90 * minute },
    reopened: { hit: 1, of: 3, share: 1 / 3 },
    repeats: { hit: 0, of: 0, share: null },
    found_first: { hit: 1, of: 2, share: 0.5 },
    critical: { hit: 0, of: 4, share: 0 },
  });
  expect((await get(`/api/quality?${june}&kind=request&storeId=${shop.storeId}`)).body.cases).toBe(2);
  expect((await get('/api/quality?from=2026-05-01T00:00:00Z&to=2026-06-01T00:00:00Z')).body.cases).toBe(0);
});

test('the same by months, which begin at midnight of the zone', async () => {
  const asked = `from=2026-04-30T21:00:00Z&to=2026-06-30T21:00:00Z&clientId=${shop.clientId}`;
  const { body } = await get(`/api/quality/months?${asked}&timeZone=Europe/Kyiv`);
  expect(body.items.map(({ month, cases }: { month: string; cases: number }) => [month, cases])).toEqual([
    ['2026-05', 0],
    ['2026-06', 4],
  ]);
  expect(body.items[1]).toMatchObject({ reaction: { hit: 2, of: 4 }, critical: { hit: 0, of: 4 } });
  const theirs = await get(`/api/quality/months?${june}`, other.person);
  expect(theirs.body.items).toMatchObject([{ month: '2026-06', cases: 1 }]);
});

test('each number has the list behind it', async () => {
  const figures = (await get(`/api/quality?${june}`)).body;
  for (const name of ['reaction', 'resolution', 'mtta', 'mttr', 'reopened', 'found_first', 'critical']) {
    const { body } = await get(`/api/quality/${name}?${june}`);
    expect([name, body.total, body.items.length]).toEqual([name, figures[name].of, figures[name].of]);
    const hits = await get(`/api/quality/${name}?${june}&counts=yes`);
    expect([name, hits.body.total]).toEqual([name, figures[name].hit ?? figures[name].of]);
  }
  const { body } = await get(`/api/quality/reopened?${june}&counts=yes&limit=1`);
  expect(body.items).toMatchObject([
    { kind: 'request', title: '=HYPERLINK("https://evil.example")', reopened: 1, reactionKept: false, counts: true },
  ]);
});

test('a client has its own figures alone, and none of a person', async () => {
  for (const url of [`/api/quality?${june}`, `/api/quality/mtta?${june}`]) {
    const mine = (await get(url, shop.person)).body;
    expect([url, mine.cases ?? mine.total]).toEqual([url, 'cases' in mine ? 4 : 3]);
    const theirs = (await get(`${url}&clientId=${shop.clientId}`, other.person)).body;
    expect([url, theirs.cases ?? theirs.total]).toEqual([url, 0]);
  }
  const csv = (await get(`/api/quality.csv?${june}`, other.person)).body;
  expect([csv.includes('Not theirs'), csv.includes('Cart')]).toEqual([true, false]);
  const refused = await get(`/api/quality?${june}&personId=${newId()}`, shop.person);
  expect([refused.status, refused.body.error.field]).toEqual([422, 'personId']);
  expect((await get(`/api/quality?${june}&personId=${engineer.personId}`)).body.cases).toBe(1);
});

test('a table to take away, in the language of the reader, that no spreadsheet takes for a formula', async () => {
  const { body } = await get(`/api/quality.csv?${june}&clientId=${shop.clientId}`, { ...engineer, language: 'ru' });
  const lines = String(body).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF"Вид","Номер","Название",/);
  expect(lines).toHaveLength(6);
  expect(body).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(lines.find((line) => line.includes('Cart'))).toMatch(
    /"обращение","\d+","Cart is empty",.*"30","60","да","да","0","",""$/,
  );
});

test.each([
  ['/api/quality?from=2026-06-01T00:00:00Z', 'to'],
  ['/api/quality?from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z', 'to'],
  ['/api/quality?from=2024-06-02T00:00:00Z&to=2026-06-01T00:00:00Z', 'to'],
  ['/api/quality.csv?to=2026-06-01T00:00:00Z', 'from'],
])('refuses %s, naming %s', async (url, field) => {
  const { status, body } = await get(url, actorOf('manager'));
  expect([Math.floor(status / 100), body.error.field]).toEqual([4, field]);
});
