import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';

export const admin = actorOf('admin', { name: 'Admin', personId: '00000000-0000-7000-8000-0000000000a1' });

const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const target = { minutes: 60, hours: 'calendar' };

let count = 0;

/** A store of a client of its own, and somebody of that client. */
export async function givenClient(t: TestApp) {
  const n = ++count;
  const store = await t.write((trx) => addStore(trx, t.app, system, { url: `https://shop-${n}.example` }));
  const viewer = actorOf('client_viewer', { name: 'Client', clientIds: [store.client_id], personId: newId() });
  return { storeId: store.id, clientId: store.client_id, viewer };
}

/**
 * A contract in force since May, Monday to Friday in Kyiv with a lunch break; quarters of an hour, out of hours half as
 * much again, urgent twice.
 */
export async function givenContract(
  t: TestApp,
  clientId: string,
  of: { shows?: { tasks: boolean; time: boolean }; price?: object } = {},
): Promise<string> {
  const n = ++count;
  const hours = { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday };
  const calendar = await ok(t, '/api/calendars', { name: `Office ${n}`, data: { timeZone: 'Europe/Kyiv', hours } });
  const contract = await ok(t, '/api/contracts', {
    clientId,
    name: `Support ${n}`,
    timeZone: 'Europe/Kyiv',
    begins: '2026-05-01',
    terms: {
      calendarId: calendar.id,
      sla: { critical: { reaction: target }, major: {}, minor: {}, info: {} },
      price: {
        model: 'hourly',
        currency: 'USD',
        hourlyRate: 4000,
        roundingMinutes: 15,
        multipliers: { urgent: 200, outOfHours: 150 },
        ...of.price,
      },
      report: { rhythm: 'none', form: 'page', ...(of.shows ? { shows: of.shows } : {}) },
    },
  });
  await ok(t, `/api/contracts/${String(contract.id)}/activate`);
  await t.drain();
  return contract.id as string;
}

async function ok(t: TestApp, url: string, body?: object) {
  const answer = await t.call(admin, 'POST', url, body);
  if (answer.status >= 300) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
