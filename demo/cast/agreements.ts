import * as c from '#contract/contracts';
import type { Desk } from '../desk.ts';
import type { StagedStore, StoreSpec } from '../stage/stores.ts';
import type { People } from './people.ts';

const MINUTES = { quarter: 15, hour: 60, day: 8 * 60 };
const clock = (minutes: number, hours: 'calendar' | 'around_the_clock') => ({ minutes, hours });

/** What every client is promised: shops that do not sell are looked after at night, the rest in office hours. */
const sla = {
  critical: {
    reaction: clock(MINUTES.quarter, 'around_the_clock'),
    update: clock(MINUTES.hour, 'around_the_clock'),
    resolution: clock(4 * MINUTES.hour, 'around_the_clock'),
  },
  major: {
    reaction: clock(MINUTES.hour, 'calendar'),
    update: clock(4 * MINUTES.hour, 'calendar'),
    resolution: clock(MINUTES.day, 'calendar'),
  },
  minor: { reaction: clock(4 * MINUTES.hour, 'calendar'), resolution: clock(3 * MINUTES.day, 'calendar') },
  info: { reaction: clock(MINUTES.day, 'calendar') },
};

const prices: Record<StoreSpec['key'], object> = {
  coffee: {
    model: 'mix',
    currency: 'UAH',
    monthlyFee: 1_800_000,
    criticalCallFee: 250_000,
    hourlyRate: 120_000,
    includedMinutes: 5 * MINUTES.hour,
    excess: { withoutApproval: 2 * MINUTES.hour, atMost: null },
  },
  toys: {
    model: 'hourly',
    currency: 'EUR',
    hourlyRate: 3800,
    prepaidBlock: { minutes: 10 * MINUTES.hour, price: 35_000, months: 6 },
    excess: { withoutApproval: 3 * MINUTES.hour, atMost: 20 * MINUTES.hour },
  },
  clay: {
    model: 'monthly',
    currency: 'GBP',
    monthlyFee: 90_000,
    hourlyRate: 4500,
    includedMinutes: 6 * MINUTES.hour,
    rollOver: { months: 2, capMinutes: 4 * MINUTES.hour },
    multipliers: { urgent: 150, outOfHours: 150 },
  },
};

const zones: Record<StoreSpec['key'], string> = {
  coffee: 'Europe/Kyiv',
  toys: 'Europe/Warsaw',
  clay: 'Europe/London',
};

/** Office hours with a lunch break, and a contract in force with each client. @returns the contracts' ids */
export async function agree(
  desk: Desk,
  people: People,
  clientIds: Record<StoreSpec['key'], string>,
  stores: readonly StagedStore[],
): Promise<Record<StoreSpec['key'], string>> {
  const { id: calendarId } = await openOffice(desk, people);
  const ids = new Map<string, string>();
  for (const { key, name } of stores) {
    const { id } = await desk.call(people.owner, c.createContract, {
      body: {
        clientId: clientIds[key],
        name: `${name} · 24/7`,
        timeZone: zones[key],
        begins: dayIn(zones[key], desk.app.clock.now()),
        terms: {
          calendarId,
          sla,
          price: prices[key] as c.ContractPrice,
          report: { rhythm: 'monthly', form: 'pdf', shows: { tasks: true, time: true } },
          team: [
            { name: people.manager.name, role: 'manager', responsible: true, channel: people.manager.email },
            { name: people.devops.name, role: 'devops', channel: people.devops.email },
          ],
        },
      },
    });
    await desk.call(people.manager, c.activateContract, { params: { id } });
    const { digest } = await desk.call(people.manager, c.readAgreement, { params: { id, version: 1 } });
    const own = key === 'clay';
    await desk.call(own ? people.clientAdmin : people.manager, c.acceptContract, {
      params: { id, version: 1 },
      body: own ? { digest } : { digest, by: name, how: 'email' },
    });
    ids.set(key, id);
  }
  await desk.drain();
  return Object.fromEntries(ids) as Record<StoreSpec['key'], string>;
}

const dayIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

async function openOffice(desk: Desk, { manager }: People): Promise<c.Calendar> {
  const day = [
    ['09:00', '13:00'],
    ['14:00', '18:00'],
  ];
  const calendar = await desk.call(manager, c.createCalendar, {
    body: {
      name: 'Kyiv office',
      country: 'UA',
      data: { timeZone: 'Europe/Kyiv', hours: { mon: day, tue: day, wed: day, thu: day, fri: day } },
    },
  });
  const year = new Date(desk.app.clock.now()).getUTCFullYear();
  for (const next of [year, year + 1]) {
    const { items } = await desk.call(manager, c.readHolidays, { params: { id: calendar.id }, query: { year: next } });
    const dates = items.filter(({ suggested }) => suggested).map(({ date }) => date);
    await desk.call(manager, c.reviewHolidays, { params: { id: calendar.id }, body: { year: next, dates } });
  }
  return calendar;
}
