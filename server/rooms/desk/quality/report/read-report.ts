import type { Clock, ClockTargetReading } from '#contract/clocks';
import type { QualityQuery } from '#contract/quality';
import { type Figures, figuresOf } from '#core/quality';
import type { TargetName } from '#core/sla';
import { zoneOf } from '#core/time-zone';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { presentClock } from '../../clocks/present.ts';
import { type Logs, readLogs } from '../../clocks/readings.ts';
import { whyThen } from '../../clocks/why-then.ts';
import { readCases, type Told } from '../read-cases.ts';
import { byDay, type DayLine } from './by-day.ts';

/** One promise, and why it was due when it was. */
export interface PromiseTold {
  target: TargetName;
  reading: ClockTargetReading;
  text: string;
  passed: DayLine[];
  /** What leads on to the deadline: of what is open still ahead, of what was done in time left over. */
  ahead: DayLine[];
  countedMs: number;
  pausedMs: number;
}

export interface CaseTold {
  kind: Told['clock']['kind'];
  number: number;
  title: string;
  store: string | null;
  severity: Told['severity'];
  openedAt: number;
  /** How its clock stands, in a sentence. */
  standing: string;
  agreement: Clock['agreement'];
  promises: PromiseTold[];
  /** Of waits for an update that are decided; each that was missed is among the promises. */
  updates: { kept: number; of: number };
}

/** How promises were kept in a period, each with its reason. */
export interface QualityReport {
  language: Language;
  /** Whose it is; null where it is of all. */
  client: string | null;
  store: string | null;
  kind: QualityQuery['kind'] | null;
  /** Whose work alone it tells of. */
  person: string | null;
  from: number;
  to: number;
  timeZone: string;
  writtenAt: number;
  /** Of everything in the period, whether it is printed one by one or not. */
  figures: Figures & { cases: number };
  cases: CaseTold[];
}

/** More would be a book: figures still tell of all of them, and the table holds them. */
export const mostPrinted = 200;

export async function readReport(
  app: App,
  actor: Actor,
  { language, timeZone, ...query }: QualityQuery & { language: Language; timeZone: string },
): Promise<QualityReport> {
  const all = await readCases(app, actor, language, query);
  const printed = all.slice(0, mostPrinted);
  const storeIds = [...new Set([...printed.map(({ clock }) => clock.store_id), query.storeId ?? null])];
  const [logs, stores] = await Promise.all([
    readLogs(
      app.db,
      printed.map(({ clock }) => clock.id),
    ),
    storesByIds(
      app.db,
      storeIds.filter((id) => id !== null),
    ),
  ]);
  const only = actor.clientIds?.length === 1 ? actor.clientIds[0] : undefined;
  const whose = query.clientId ?? stores.find((one) => one.id === query.storeId)?.client_id ?? only;
  const clients = await clientsByIds(app.db, whose ? [whose] : []);
  const mine = (clientId: string): boolean => actor.clientIds === null || actor.clientIds.includes(clientId);
  const now = app.clock.now();
  const storeName = (id: string | null) => stores.find((one) => one.id === id && mine(one.client_id))?.name ?? null;
  return {
    language,
    client: clients.find((one) => mine(one.id))?.name ?? null,
    store: query.storeId ? storeName(query.storeId) : null,
    kind: query.kind ?? null,
    person: query.personId ? (all.find(({ assignee }) => assignee)?.assignee?.name ?? '–') : null,
    from: Date.parse(query.from),
    to: Date.parse(query.to),
    timeZone,
    writtenAt: now,
    figures: { cases: all.length, ...figuresOf(all) },
    cases: printed.map((one) => caseTold(one, logs, now, language, storeName(one.clock.store_id))),
  };
}

function caseTold(one: Told, logs: Logs, now: number, language: Language, store: string | null): CaseTold {
  const clock = presentClock(one.clock, logs, now, language);
  const decided = clock.updates.filter(({ standing }) => standing === 'met' || standing === 'missed');
  const late = decided.filter(({ standing }) => standing === 'missed');
  const readings = [clock.reaction, ...late, clock.resolution].filter((reading) => reading !== null);
  const zone = zoneOf(clock.agreement?.timeZone ?? 'UTC');
  return {
    kind: one.clock.kind,
    number: one.clock.number,
    title: one.title,
    store,
    severity: one.severity,
    openedAt: one.startedAt,
    standing: clock.text,
    agreement: clock.agreement,
    promises: readings.map((reading) => {
      const asked = {
        target: reading.target,
        startedAt: Date.parse(reading.startedAt),
        now,
        language,
        timeZone: null,
        toDeadline: true,
      };
      const { text, pieces, countedMs, pausedMs } = whyThen(one.clock, logs, asked);
      const [passed, ahead] = [pieces.filter((piece) => !piece.ahead), pieces.filter((piece) => piece.ahead)];
      return {
        ...{ target: reading.target, reading, text, countedMs, pausedMs },
        ...{ passed: byDay(passed, zone), ahead: byDay(ahead, zone) },
      };
    }),
    updates: { kept: decided.length - late.length, of: decided.length },
  };
}
