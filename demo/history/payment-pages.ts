import * as i from '#contract/incidents';
import * as p from '#contract/payment-pages';
import { printer } from '#kit/print/pdf';
import type { Watched } from '../cast/stores.ts';
import { dayAt, type Moment } from './moments.ts';
import type { Means } from './play.ts';

const MINUTE = 60_000;

const ours = {
  script: 'Our own theme and the platform: the text was read, it stays within the shop.',
  statistics: 'Statistics of visits, agreed with the owner; no field of the checkout is read.',
  payment: 'Our payment provider; its contract and its attestation of compliance are filed.',
};

/**
 * Two shops where customers pay: of one everything is approved, a thief was found there once, and somebody looks through it; what runs in the other still waits for somebody's word. None where there is no browser to look with.
 */
export function paymentMoments(means: Means): Moment[] {
  const { desk, people, now, watched } = means;
  if (printer() === null) return [];
  const [clay, coffee] = (['clay', 'coffee'] as const).map((key) => watched.find(({ store }) => store.key === key)!);
  const params = { id: clay!.id };
  const stolen = dayAt(now, 68, '22:14');
  const told = async (): Promise<void> => {
    for (const sweep of ['monitoring.owed', 'escalate', 'deliver']) {
      await desk.sweep(sweep);
      await desk.drain();
    }
  };
  const look = async ({ id }: Watched): Promise<void> => {
    await desk.call(people.devops, p.lookAtPaymentPages, { params: { id } });
    await desk.sweep('payment pages');
    await desk.drain();
    await told();
  };
  const watch = (one: Watched): Promise<unknown> =>
    desk.call(people.devops, p.setPaymentPages, {
      params: { id: one.id },
      body: { ...placesOf(one), everyHours: 24 },
    });
  const caught = async (): Promise<void> => {
    clay!.store.set('skimmer', true);
    await look(clay!);
    clay!.store.set('skimmer', false);
  };
  const judge = async (): Promise<void> => {
    const { items } = await desk.call(people.devops, p.listPaymentChanges, { params, query: { state: 'open' } });
    const why = 'Nobody of us put it there: it reads the card when the form is sent and passes it on.';
    for (const { id } of items)
      await desk.call(people.devops, p.judgePaymentChange, { params: { id }, body: { as: 'hostile', why } });
    const { items: open } = await desk.call(people.devops, i.listIncidents, {
      query: { storeId: clay!.id, state: 'active' },
    });
    const cause = 'A foreign script in the footer of the theme, put there through a review module with a known hole.';
    for (const { id } of open) {
      await desk.call(people.devops, i.acknowledgeIncident, { params: { id } });
      await desk.call(people.devops, i.resolveIncident, { params: { id }, body: { cause } });
    }
    await desk.drain();
    await look(clay!);
  };
  const review = (): Promise<unknown> =>
    desk.call(people.manager, p.reviewPaymentPages, { params, body: { note: 'Looked through with Olena.' } });
  return [
    { at: dayAt(now, 88, '09:10'), act: () => watch(clay!).then(() => look(clay!)) },
    { at: dayAt(now, 88, '09:40'), act: () => approveAll(means, clay!) },
    { at: stolen, act: caught },
    { at: stolen + 50 * MINUTE, act: judge },
    // Reviewed where somebody looked: a review of a time without visits says so in red.
    ...[87, 67, 4].map((ago) => ({ at: dayAt(now, ago, '10:00'), act: async () => void (await review()) })),
    { at: dayAt(now, 5, '09:10'), act: () => look(clay!) },
    // Looked at as soon as the present begins.
    { at: now - 20 * MINUTE, act: async () => void (await watch(coffee!)) },
  ];
}

function placesOf({ monitors }: Watched): Record<'product' | 'cart' | 'checkout', string | null> {
  const of = (page: string): string | null => monitors.find((one) => one.page === page)?.target ?? null;
  return { product: of('product'), cart: of('cart'), checkout: of('checkout') };
}

async function approveAll({ desk, people }: Means, { id }: Watched): Promise<void> {
  const params = { id };
  const { pages } = await desk.call(people.devops, p.readPaymentPages, { params });
  const scripts = new Set(pages.flatMap((page) => page.scripts.filter((one) => !one.approval).map((one) => one.id)));
  const hosts = new Set(pages.flatMap(({ destinations }) => destinations.map(({ host }) => host)));
  const approve = async (kind: 'script' | 'host', about: string[], why: string): Promise<void> => {
    if (about.length > 0)
      await desk.call(people.devops, p.approvePaymentScripts, { params, body: { kind, about, why } });
  };
  await approve('script', [...scripts], ours.script);
  for (const host of hosts) await approve('host', [host], host.includes('stripe') ? ours.payment : ours.statistics);
}
