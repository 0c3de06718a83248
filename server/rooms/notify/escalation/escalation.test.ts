import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../../incidents/testing/flips.ts';
import { type Hook, startHook } from '../testing/receivers.ts';
import { escalateDue } from './escalate.ts';

const minute = 60_000;
// incidentOpened, incidentAcknowledged, incidentMerged, incidentReopened and incidentResolved are told by the incidents room itself.
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 23, 7);
const id = (n: number) => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [anna, bohdan, vira] = [id(1), id(2), id(3)];
const admin = actorOf('admin', { personId: vira, name: 'Vira' });
let t: TestApp;
let hook: Hook;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'cover', 'incidents', 'notify'], now: start });
  hook = await startHook();
  for (const [person, name] of [
    [anna, 'Anna'],
    [bohdan, 'Bohdan'],
    [vira, 'Vira'],
  ])
    await t.app.database.pool.query(
      `insert into people (id, email, name, role, language, time_zone, password, created_at) values ($1, $2, $3, 'admin', 'en', 'Europe/Kyiv', 'x', 0)`,
      [person, `${name!.toLowerCase()}@agency.example`, name],
    );
});
afterAll(async () => {
  await t.close();
  await hook.close();
});
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from rules; delete from escalation_policies; delete from deliveries; delete from channels; delete from incidents; delete from schedules; update people set active = true',
  );
  hook.requests.length = 0;
});

async function made(url: string, body: unknown, actor: Actor = admin): Promise<{ id: string }> {
  const answer = await t.call(actor, 'POST', url, body);
  if (answer.status >= 300) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
  return answer.body as { id: string };
}

/** A channel; told apart by the path of its hook. */
const channel = (name: string, personId: string | null = null) =>
  made('/api/channels', {
    kind: 'webhook',
    name,
    personId,
    settings: { url: `${hook.url}/${name}`, secret: 'a secret of some length' },
  });
const person = (of: string) => ({ kind: 'person' as const, id: of });
const policy = (steps: unknown[], rounds = 1, name = 'Nights') =>
  made('/api/escalation-policies', { name, steps, rounds });
const rule = (policyId: string, of: object = {}) =>
  made('/api/rules', { name: 'All', channelIds: [], policyId, ...of });
/** Anna is on duty, then Bohdan, day by day from nine in the morning. */
const schedule = () =>
  made('/api/schedules', {
    name: 'Days',
    data: {
      timeZone: 'Europe/Kyiv',
      layers: [
        {
          id: 'one',
          name: 'Daily',
          timeZone: 'Europe/Kyiv',
          people: [anna, bohdan],
          starts: '2026-11-23T09:00',
          turn: { unit: 'days', length: 1 },
        },
      ],
    },
  });

async function wait(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 30_000) {
    t.clock.advance(Math.min(30_000, left));
    await t.sweep();
    await t.drain();
  }
}

async function outage(): Promise<{ id: string; storeId: string; over: () => Promise<unknown> }> {
  const store = await givenStore(t);
  const flip = await tell(t, flipOf(store.id, { at: t.clock.now() }));
  await t.sweep();
  await t.drain();
  const { rows } = await t.app.database.pool.query<{ id: string }>('select id from incidents where store_id = $1', [
    store.id,
  ]);
  return { id: rows[0]!.id, storeId: store.id, over: () => tell(t, recovered(flip, t.clock.now())) };
}

/** Who was told so far: `path kind`, in order. */
const told = () => hook.requests.map((r) => `${r.path.slice(1)} ${(JSON.parse(r.body) as { kind: string }).kind}`);
const timeline = async (incident: string) =>
  (
    (await t.call(admin, 'GET', `/api/incidents/${incident}`)).body as {
      timeline: { kind: string; text: string }[];
    }
  ).timeline
    .filter((e) => e.kind.startsWith('escalation'))
    .map((e) => e.text);
const standing = async (incident: string) =>
  (await t.call(admin, 'GET', `/api/incidents/${incident}/escalations`)).body.items[0];

