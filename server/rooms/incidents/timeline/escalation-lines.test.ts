import { afterAll, beforeAll, expect, test } from 'vitest';
import { escalationExhausted, escalationStepped } from '#contract/events/notify';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';

let t: TestApp;
const start = Date.UTC(2026, 5, 1, 6);
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'], now: start });
});
afterAll(() => t.close());

test('who was called, who could not be, and that all were, stands in the timeline; the team alone reads it', async () => {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url: 'https://ladder.example' }));
  const body = { storeId: store.id, title: 'Payment fails', severity: 'major' };
  const { id } = (await t.call(actorOf('engineer'), 'POST', '/api/incidents', body)).body as { id: string };
  const step = { incidentId: id, policy: 'Nights', step: 1, steps: 2, round: 1, rounds: 1, by: null, at: start + 1 };
  await t.write(async (trx) => {
    await announce(trx, t.app, escalationStepped, {
      ...step,
      told: ['{name} & <b>Anna</b>'],
      missed: [{ name: 'Days', why: 'nobody' as const }],
    });
    await announce(trx, t.app, escalationStepped, { ...step, step: 2, told: ['Bohdan'], missed: [], by: 'Anna' });
    await announce(trx, t.app, escalationExhausted, { incidentId: id, policy: 'Nights', at: start + 2 });
  });
  await t.drain();
  const lines = async (actor = actorOf('engineer')) => {
    const answer = await t.call(actor, 'GET', `/api/incidents/${id}`);
    const { timeline } = answer.body as { timeline: { kind: string; text: string }[] };
    return timeline.filter((e) => e.kind.startsWith('escalation')).map((e) => e.text);
  };
  expect((await lines()).toSorted()).toEqual(
    [
      'Nights, step 1 of 2: {name} & <b>Anna</b> called.',
      'Nights, step 1 of 2: nobody is on duty by Days.',
      'Anna calls Bohdan (Nights, step 2 of 2).',
      'Nights is at its end, and nobody has acknowledged.',
    ].toSorted(),
  );
  const told = await lines({ ...actorOf('engineer'), language: 'ru' });
  expect(told).toContain('Anna зовёт: Bohdan (Nights, шаг 2 из 2).');
  const client = actorOf('client_admin', { clientIds: [store.client_id] });
  expect(await lines(client)).toEqual([]);
});
