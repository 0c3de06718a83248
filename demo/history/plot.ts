import * as i from '#contract/incidents';
import * as m from '#contract/monitoring';
import type { Watched } from '../cast/stores.ts';
import type { StoreSpec } from '../stage/stores.ts';
import { dayAt, type Moment } from './moments.ts';
import type { Means } from './play.ts';
import { nightly, type Outage, outages, type PlannedWork, plannedWorks, reported } from './story.ts';

const SECOND = 1000;
const MINUTE = 60_000;

const storeOf = ({ watched }: Means, key: StoreSpec['key']): Watched => watched.find(({ store }) => store.key === key)!;

/** What follows from results: incidents, notices, their receipts. */
async function settle({ desk, clock, deadlines }: Means, ms: number): Promise<void> {
  await desk.drain();
  clock.advance(ms);
  await desk.sweep('monitoring.owed');
  await desk.drain();
  await desk.sweep('escalate');
  await desk.drain();
  await desk.sweep('deliver');
  await desk.drain();
  await deadlines.ofOpenIncidents();
}

async function breakNow(means: Means, watched: Watched, outage: Pick<Outage, 'trouble'>): Promise<void> {
  await means.prober.breaks(watched, outage.trouble);
  means.clock.advance(2 * SECOND);
  await means.prober.repeat(watched);
  await settle(means, 4 * SECOND);
}

async function mendNow(means: Means, watched: Watched): Promise<void> {
  await means.prober.mends(watched, { confirmation: false });
  means.clock.advance(2 * SECOND);
  await means.prober.mends(watched, { confirmation: true });
  await settle(means, 25 * SECOND);
}

export function outageMoments(means: Means): Moment[] {
  return outages.flatMap((outage) => {
    const { prober, now } = means;
    const watched = storeOf(means, outage.store);
    const begins = dayAt(now, outage.ago, outage.at);
    const ends = begins + outage.minutes * MINUTE;
    const moments: Moment[] = [
      { at: begins, act: () => breakNow(means, watched, outage) },
      { at: ends, act: () => mendNow(means, watched) },
    ];
    for (let at = begins + 5 * MINUTE; at < ends - MINUTE; at += 5 * MINUTE)
      moments.push({ at, act: () => prober.round() });
    for (const minutes of [16, 21])
      if (outage.minutes > minutes) moments.push({ at: begins + minutes * MINUTE, act: () => settle(means, SECOND) });
    if (outage.taken)
      moments.push({ at: begins + outage.taken.after * MINUTE, act: () => take(means, watched, outage) });
    if (outage.cause) moments.push({ at: ends + 40 * MINUTE, act: () => writeDown(means, watched, outage) });
    return moments;
  });

  async function take(of: Means, watched: Watched, { taken }: Outage): Promise<void> {
    const [incident] = (
      await of.desk.call(of.people.owner, i.listIncidents, { query: { storeId: watched.id, state: 'active' } })
    ).items.filter(({ failure }) => failure !== 'tls');
    if (!incident || !taken) return;
    const who = of.people[taken.by];
    await of.desk.call(who, i.acknowledgeIncident, { params: { id: incident.id } });
    if (taken.says)
      await of.desk.call(who, i.commentIncident, { params: { id: incident.id }, body: { text: taken.says } });
    await of.desk.drain();
  }
}

/** What it was and what is done against it, once the dust has settled. */
async function writeDown(
  { desk, people }: Means,
  watched: Watched,
  { taken, cause, prevention }: Outage,
): Promise<void> {
  const [incident] = (
    await desk.call(people.owner, i.listIncidents, { query: { storeId: watched.id, state: 'resolved', limit: 1 } })
  ).items;
  if (incident)
    await desk.call(people[taken?.by ?? 'manager'], i.updateIncident, {
      params: { id: incident.id },
      body: { cause, ...(prevention ? { prevention } : {}) },
    });
}