async function threeSteps() {
  await channel('anna', anna);
  await channel('bohdan', bohdan);
  const all = await channel('everybody');
  const days = await schedule();
  const made = await policy(
    [
      { targets: [{ kind: 'schedule', id: days.id }], waitMinutes: 5 },
      { targets: [person(bohdan)], waitMinutes: 10 },
      { targets: [{ kind: 'channel', id: all.id }], waitMinutes: 15 },
    ],
    2,
  );
  await rule(made.id);
  return made;
}

describe('while nobody acknowledges', () => {
  test('one after the other is told, in rounds, until all was told; everything stands in the timeline', async () => {
    await threeSteps();
    const { id: incident } = await outage();
    expect(told()).toEqual(['anna duty']);
    expect(await standing(incident)).toMatchObject({ step: 2, steps: 3, round: 1, rounds: 2, next: ['Bohdan'] });
    await wait(5 * minute);
    expect(told()).toEqual(['anna duty', 'bohdan duty']);
    await wait(10 * minute);
    await wait(15 * minute);
    expect(told()).toEqual(['anna duty', 'bohdan duty', 'everybody duty', 'anna duty']);
    await wait(hour);
    expect(told()).toHaveLength(6);
    expect(await timeline(incident)).toEqual([
      'Nights, step 1 of 3: Anna – Days called.',
      'Nights, step 2 of 3: Bohdan called.',
      'Nights, step 3 of 3: everybody called.',
      'Nights, step 1 of 3: Anna – Days called.',
      'Nights, step 2 of 3: Bohdan called.',
      'Nights, step 3 of 3: everybody called.',
      'Nights is at its end, and nobody has acknowledged.',
    ]);
    expect(await standing(incident)).toMatchObject({ ended: 'exhausted', nextAt: null });
  });

  test('the notice says why its reader, and who is next', async () => {
    await threeSteps();
    await outage();
    const { text } = JSON.parse(hook.requests[0]!.body) as { text: string };
    expect(text).toContain('Why you: Anna – Days; Nights, step 1 of 3');
    expect(text).toContain('If nobody acknowledges: in 5 min: Bohdan');
    expect(text).toMatch(/Acknowledge: http/);
  });

  test('whoever acknowledges ends it, and only who was called hears that it is over', async () => {
    await threeSteps();
    const { id: incident, over } = await outage();
    await t.call(admin, 'POST', `/api/incidents/${incident}/acknowledge`);
    await t.drain();
    await wait(hour);
    expect(told()).toEqual(['anna duty']);
    expect(await standing(incident)).toMatchObject({ ended: 'acknowledged' });
    await over();
    await wait(minute);
    expect(told()).toEqual(['anna duty', 'anna recovered']);
  });

  test('a recovery ends it; what comes back within minutes goes on where it was', async () => {
    await threeSteps();
    const store = await givenStore(t);
    const flip = await tell(t, flipOf(store.id, { at: t.clock.now() }));
    await wait(minute);
    await tell(t, recovered(flip, t.clock.now()));
    await wait(6 * minute);
    expect(told()).toEqual(['anna duty', 'anna recovered']);
    await tell(t, { ...flip, at: t.clock.now() });
    await wait(4 * minute);
    expect(told()).toHaveLength(3);
    await wait(2 * minute);
    expect(told()).toEqual(['anna duty', 'anna recovered', 'anna reopened', 'bohdan duty']);
  });

  test('what is merged into another incident is told no further; the other goes on', async () => {
    await threeSteps();
    const { id: one, storeId } = await outage();
    const body = { storeId, title: 'Payment fails', severity: 'critical' };
    const { id: other } = await made('/api/incidents', body);
    await t.drain();
    await t.sweep();
    expect((await t.call(admin, 'POST', `/api/incidents/${one}/merge`, { into: other })).status).toBe(200);
    await t.drain();
    await wait(5 * minute);
    expect(told()).toEqual(['anna duty', 'anna duty', 'bohdan duty']);
    expect(await standing(one)).toMatchObject({ ended: 'merged', nextAt: null });
  });

  test('what fell due while we were away is told once, then waits as it should', async () => {
    await threeSteps();
    await outage();
    t.clock.advance(3 * hour);
    await wait(minute);
    expect(told()).toEqual(['anna duty', 'bohdan duty']);
    await wait(10 * minute);
    expect(told()).toEqual(['anna duty', 'bohdan duty', 'everybody duty']);
  });

  test('two servers tell each step once', async () => {
    await threeSteps();
    const { id: incident } = await outage();
    t.clock.advance(5 * minute);
    await Promise.all([escalateDue(t.app), escalateDue(t.app), escalateDue(t.app)]);
    await t.drain();
    await t.sweep();
    expect(told()).toEqual(['anna duty', 'bohdan duty']);
    expect(await timeline(incident)).toHaveLength(2);
  });
});

