import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QualityCaseRow } from '#contract/quality';
import { figures } from '#core/quality';
import { type Actor, system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { flipOf, recovered, tell } from '../../incidents/testing/flips.ts';
import { insertPerson } from '../../people/team/store.ts';
import { givenAgreement } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let filters: Record<'clientId' | 'storeId' | 'personId', string[]>;
const hour = 3_600_000;
const june = 'from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z';

async function givenEngineer(name: string): Promise<Actor> {
  const id = newId();
  const row = { speciality: null, language: 'en' as const, time_zone: 'UTC', password: '-', active: true };
  const at = { created_at: t.clock.now(), last_seen_at: null };
  await t.write((trx) =>
    insertPerson(trx, { id, email: `${id}@people.example`, name, role: 'engineer', ...row, ...at }),
  );
  return actorOf('engineer', { name, personId: id });
}

async function ok(actor: Actor, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) {
  const answer = await t.call(actor, method, url, body);
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const list = (figure: string, query: string): Promise<{ items: QualityCaseRow[]; total: number }> =>
  ok(engineer, 'GET', `/api/quality/${figure}?${query}&limit=500`);

/** A page of a store fails for an hour, and is taken by somebody or nobody. */
async function fails(storeId: string, owner: Actor | null, page: 'cart' | 'checkout' | 'login') {
  const down = await tell(t, flipOf(storeId, { at: t.clock.now(), page, monitorName: page }));
  const [incident] = (await ok(engineer, 'GET', `/api/incidents?storeId=${storeId}&state=active`)).items;
  if (owner) await ok(owner, 'POST', `/api/incidents/${incident.id}/acknowledge`, {});
  t.clock.advance(hour);
  await tell(t, recovered(down, t.clock.now()));
}

/** A critical one that is solved late and comes back, and a small one that is answered at once. */
async function asksTwice(storeId: string, person: Actor, owner: Actor | null) {
  const ask = async (topic: string, pay: string) => {
    const answers = { about: 'fault', pay, whom: 'all', detour: 'no' };
    const { id } = await ok(person, 'POST', '/api/requests', { topic, text: 'Please look.', answers, storeId });
    if (owner) await ok(engineer, 'PATCH', `/api/requests/${id}`, { assigneeId: owner.personId! });
    return `/api/requests/${id as string}/messages`;
  };
  const [bad, small] = [await ask('Nobody can pay', 'no'), await ask('The logo is old', 'yes')];
  await ok(engineer, 'POST', small, { text: 'Looking.' });
  t.clock.advance(6 * hour);
  await ok(engineer, 'POST', bad, { text: 'Mended.', state: 'solved' });
  await ok(person, 'POST', bad, { text: 'Still there.' });
}

/** Two clients with three stores, two owners and nobody: each store has something of each owner, incidents twice. */
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: Date.UTC(2026, 5, 2, 7) });
  const [one, other] = [await givenClient(t), await givenClient(t)];
  const url = 'https://second.example';
  const second = await t.write((trx) => addStore(trx, t.app, system, { url, clientId: one.clientId }));
  const owners = [await givenEngineer('Olena'), await givenEngineer('Borys'), null];
  for (const { clientId } of [one, other]) await givenAgreement(t, clientId);
  const stores = [
    { id: one.storeId, person: one.person },
    { id: second.id, person: one.person },
    { id: other.storeId, person: other.person },
  ];
  const each = async (work: (store: (typeof stores)[number], owner: Actor | null, i: number) => Promise<void>) => {
    for (const store of stores) for (const [i, owner] of owners.entries()) await work(store, owner, i);
  };
  const pages = ['cart', 'checkout', 'login'] as const;
  await each(({ id }, owner, i) => fails(id, owner, pages[i]!));
  await each(({ id, person }, owner) => asksTwice(id, person, owner));
  t.clock.advance(72 * hour);
  await each(({ id }, owner, i) => fails(id, owner, pages[i]!));
  await ok(engineer, 'POST', '/api/incidents', { storeId: one.storeId, title: 'Seen by us', severity: 'critical' });
  await t.drain();
  t.clock.set(Date.UTC(2026, 6, 20));
  filters = {
    clientId: [one.clientId, other.clientId],
    storeId: stores.map((store) => store.id),
    personId: [owners[0]!.personId!, owners[1]!.personId!],
  };
});
afterAll(() => t.close());

