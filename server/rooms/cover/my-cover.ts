import type { z } from 'zod';
import type * as c from '#contract/cover';
import { say, type Language, words } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { digestOf, newSecret } from '#kit/secrets';
import { notFound } from '#kit/refuse';
import { peopleByIds, publicUrl } from '#rooms/people';
import { personOf } from './change-cover.ts';
import { icalendar } from './ical.ts';
import { presentChanges } from './present.ts';
import { readFacts, spansOf } from './reckon.ts';
import { allSchedules, feedOf, personOfFeed, removeFeed, setFeed, swapsOf } from './store.ts';

const day = 86_400_000;
const feedWords = words({
  en: { title: 'On call: {schedule}', name: 'On call' },
  ru: { title: 'Дежурство: {schedule}', name: 'Дежурства' },
  uk: { title: 'Чергування: {schedule}', name: 'Чергування' },
});

interface MyShift {
  scheduleId: string;
  scheduleName: string;
  /** Epoch ms. */
  from: number;
  to: number;
}

/** When this person is on duty within `[from, to)`; what joins is one shift. */
async function shiftsOf(db: Db, personId: string, from: number, to: number): Promise<MyShift[]> {
  const schedules = await allSchedules(db);
  const facts = await readFacts(db, schedules, from, to);
  const shifts: MyShift[] = [];
  for (const schedule of schedules) {
    let last: MyShift | undefined;
    for (const span of spansOf(schedule, facts, from, to)) {
      if (span.duty?.personId !== personId) continue;
      if (last?.to === span.from) last.to = span.to;
      else shifts.push((last = { scheduleId: schedule.id, scheduleName: schedule.name, from: span.from, to: span.to }));
    }
  }
  return shifts.sort((a, b) => a.from - b.from);
}

export async function readMyCover(app: App, actor: Actor): Promise<z.input<(typeof c.readMyCover)['response']>> {
  const me = personOf(actor);
  const now = app.clock.now();
  const [shifts, swaps, feed] = await Promise.all([
    shiftsOf(app.db, me, now, now + 60 * day),
    swapsOf(app.db, me, now),
    feedOf(app.db, me),
  ]);
  const shown = await presentChanges(app.db, swaps);
  return {
    shifts: shifts.map((s) => ({ ...s, from: new Date(s.from).toISOString(), to: new Date(s.to).toISOString() })),
    askedOfMe: shown.filter((s) => s.person.id === me && s.state === 'asked'),
    askedByMe: shown.filter((s) => s.givenBy?.id === me),
    feedSince: feed ? new Date(feed.made_at).toISOString() : null,
  };
}

/** A new secret address; an older one stops. */
export async function makeFeed(trx: Transaction, app: App, actor: Actor): Promise<{ address: string }> {
  const person_id = personOf(actor);
  const { secret, digest } = newSecret('cal');
  await setFeed(trx, { person_id, digest, made_at: app.clock.now() });
  await audit(trx, app, actor, 'cover_feed.made', actor.name);
  return { address: `${await publicUrl(app)}/calendar/${secret}.ics` };
}

export async function revokeFeed(trx: Transaction, app: App, actor: Actor): Promise<void> {
  await removeFeed(trx, personOf(actor));
  await audit(trx, app, actor, 'cover_feed.revoked', actor.name);
}

/** The calendar behind a secret address: 30 days back, 180 ahead. */
export async function readFeed(app: App, secret: string): Promise<string> {
  const personId = await personOfFeed(app.db, digestOf(secret));
  const person = personId ? (await peopleByIds(app.db, [personId]))[0] : undefined;
  if (!person?.active) return notFound();
  const now = app.clock.now();
  const language: Language = person.language;
  const today = now - (now % day);
  const shifts = await shiftsOf(app.db, person.id, today - 30 * day, today + 180 * day);
  return icalendar(
    feedWords[language].name,
    shifts.map((s) => ({
      id: `${s.scheduleId}-${s.from}@vakhta`,
      from: s.from,
      to: s.to,
      title: say(feedWords[language].title, { schedule: s.scheduleName }, language),
    })),
    now,
  );
}