test('a step that reaches nobody costs no minutes, and says so', async () => {
  await channel('bohdan', bohdan);
  const empty = await made('/api/schedules', { name: 'Empty', data: { timeZone: 'UTC', layers: [] } });
  const p = await policy([
    { targets: [{ kind: 'schedule', id: empty.id }, person(vira)], waitMinutes: 30 },
    { targets: [person(bohdan)], waitMinutes: 10 },
  ]);
  await rule(p.id);
  const { id: incident } = await outage();
  expect(told()).toEqual(['bohdan duty']);
  expect(await timeline(incident)).toEqual([
    'Nights, step 1 of 2: nobody is on duty by Empty.',
    'Nights, step 1 of 2: Vira has no channel of their own.',
    'Nights, step 2 of 2: Bohdan called.',
  ]);
});

test('who is told at once by the same rule is not told twice', async () => {
  const mine = await channel('anna', anna);
  const p = await policy([{ targets: [person(anna)], waitMinutes: 5 }]);
  await rule(p.id, { channelIds: [mine.id] });
  await outage();
  await wait(minute);
  expect(told()).toEqual(['anna opened']);
});

test('outside the hours of its rule a policy does not begin; with a delay it begins later', async () => {
  await channel('anna', anna);
  const p = await policy([{ targets: [person(anna)], waitMinutes: 5 }]);
  const other = await policy([{ targets: [person(anna)], waitMinutes: 5 }], 1, 'Later');
  await rule(p.id, { hours: { timeZone: 'UTC', days: [7], from: '00:00', to: '01:00' } });
  await rule(other.id, { delayMinutes: 3 });
  await outage();
  await wait(2 * minute);
  expect(told()).toEqual([]);
  await wait(minute);
  expect(told()).toEqual(['anna duty']);
});