const idOf = {
  clientId: (row: QualityCaseRow) => row.client?.id,
  storeId: (row: QualityCaseRow) => row.store?.id,
  personId: (row: QualityCaseRow) => row.assignee?.id,
};

test('each filter leaves of each figure just what it names, in the number, in the list behind and in the table', async () => {
  for (const name of ['clientId', 'storeId', 'personId'] as const) {
    for (const value of filters[name]) {
      const asked = `${june}&${name}=${value}`;
      const told = await ok(engineer, 'GET', `/api/quality?${asked}`);
      for (const figure of figures) {
        const all = (await list(figure, june)).items.filter((row) => idOf[name](row) === value);
        const found = await list(figure, asked);
        expect([name, figure, found.items]).toEqual([name, figure, all]);
        expect([name, figure, told[figure].of]).toEqual([name, figure, all.length]);
        expect([name, figure, all.length > 0]).toEqual([name, figure, true]);
        const hits = all.filter((row) => row.counts).length;
        expect([name, figure, told[figure].hit ?? hits]).toEqual([name, figure, hits]);
        const table = String(await ok(engineer, 'GET', `/api/quality.csv?${asked}&figure=${figure}&counts=yes`));
        expect([name, figure, table.split('\r\n').length - 2]).toEqual([name, figure, hits]);
      }
    }
  }
});

test('filters are joined, and a period ends where it says', async () => {
  const [clientId, storeId, personId] = [filters.clientId[0]!, filters.storeId[1]!, filters.personId[0]!];
  const asked = `${june}&clientId=${clientId}&storeId=${storeId}&personId=${personId}`;
  expect(await ok(engineer, 'GET', `/api/quality?${asked}`)).toMatchObject({
    cases: 4,
    reaction: { hit: 3, of: 4 },
    reopened: { hit: 1, of: 3 },
    repeats: { hit: 1, of: 2 },
    found_first: { hit: 2, of: 2 },
    critical: { hit: 3, of: 4 },
  });
  expect((await list('repeats', `${asked}&kind=request`)).total).toBe(0);
  expect((await list('critical', `${asked}&kind=request&counts=yes`)).items.map((row) => row.title)).toEqual([
    'Nobody can pay',
  ]);
  const [first, second] = (await list('repeats', asked)).items;
  const until = `from=2026-06-01T00:00:00Z&to=${second!.openedAt}&storeId=${storeId}&personId=${personId}`;
  expect((await list('repeats', until)).items).toEqual([first]);
  expect((await list('critical', asked.replace(clientId, filters.clientId[1]!))).total).toBe(0);
});

test('a repeat is the same cause at the same store, and says how often it was there', async () => {
  const { items } = await list('repeats', `${june}&storeId=${filters.storeId[2]!}`);
  const pages = ['Cart', 'Checkout', 'Sign-in'].map((page) => `${page}: answers with an error`);
  expect(items.map((row) => [row.title, row.seenBefore, row.counts])).toEqual([
    ...pages.map((title) => [title, 0, false]),
    ...pages.map((title) => [title, 1, true]),
  ]);
});

test('what a person opened has no cause that could be compared', async () => {
  const { items } = await list('found_first', `${june}&storeId=${filters.storeId[0]!}`);
  expect(items.filter((row) => row.seenBefore === null).map((row) => row.title)).toEqual(['Seen by us']);
  const table = String(await ok(engineer, 'GET', `/api/quality.csv?${june}&figure=repeats`));
  expect([table.includes('Seen by us'), table.includes('"Same cause in 90 days before"')]).toEqual([false, true]);
});
