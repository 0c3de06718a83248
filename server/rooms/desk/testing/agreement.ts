import { actorOf, type TestApp } from '#kit/testing/test-app';

const admin = actorOf('admin');
const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
/** Monday to Friday in Kyiv, with a lunch break. */
export const office = {
  timeZone: 'Europe/Kyiv',
  hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
};

type Hours = 'calendar' | 'around_the_clock';
export const promise = (hours: number, by: Hours = 'calendar') => ({ minutes: hours * 60, hours: by });
/** Critical: around the clock; major and minor: in working hours; advice: nothing. */
export const sla = {
  critical: {
    reaction: promise(0.5, 'around_the_clock'),
    update: promise(1, 'around_the_clock'),
    resolution: promise(4, 'around_the_clock'),
  },
  major: { reaction: promise(1), update: promise(2), resolution: promise(4) },
  minor: { reaction: promise(4), resolution: promise(16) },
  info: {},
};
const price = { model: 'monthly', currency: 'UAH', monthlyFee: 100_000 };

async function ok(t: TestApp, method: 'POST' | 'PATCH' | 'GET', url: string, body?: object) {
  const answer = await t.call(admin, method, url, body);
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

let count = 0;
/** A calendar and a contract for a client, in force since the first of May. */
export async function givenAgreement(
  t: TestApp,
  clientId: string,
  of: { storeIds?: string[]; sla?: object; data?: object; name?: string; begins?: string } = {},
): Promise<{ calendarId: string; contractId: string; terms: Record<string, unknown> }> {
  const n = ++count;
  const calendar = await ok(t, 'POST', '/api/calendars', { name: `Office ${n}`, data: of.data ?? office });
  const terms = {
    calendarId: calendar.id as string,
    storeIds: of.storeIds ?? [],
    sla: of.sla ?? sla,
    price,
    report: { rhythm: 'none', form: 'page' },
  };
  const contract = await ok(t, 'POST', '/api/contracts', {
    clientId,
    name: of.name ?? `Support ${n}`,
    timeZone: 'Europe/Kyiv',
    begins: of.begins ?? '2026-05-01',
    terms,
  });
  await ok(t, 'POST', `/api/contracts/${contract.id as string}/activate`);
  await t.drain();
  return { calendarId: terms.calendarId, contractId: contract.id as string, terms };
}

export const addContractVersion = async (t: TestApp, contractId: string, begins: string, terms: object) =>
  ok(t, 'POST', `/api/contracts/${contractId}/versions`, { begins, terms });

export async function changeCalendar(t: TestApp, calendarId: string, data: object): Promise<void> {
  await ok(t, 'PATCH', `/api/calendars/${calendarId}`, { data });
  await t.drain();
}
