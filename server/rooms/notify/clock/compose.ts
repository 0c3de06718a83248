import { type Language, say, type Values } from '#core/words';
import type { App } from '#kit/app';
import { incidentById, titleOf } from '#rooms/incidents';
import { publicUrl } from '#rooms/people';
import { clientsByIds, storesByIds } from '#rooms/stores';
import type { Message } from '../channel-kind.ts';
import { oneLine } from '../one-line.ts';
import type { ChannelRow, DeliveryRow } from '../tables.ts';
import type { ClockFact } from './plan.ts';
import { clockNotice } from './words.ts';

/** Told later than this, a notice says so. */
const lateMs = 60_000;

/** A deadline that comes near or has passed: what, whose, which target, when, why then. Null: the incident is gone. */
export async function composeClock(app: App, delivery: DeliveryRow, channel: ChannelRow): Promise<Message | null> {
  const fact = delivery.facts as unknown as ClockFact;
  const { language } = channel;
  const words = clockNotice[language];
  const t = (key: keyof typeof words, values: Values = {}) => say(words[key], values, language);
  const title = await titleFor(app, fact, language);
  if (title === null) return null;
  const [clients, stores, home] = await Promise.all([
    clientsByIds(app.db, fact.clientId === null ? [] : [fact.clientId]),
    storesByIds(app.db, fact.storeId === null ? [] : [fact.storeId]),
    publicUrl(app),
  ]);
  const at = instantOf(channel);
  const [client, store] = [clients[0]?.name, stores[0]?.name];
  const late = app.clock.now() - fact.momentAt;
  const missed = delivery.kind === 'clock_missed';
  const values = { due: at(fact.dueAt), title };
  return {
    id: delivery.id,
    kind: delivery.kind,
    language,
    severity: fact.severity,
    subject: oneLine(
      `[#${fact.number}] ${t(`${missed ? 'missed' : 'at_risk'}_${fact.target}`, values)}${store ? ` – ${store}` : ''}`,
    ),
    lines: [
      ...(client ? [{ label: t('whose'), text: oneLine(client) }] : []),
      ...(store ? [{ label: t('where'), text: oneLine(store) }] : []),
      { label: t('due'), text: at(fact.dueAt) },
      { label: t('why'), text: oneLine(whyThen(fact, t, at)) },
      ...(late > lateMs ? [{ label: null, text: t('late', { age: lasting(t, late) }) }] : []),
    ],
    links: [
      fact.kind === 'request'
        ? { label: t('open_request'), url: `${home}/requests/${fact.subjectId}`, primary: true }
        : { label: t('open_incident'), url: `${home}/incidents/${fact.subjectId}`, primary: true },
    ],
    facts: { clock: { ...fact, title, late: late > lateMs } },
  };
}

async function titleFor(app: App, fact: ClockFact, language: Language): Promise<string | null> {
  if (fact.kind === 'request') return fact.topic ?? '–';
  const incident = await incidentById(app.db, fact.subjectId);
  return incident ? titleOf(incident, language) : null;
}

type Speaker = (key: keyof (typeof clockNotice)['en'], values?: Values) => string;

function whyThen(fact: ClockFact, t: Speaker, at: (instant: number) => string): string {
  const values = {
    promised: lasting(t, fact.durationMs ?? 0),
    start: at(fact.startedAt),
    calendar: fact.calendar ?? '',
    contract: fact.contract ?? '–',
  };
  return [
    t(fact.calendar === null ? 'always' : 'calendar', values),
    ...(fact.pausedMs > 0 ? [t('paused', { paused: lasting(t, fact.pausedMs) })] : []),
    t('used', { used: lasting(t, fact.usedMs) }),
  ].join('; ');
}

function lasting(t: Speaker, ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < 60 ? t('minutes', { n: minutes }) : t('hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** English with hours to 24: "9 to 11 AM" is read wrongly at night. */
function instantOf({ language, time_zone }: ChannelRow): (at: number) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: time_zone,
  });
  return (at) => format.format(at);
}