export function plannedMoments(means: Means): Moment[] {
  const { desk, people, clock, now } = means;
  return plannedWorks.flatMap((work) => {
    const watched = storeOf(means, work.store);
    const from = dayAt(now, work.ago, work.at);
    const to = from + work.minutes * MINUTE;
    const plan = async (): Promise<void> => {
      const body = {
        title: work.title,
        storeId: watched.id,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        recurrence: null,
      };
      await desk.call(people.manager, m.createMaintenance, { body });
      await desk.drain();
    };
    const windows = async (): Promise<void> => {
      await desk.sweep('monitoring.windows', 'monitoring.owed');
      await desk.drain();
      clock.advance(SECOND);
    };
    return [
      { at: Math.min(from - 26 * 60 * MINUTE, now - 60 * MINUTE), act: plan },
      ...(work.shows ? shownWork(means, watched, work, { from, to }, windows) : []),
    ];
  });
}

function shownWork(
  means: Means,
  watched: Watched,
  { shows }: PlannedWork,
  { from, to }: { from: number; to: number },
  windows: () => Promise<void>,
): Moment[] {
  return [
    { at: from - 20 * SECOND, act: windows },
    { at: from + SECOND, act: windows },
    { at: from + 5 * MINUTE, act: () => breakNow(means, watched, { trouble: shows! }) },
    { at: to - 5 * MINUTE, act: () => mendNow(means, watched) },
    { at: to + SECOND, act: windows },
  ];
}

/** The client opens an incident by hand; an engineer takes, answers and closes it. */
export function reportedMoments(means: Means): Moment[] {
  const { desk, people, now } = means;
  const watched = storeOf(means, reported.store);
  const at = dayAt(now, reported.ago, reported.at);
  const who = people[reported.takenBy];
  let id = '';
  return [
    {
      at,
      act: async () => {
        const { title, description } = reported;
        id = (
          await desk.call(people.clientAdmin, i.openIncident, {
            body: { storeId: watched.id, title, description, severity: 'major' },
          })
        ).id;
        await settle(means, 5 * SECOND);
      },
    },
    {
      at: at + 8 * MINUTE,
      act: async () => {
        await desk.call(who, i.acknowledgeIncident, { params: { id } });
        await desk.call(who, i.commentIncident, { params: { id }, body: { text: reported.says } });
        await desk.drain();
      },
    },
    {
      at: at + reported.minutes * MINUTE,
      act: async () => {
        await desk.call(who, i.resolveIncident, {
          params: { id },
          body: { cause: reported.cause, prevention: reported.prevention },
        });
        await settle(means, 5 * SECOND);
      },
    },
  ];
}

/** A job of the shop that calls every night, but once. */
export async function heartbeatMoments(means: Means): Promise<Moment[]> {
  const { desk, people, clock, now } = means;
  const watched = storeOf(means, nightly.store);
  const settings = { schedule: 'cron', cron: nightly.cron, zone: 'UTC', graceSeconds: nightly.graceSeconds };
  const made = await desk.call(people.owner, m.createMonitor, {
    body: { storeId: watched.id, type: 'heartbeat', name: nightly.name, settings },
  });
  const path = new URL(made.heartbeatUrl!).pathname;
  const moments: Moment[] = [];
  for (let ago = 90; ago >= 0; ago--) {
    const due = dayAt(now, ago, '01:15');
    if (ago !== nightly.missedAgo)
      moments.push({ at: due + 40 * SECOND, act: async () => void (await desk.knock('GET', path)) });
    else
      moments.push({
        at: due - 40 * SECOND,
        act: () => stayAwake(means, due + nightly.graceSeconds * SECOND + 5 * SECOND),
      });
  }
  moments.push({
    at: dayAt(now, nightly.missedAgo, '07:20'),
    act: async () => {
      await desk.knock('GET', path);
      await settle(means, 25 * SECOND);
    },
  });
  return moments;

  /** Silence counts only where somebody was there to hear it. */
  async function stayAwake(of: Means, until: number): Promise<void> {
    for (; clock.now() < until; clock.advance(45 * SECOND)) await desk.sweep('monitoring.heartbeats');
    await desk.sweep('monitoring.heartbeats');
    await settle(of, 5 * SECOND);
  }
}

/** A certificate comes near its end, and nobody has renewed it yet. */
export function certificateMoments(means: Means): Moment[] {
  const { clock, now, prober } = means;
  const toys = storeOf(means, 'toys');
  const notice = async (): Promise<void> => {
    await prober.lookAtCertificate(toys);
    await prober.round();
    clock.advance(2 * SECOND);
    await prober.repeat(toys);
    await settle(means, 5 * SECOND);
  };
  return [{ at: now - 5 * 86_400_000 + 3 * 60 * MINUTE, act: notice }];
}