describe('called by a person', () => {
  test('the next is told at once; after an acknowledgement too, and nobody by themselves after that', async () => {
    await threeSteps();
    const { id: incident } = await outage();
    await t.call(admin, 'POST', `/api/incidents/${incident}/acknowledge`);
    await t.drain();
    const answer = await t.call(admin, 'POST', `/api/incidents/${incident}/escalate`);
    expect(answer.body).toEqual({ told: ['Bohdan'] });
    await wait(hour);
    expect(told()).toEqual(['anna duty', 'bohdan duty']);
    expect(JSON.parse(hook.requests[1]!.body).subject).toMatch(/^\[#\d+\] Vira calls you: /);
    expect((await timeline(incident)).at(-1)).toBe('Vira calls Bohdan (Nights, step 2 of 3).');
  });

  test('by the link of a notice, in the name of whom it was sent to', async () => {
    await threeSteps();
    const { id: incident } = await outage();
    const link = (JSON.parse(hook.requests[0]!.body) as { links: { url: string }[] }).links[0]!.url;
    const path = `/api/ack/${new URL(link).pathname.split('/').at(-1)}/escalate`;
    expect((await t.call(null, 'GET', path)).body).toEqual({ next: ['Bohdan'] });
    expect(told()).toHaveLength(1);
    expect((await t.call(null, 'POST', path)).body).toEqual({ told: ['Bohdan'] });
    await wait(minute);
    expect(told()).toEqual(['anna duty', 'bohdan duty']);
    expect((await timeline(incident)).at(-1)).toBe('Anna calls Bohdan (Nights, step 2 of 3).');
    expect((await t.call(null, 'POST', path.replace('/ack/', '/ack/x'))).status).toBe(404);
  });

  test('where no policy applies, or it is over, it says so', async () => {
    const { id: incident, over } = await outage();
    const call = () => t.call(admin, 'POST', `/api/incidents/${incident}/escalate`);
    expect((await call()).body.error).toMatchObject({ code: 'nobody' });
    await over();
    expect((await call()).body.error).toMatchObject({ code: 'over' });
  });
});

describe('policies', () => {
  test('say which of their targets would reach nobody now', async () => {
    const mine = await channel('anna', anna);
    const days = await schedule();
    await policy([
      { targets: [{ kind: 'schedule', id: days.id }, person(bohdan)], waitMinutes: 5 },
      { targets: [{ kind: 'channel', id: mine.id }], waitMinutes: 5 },
    ]);
    await t.call(admin, 'DELETE', `/api/channels/${mine.id}`);
    const { items } = (await t.call(admin, 'GET', '/api/escalation-policies')).body;
    expect(items[0].unreachable).toEqual([
      { step: 1, name: 'Anna – Days', why: 'no_channel' },
      { step: 1, name: 'Bohdan', why: 'no_channel' },
      { step: 2, name: '', why: 'gone' },
    ]);
  });

  test.each([
    ['an unknown target', { steps: [{ targets: [person(id(9))], waitMinutes: 5 }] }, 'steps.0.targets.0'],
    ['no step', { steps: [] }, 'steps'],
    ['no wait', { steps: [{ targets: [person(anna)], waitMinutes: 0 }] }, 'steps.0.waitMinutes'],
    ['no round', { rounds: 0 }, 'rounds'],
    ['a name that is taken', { name: 'NIGHTS' }, 'name'],
  ])('with %s are refused', async (_, change, field) => {
    await policy([{ targets: [person(anna)], waitMinutes: 5 }]);
    const body = { name: 'Other', steps: [{ targets: [person(anna)], waitMinutes: 5 }], rounds: 1, ...change };
    const answer = await t.call(admin, 'POST', '/api/escalation-policies', body);
    expect(answer.status).toBe(422);
    expect(answer.body.error.field).toBe(field);
  });

  test('that a rule uses are not removed; a rule needs a channel or a policy', async () => {
    const p = await policy([{ targets: [person(anna)], waitMinutes: 5 }]);
    const r = await rule(p.id);
    const refused = await t.call(admin, 'DELETE', `/api/escalation-policies/${p.id}`);
    expect(refused.body.error.message).toContain('All');
    expect((await t.call(admin, 'PATCH', `/api/rules/${r.id}`, { policyId: null })).body.error.code).toBe('nobody');
    await t.call(admin, 'DELETE', `/api/rules/${r.id}`);
    expect((await t.call(admin, 'DELETE', `/api/escalation-policies/${p.id}`)).status).toBe(204);
  });

  test('are changed under a running escalation: it goes on by the new steps', async () => {
    const p = await threeSteps();
    await outage();
    await t.call(admin, 'PUT', `/api/escalation-policies/${p.id}`, {
      name: 'Nights',
      steps: [{ targets: [person(anna)], waitMinutes: 5 }],
      rounds: 1,
    });
    await wait(hour);
    expect(told()).toEqual(['anna duty']);
  });

  test('are the team’s alone', async () => {
    await threeSteps();
    const { id: incident } = await outage();
    const client = actorOf('client_admin', { clientIds: [] });
    for (const [method, url] of [
      ['GET', '/api/escalation-policies'],
      ['GET', `/api/incidents/${incident}/escalations`],
      ['POST', `/api/incidents/${incident}/escalate`],
    ] as const)
      expect((await t.call(client, method, url)).status).toBe(403);
  });
});
