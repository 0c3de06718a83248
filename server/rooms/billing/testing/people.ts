import type { Role } from '#contract/permissions';
import { newId } from '#kit/id';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { insertPerson, setClients } from '../../people/team/store.ts';
import { admin } from '../../tasks/testing/tasks.ts';

/** Somebody who reads Ukrainian. */
export async function givenPerson(t: TestApp, name: string, role: Role, clientIds: string[] = []) {
  const id = newId();
  const email = `${id}@people.example`;
  const row = { speciality: null, language: 'uk' as const, time_zone: 'UTC', password: '-', active: true };
  await t.write(async (trx) => {
    await insertPerson(trx, { id, email, name, role, ...row, created_at: t.clock.now(), last_seen_at: null });
    await setClients(trx, id, clientIds);
  });
  return { email, actor: actorOf(role, { name, personId: id, ...(clientIds.length > 0 ? { clientIds } : {}) }) };
}

/** Mails leave through a server on loopback. */
export async function givenMail(t: TestApp, port: number): Promise<void> {
  const settings = {
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'us@agency.example',
    to: ['duty@agency.example'],
  };
  await t.call(admin, 'POST', '/api/channels', { kind: 'email', name: 'Mail', settings });
}
