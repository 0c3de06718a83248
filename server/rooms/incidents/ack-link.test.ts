import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { createSecrets } from '#kit/secrets';
import { ackLink, ackSecret, readAckSecret } from './ack-link.ts';
import { flipOf, givenStore, tell } from './testing/flips.ts';

const owner = actorOf('owner');
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'] });
});
afterAll(() => t.close());

async function givenIncident() {
  const store = await givenStore(t);
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  const { body } = await t.call(owner, 'GET', `/api/incidents?storeId=${store.id}`);
  return { store, id: body.items[0].id as string };
}
async function givenPerson(role: string, clientIds: string[] = []) {
  const id = newId();
  await t.app.database.pool.query(
    `insert into people (id, email, name, role, language, time_zone, password, active, created_at)
     values ($1, $2, 'Olena', $3, 'en', 'UTC', 'none', true, 0)`,
    [id, `${id}@agency.example`, role],
  );
  for (const client of clientIds)
    await t.app.database.pool.query('insert into person_clients (person_id, client_id) values ($1, $2)', [id, client]);
  return id;
}
const linkOf = (incidentId: string, who: string) => `/api${ackLink('', t.app.secrets, incidentId, who)}`;

test('a channel whose name looks like the beginning of an id is a channel', async () => {
  const { id } = await givenIncident();
  expect((await t.call(null, 'GET', linkOf(id, 'deadbeef-night'))).body).toMatchObject({ person: 'deadbeef-night' });
});

test('the link of a person dies when they leave the team, and shows nothing more', async () => {
  const { id } = await givenIncident();
  const person = await givenPerson('engineer');
  expect((await t.call(null, 'GET', linkOf(id, person))).body).toMatchObject({ person: 'Olena' });
  await t.app.database.pool.query('update people set active = false where id = $1', [person]);
  expect((await t.call(null, 'GET', linkOf(id, person))).status).toBe(404);
  expect((await t.call(null, 'POST', linkOf(id, person))).status).toBe(404);
  expect((await t.call(null, 'POST', linkOf(id, newId()))).status).toBe(404);
  expect((await t.call(owner, 'GET', `/api/incidents/${id}`)).body).toMatchObject({ state: 'open' });
});

test("the link of a client's person works for their own stores only", async () => {
  const [mine, theirs] = [await givenIncident(), await givenIncident()];
  const person = await givenPerson('client_admin', [mine.store.clientId]);
  expect((await t.call(null, 'POST', linkOf(theirs.id, person))).status).toBe(404);
  expect((await t.call(null, 'POST', linkOf(mine.id, person))).body).toEqual({ state: 'acknowledged' });
});

test('looking at a link changes nothing, and used after the end it says so', async () => {
  const { id } = await givenIncident();
  const link = linkOf(id, 'Night phone');
  await t.call(null, 'GET', link);
  expect((await t.http.inject({ method: 'HEAD', url: link })).statusCode).toBe(404);
  expect((await t.call(owner, 'GET', `/api/incidents/${id}`)).body).toMatchObject({ state: 'open' });
  await t.call(owner, 'POST', `/api/incidents/${id}/resolve`, {});
  expect((await t.call(null, 'POST', link)).body).toEqual({ state: 'resolved' });
  expect((await t.call(owner, 'GET', `/api/incidents/${id}`)).body).toMatchObject({ acknowledgedAt: null });
});

test('no part of a link can be changed', () => {
  const secrets = createSecrets(Buffer.alloc(32, 3));
  const [one, two] = [newId(), newId()];
  const link = ackSecret(secrets, one, 'Night phone');
  const [body, signature] = link.split('.');
  expect(readAckSecret(secrets, link)).toEqual({ incidentId: one, who: 'Night phone' });
  const forged = [
    `${Buffer.from(`${two} Night phone`).toString('base64url')}.${signature}`,
    `${Buffer.from(`${one} Olena`).toString('base64url')}.${signature}`,
    `${body}.${signature!.slice(0, -1)}`,
    `${body}.`,
    `.${signature}`,
    `${body}`,
    '',
    ackSecret(createSecrets(Buffer.alloc(32, 4)), one, 'Night phone'),
  ];
  for (const secret of forged) expect(readAckSecret(secrets, secret)).toBeNull();
});
