import { acceptFinding, listFindings, setAuditSchedule, startAudit } from '#contract/audits';
import { changeAuditSettings } from '#contract/audit-settings';
import { keepSnapshot } from '#contract/audit-snapshots';
import type { Actor } from '#kit/http/actor';
import type { Desk } from '../desk.ts';
import type { People } from './people.ts';
import type { Watched } from './stores.ts';

const DAY = 86_400_000;

/** While the demo is built nothing begins that nobody asked for. */
export const auditNothingByItself = (desk: Desk, owner: Actor): Promise<unknown> =>
  desk.call(owner, changeAuditSettings, { body: { firstAudit: false } });

/** A first audit long ago, on a day when the search was broken: the one of today has something to be compared with. */
export async function auditLongAgo(desk: Desk, people: People, { store, id }: Watched): Promise<void> {
  const { settings, clock } = desk.app;
  store.set('search_broken', true);
  store.set('keyword_missing', true);
  settings.walkPauseMs = 0;
  await desk.call(people.devops, startAudit, { params: { id } });
  // What the theme of that day told search engines, to be compared with today's.
  await desk.call(people.devops, keepSnapshot, { params: { id }, body: { name: 'Before the new theme' } });
  await desk.drain();
  delete settings.walkPauseMs;
  store.set('keyword_missing', false);
  store.set('search_broken', false);
  const { items } = await desk.call(people.devops, listFindings, {
    query: { storeId: id, severity: 'medium', limit: 1 },
  });
  const until = new Date(clock.now() + 365 * DAY).toISOString().slice(0, 10);
  const why = 'The theme is replaced in spring; not worth the work before.';
  for (const finding of items)
    await desk.call(people.manager, acceptFinding, { params: { id: finding.id }, body: { until, why } });
}

/** An audit that begins when the demo is there, and when others come; a store that is added now has its own by itself. */
export async function auditFromNow(desk: Desk, people: People, [first, ...others]: readonly Watched[]): Promise<void> {
  await desk.call(people.owner, changeAuditSettings, { body: { firstAudit: true } });
  await desk.call(people.devops, startAudit, { params: { id: first!.id } });
  for (const [i, { id }] of [first!, ...others].entries())
    await desk.call(people.devops, setAuditSchedule, {
      params: { id },
      body: { rhythm: i === 0 ? 'weekly' : 'monthly', hour: 3, timeZone: 'Europe/Kyiv' },
    });
}
