import { afterAll, beforeAll, expect, test } from 'vitest';
import { brandKey } from '#contract/people';
import { writeSettings } from '#kit/settings';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenAgreement } from '../../testing/agreement.ts';
import { engineer, givenClient } from '../../testing/desk.ts';
import { reportHtml } from './html.ts';
import { type QualityReport, readReport } from './read-report.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
let other: Awaited<ReturnType<typeof givenClient>>;
const at = (time: string) => Date.parse(`${time}:00+03:00`);
const period = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const june = new URLSearchParams(period).toString();
const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' };

/** A week of one client: one answered and solved, one that waits over a weekend and is late, an incident still open. */
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: at('2026-06-04T09:00') });
  shop = await givenClient(t);
  other = await givenClient(t);
  await givenAgreement(t, shop.clientId);
  const open = async (of: typeof shop, topic: string) => {
    const body = { topic, text: 'Since this morning.', answers, storeId: of.storeId };
    return (await t.call(of.person, 'POST', '/api/requests', body)).body.id as string;
  };
  const write = (id: string, body: object) => t.call(engineer, 'POST', `/api/requests/${id}/messages`, body);
  const [good, late] = [await open(shop, 'Cart is empty'), await open(shop, '<img src=x onerror=alert(1)>')];
  await open(other, 'Not theirs');
  t.clock.set(at('2026-06-04T09:30'));
  await write(good, { text: 'Looking.' });
  t.clock.set(at('2026-06-04T10:00'));
  await write(good, { text: 'Mended.', state: 'solved' });
  t.clock.set(at('2026-06-04T12:00'));
  await write(late, { text: 'Which browser?', state: 'waiting_client' });
  t.clock.set(at('2026-06-08T10:00'));
  await t.call(shop.person, 'POST', `/api/requests/${late}/messages`, { text: 'All of them.' });
  t.clock.set(at('2026-06-09T17:00'));
  await write(late, { text: 'Mended.', state: 'solved' });
  t.clock.set(at('2026-06-09T17:30'));
  await t.call(engineer, 'POST', '/api/incidents', { storeId: shop.storeId, title: 'Down', severity: 'major' });
  await t.drain();
});
afterAll(() => t.close());

const read = (language: 'en' | 'ru' | 'uk' = 'en', actor = engineer) =>
  readReport(t.app, actor, { ...period, clientId: shop.clientId, language, timeZone: 'Europe/Kyiv' });

test('hits and misses are those of the figures, and each promise adds up', async () => {
  const report = await read();
  const { body } = await t.call(engineer, 'GET', `/api/quality?${june}&clientId=${shop.clientId}`);
  expect(report.figures).toEqual(body);
  const standings = report.cases.flatMap(({ promises }) => promises);
  for (const target of ['reaction', 'resolution'] as const) {
    const of = (standing: string) =>
      standings.filter((one) => one.target === target && one.reading.standing === standing).length;
    expect([target, of('met'), of('met') + of('missed')]).toEqual([target, body[target].hit, body[target].of]);
  }
  const sum = (lines: (typeof standings)[number]['passed']) => lines.reduce((all, line) => all + line.countedMs, 0);
  for (const { passed, ahead, reading, countedMs } of standings) {
    expect([sum(passed), countedMs]).toEqual([reading.usedMs, reading.usedMs]);
    // What was not missed leads on to its deadline.
    if (reading.standing !== 'missed') expect(sum(passed) + sum(ahead)).toBe(reading.durationMs);
  }
});

test('a wait over a weekend is told day by day', async () => {
  const { cases } = await read();
  const late = cases.find(({ title }) => title.startsWith('<img'))!;
  const solution = late.promises.find(({ target }) => target === 'resolution')!;
  expect(solution.reading.standing).toBe('missed');
  expect(solution.passed.map(({ from, until, counted }) => [from, until, counted])).toEqual([
    ['2026-06-04', '2026-06-04', ['09:00–12:00']],
    ['2026-06-05', '2026-06-07', []],
    ['2026-06-08', '2026-06-08', ['10:00–13:00', '14:00–18:00']],
    ['2026-06-09', '2026-06-09', ['09:00–13:00', '14:00–17:00']],
  ]);
  const page = reportHtml(await read(), null);
  expect(page).toContain('<b>Due 8 Jun 2026, 11:00</b>, done 9 Jun 2026, 17:00, 13 h 0 min over');
  expect(solution.pausedMs).toBe((5 + 8 + 1) * 3_600_000);
  expect(cases.find(({ title }) => title === 'Down')?.promises[0]?.ahead).not.toEqual([]);
});

test('it is written in the language asked for, and what people wrote stays text', async () => {
  for (const [language, heading] of [
    ['en', 'How promises were kept'],
    ['ru', 'Как выполнялись обещания'],
    ['uk', 'Як виконувалися обіцянки'],
  ] as const) {
    const { body } = await t.call(engineer, 'GET', `/api/quality.html?${june}&language=${language}`);
    expect(body).toContain(`<h1>${heading}</h1>`);
    expect(body).toContain('&#60;img src=x onerror=alert(1)&#62;');
    expect(body).not.toContain('<img');
  }
});

test('a client has its own alone, in the name too', async () => {
  const mine = (await t.call(shop.person, 'GET', `/api/quality.html?${june}`)).body as string;
  expect([mine.includes('Cart is empty'), mine.includes('Not theirs')]).toEqual([true, false]);
  const theirs = await readReport(t.app, other.person, {
    ...{ ...period, clientId: shop.clientId, storeId: shop.storeId },
    ...{ language: 'en', timeZone: 'UTC' },
  });
  expect([theirs.client, theirs.store, theirs.cases]).toEqual([null, null, []]);
  expect(
    (await t.call(actorOf('client_viewer', { clientIds: [] }), 'GET', `/api/quality.html?${june}`)).body,
  ).toContain('Nothing was opened');
});

test('the agency’s own name stands at its top', async () => {
  const asked = () => t.call(engineer, 'GET', `/api/quality.html?${june}`).then(({ body }) => body as string);
  expect(await asked()).not.toContain('Night & Day');
  await t.app.db.transaction().execute((trx) => writeSettings(trx, brandKey, { name: 'Night & Day' }));
  expect(await asked()).toContain('<span>Night &#38; Day</span></div><h1>');
});

test('a PDF; and a sentence for a query that is not understood', async () => {
  expect((await t.call(engineer, 'GET', `/api/quality.pdf?${june}`)).body).toMatch(/^%PDF/);
  const refused = await t.call(engineer, 'GET', `/api/quality.pdf?${june}&timeZone=Nowhere/City`);
  expect([refused.status, refused.body.error.field]).toEqual([422, 'timeZone']);
});

test('what is not printed is said', async () => {
  const report: QualityReport = await read();
  const page = reportHtml({ ...report, figures: { ...report.figures, cases: 431 } }, null);
  expect(page).toContain('of 431 are printed');
});
