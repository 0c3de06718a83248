import { afterAll, beforeAll, expect, test } from 'vitest';
import { speedRecovered, speedRegressed } from '#contract/events/speed';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Hook, startHook } from '../testing/receivers.ts';

const admin = actorOf('admin');
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
let t: TestApp;
let hook: Hook;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  hook = await startHook();
});
afterAll(async () => {
  await t.close();
  await hook.close();
});

interface Said {
  subject: string;
  text: string;
  severity: string;
}

/** What was told since, in the order of its subjects. */
async function told(): Promise<Said[]> {
  await t.drain();
  await t.sweep();
  const all = hook.requests.map(({ body }) => JSON.parse(body) as Said);
  hook.requests.length = 0;
  return all.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

test('speed.regressed and speed.recovered are told once, in each language, to those who hear of minor things', async () => {
  const rules = [
    ['en', {}],
    ['ru', { severities: ['minor'] }],
    ['uk', {}],
    ['en', { severities: ['critical'] }],
    ['en', { delayMinutes: 10 }],
  ] as const;
  for (const [language, more] of rules) {
    const name = `${language} ${JSON.stringify(more)}`;
    const settings = { url: hook.url, secret: 'a secret of some length' };
    const channel = await t.call(admin, 'POST', '/api/channels', { kind: 'webhook', name, settings, language });
    const made = await t.call(admin, 'POST', '/api/rules', { name, channelIds: [channel.body.id], ...more });
    expect(made.status).toBe(200);
  }
  const change = { id: id(4), kind: 'home', device: 'phone', metric: 'lcp', before: 2000, after: 2440 } as const;
  const fact = { setId: id(1), storeId: id(2), clientId: id(3), store: 'Grain\nand Bean', at: t.clock.now() };
  for (let tries = 0; tries < 3; tries += 1)
    await t.write((trx) => announce(trx, t.app, speedRegressed, { ...fact, changes: [change] }));
  const slower = await told();
  expect(slower.map(({ subject }) => subject)).toEqual([
    'Grain and Bean has become slower',
    'Grain and Bean став повільнішим',
    'Grain and Bean стал медленнее',
  ]);
  expect(slower[0]).toMatchObject({ severity: 'minor' });
  expect(slower[0]!.text).toContain('Home page, phone: the largest thing is seen after 2.4 s, before: 2 s');
  expect(slower[1]!.text).toContain('Головна, телефон: найбільше видно через 2,4 с, було: 2 с');
  expect(slower[2]!.text).toContain(`/speed/stores/${id(2)}`);
  await t.write((trx) => announce(trx, t.app, speedRecovered, { ...fact, setId: id(5), changes: [change] }));
  expect((await told()).map(({ subject }) => subject)).toEqual([
    'Grain and Bean is fast again',
    'Grain and Bean знову швидкий',
    'Grain and Bean снова быстрый',
  ]);
});
