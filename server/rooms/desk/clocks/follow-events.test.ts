import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarChanged, contractChanged } from '#contract/events/contracts';
import type { EventType } from '#contract/events/define';
import {
  incidentAcknowledged,
  incidentCommented,
  incidentEased,
  incidentEscalated,
  incidentMerged,
  incidentOpened,
  incidentReopened,
  incidentResolved,
} from '#contract/events/incidents';
import { storeMoved } from '#contract/events/stores';
import type { Severity } from '#contract/incidents';
import { announce } from '#kit/events/events';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
const start = Date.UTC(2026, 5, 1, 6);
const minute = 60_000;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: start });
  shop = await givenClient(t);
});
afterAll(() => t.close());

/** An incident of whose own events nobody hears: they are told here, in whatever order. */
async function untold(severity: Severity = 'major') {
  t.clock.set(start);
  const body = { storeId: shop.storeId, title: 'Payment fails', severity };
  const { subscribers } = t.app;
  t.app.subscribers = new Map();
  const { body: incident } = await t.call(engineer, 'POST', '/api/incidents', body);
  t.app.subscribers = subscribers;
  return incident as { id: string; number: number };
}

async function tell(incident: { id: string; number: number }, facts: [EventType, number, object?][]) {
  for (const [event, minutes, more = {}] of facts) {
    const at = start + minutes * minute;
    t.clock.set(Math.max(t.clock.now(), at));
    const fact = {
      incidentId: incident.id,
      number: incident.number,
      storeId: shop.storeId,
      title: 'Payment fails',
      severity: 'major',
      at,
      startedAt: start,
      noticedBy: 'engineer',
      actor: 'Engineer',
      ...more,
    };
    await t.write((trx) => announce(trx, t.app, event, fact));
    await t.drain();
  }
  return (await t.call(engineer, 'GET', `/api/incidents/${incident.id}/clock`)).body;
}

const comment = { text: 'The bank is down.', internal: false };
const recovery = { by: 'recovery', actor: null };

test('a clock says the same in whatever order its events arrive', async () => {
  const facts: [EventType, number, object?][] = [
    [incidentOpened, 0],
    [incidentAcknowledged, 0],
    [incidentCommented, 10, comment],
    [incidentEscalated, 20, { from: 'major', severity: 'critical' }],
    [incidentEased, 30, { from: 'critical', severity: 'major' }],
    [incidentResolved, 40, recovery],
    [incidentReopened, 50],
  ];
  const inOrder = await tell(await untold(), facts);
  const backwards = await tell(await untold(), facts.toReversed());
  const states = ({ state, severity, startedAt }: Record<string, unknown>) => ({ state, severity, startedAt });
  expect(states(inOrder)).toEqual({
    state: 'no_agreement',
    severity: 'major',
    startedAt: new Date(start).toISOString(),
  });
  expect(states(backwards)).toEqual(states(inOrder));
  const log = (read: { log: { kind: string; at: string }[] }) => read.log.map(({ kind, at }) => `${kind} ${at}`).sort();
  expect(log(backwards)).toEqual(log(inOrder));
});

test('told twice, it is written once; a note of the team is no update', async () => {
  const read = await tell(await untold(), [
    [incidentOpened, 0],
    [incidentOpened, 0],
    [incidentCommented, 5, { ...comment, internal: true }],
  ]);
  expect(read.log).toHaveLength(1);
});

test('a recovery that was seen before the incident was written down stops the clock all the same', async () => {
  const read = await tell(await untold(), [
    [incidentOpened, 0],
    [incidentResolved, -1, recovery],
  ]);
  expect(read).toMatchObject({ state: 'stopped', outcome: 'resolved' });
});

test('merged, the one goes on in the other', async () => {
  const [gone, into] = [await untold(), await untold()];
  await tell(into, [[incidentOpened, 0]]);
  const read = await tell(gone, [[incidentMerged, 5, { into: into.id }]]);
  expect(read).toMatchObject({ state: 'stopped', outcome: 'merged' });
});

test('clocks are looked at again only where something else may have been agreed', async () => {
  const mine = await untold();
  await tell(mine, [[incidentOpened, 0]]);
  await t.sweep();
  const woken = async (event: EventType, payload: object) => {
    t.clock.advance(minute);
    await t.write((trx) => announce(trx, t.app, event, payload));
    await t.drain();
    await t.sweep();
    const { rows } = await t.app.database.pool.query('select agreed_at from clocks where subject_id = $1', [mine.id]);
    return rows[0].agreed_at === t.clock.now();
  };
  const version = { version: 2, validFrom: t.clock.now() };
  const nobody = '00000000-0000-7000-8000-000000000001';
  const contract = { contractId: nobody, clientId: shop.clientId, ...version };
  expect(await woken(contractChanged, contract)).toBe(true);
  expect(await woken(contractChanged, { ...contract, clientId: nobody })).toBe(false);
  expect(await woken(calendarChanged, { calendarId: nobody, ...version })).toBe(false);
  expect(await woken(storeMoved, { storeId: nobody, clientId: nobody, from: shop.clientId })).toBe(false);
  expect(await woken(storeMoved, { storeId: shop.storeId, clientId: nobody, from: shop.clientId })).toBe(true);
});
