import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { coverGapAhead, coverUncovered } from '#contract/events/cover';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Hook, startHook } from './testing/receivers.ts';

const admin = actorOf('admin');
const start = Date.UTC(2026, 10, 23, 7);
const hour = 3_600_000;
const scheduleId = '00000000-0000-7000-8000-000000000001';
let t: TestApp;
let hook: Hook;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'], now: start });
  hook = await startHook();
});
afterAll(async () => {
  await t.close();
  await hook.close();
});
beforeEach(async () => {
  await t.app.database.pool.query('delete from rules; delete from deliveries; delete from channels');
});

const facts = { scheduleId, name: 'Nights', timeZone: 'Europe/Kyiv', at: start };
const gap = { from: start + 24 * hour, to: start + 26 * hour, absent: ['Bohdan'] };

async function channelIn(language: 'en' | 'ru' | 'uk', severities: string[] = []): Promise<void> {
  const channel = await t.call(admin, 'POST', '/api/channels', {
    kind: 'webhook',
    name: language,
    settings: { url: hook.url, secret: 'a secret of some length' },
    language,
    timeZone: 'Europe/Kyiv',
  });
  await t.call(admin, 'POST', '/api/rules', { name: language, channelIds: [channel.body.id], severities });
}

const texts = async () =>
  Object.fromEntries(
    (
      await t.app.database.pool.query<{ channel_name: string; text: string }>(
        'select channel_name, text from deliveries where sent_at is not null',
      )
    ).rows.map((row) => [row.channel_name, row.text]),
  );

async function tell(work: Parameters<TestApp['write']>[0]): Promise<void> {
  await t.write(work);
  await t.drain();
  await t.sweep();
}

test('gaps ahead are told to those who hear of everything critical, by their own clock and language', async () => {
  for (const language of ['en', 'ru', 'uk'] as const) await channelIn(language);
  await channelIn('en', ['minor']);
  await tell((trx) =>
    announce(trx, t.app, coverGapAhead, { ...facts, gaps: [gap, { ...gap, from: start, to: start + 1, absent: [] }] }),
  );
  const said = await texts();
  expect(Object.keys(said).sort()).toEqual(['en', 'ru', 'uk']);
  expect(said['en']).toMatch(/^Nobody covers .*Tuesday.*24 Nov.*09:00.*11:00 \S+ \(Nights\)\n/);
  expect(said['en']).toContain('(Bohdan absent)');
  expect(said['en']).toContain(`http://watch.test/on-call/${scheduleId}`);
  expect(said['ru']).toMatch(/^Никто не дежурит .*вторник.* \(Nights\)\n/);
  expect(said['uk']).toMatch(/^Ніхто не чергує .*вівторок.* \(Nights\)\n/);
});

test('a gap that begins is told as what is wrong now', async () => {
  for (const language of ['en', 'ru', 'uk'] as const) await channelIn(language);
  await tell((trx) => announce(trx, t.app, coverUncovered, { ...facts, gap: { ...gap, from: start } }));
  const said = await texts();
  expect(said['en']).toMatch(/^Nobody is on duty now: Nights\n/);
  expect(said['en']).toContain('Absent: Bohdan');
  expect(said['ru']).toMatch(/^Сейчас никто не дежурит: Nights\n/);
  expect(said['uk']).toMatch(/^Зараз ніхто не чергує: Nights\n/);
});
