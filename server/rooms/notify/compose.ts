import type { IncidentDetail } from '#contract/incidents';
import { type Language, say, type Values } from '#core/words';
import type { App } from '#kit/app';
import { ackLink, incidentById, presentIncident } from '#rooms/incidents';
import { publicUrl } from '#rooms/people';
import type { Message } from './channel-kind.ts';
import { composeClock } from './clock/compose.ts';
import { composeCover } from './compose-cover.ts';
import { composeMailbox } from './compose-mailbox.ts';
import { dutyHead, dutyLines } from './escalation/compose-duty.ts';
import { oneLine } from './one-line.ts';
import { composeSpeed } from './speed/compose.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';
import { notice, severityHeads } from './words.ts';

/** Says a notice in its channel's language, from the facts as they are when it leaves. Null: there is nothing to say any more. */
export async function compose(app: App, delivery: DeliveryRow, channel: ChannelRow): Promise<Message | null> {
  const t = speaker(channel.language);
  if (delivery.kind === 'test') {
    return {
      ...base(delivery, channel),
      subject: t('test'),
      lines: [{ label: null, text: t('test_text', { channel: channel.name }) }],
    };
  }
  if (delivery.kind === 'watch' || delivery.kind === 'watch_restored')
    return delivery.facts['mailbox'] ? composeMailbox(delivery, channel) : composeWatch(delivery, channel);
  if (delivery.kind === 'cover_gap' || delivery.kind === 'uncovered') return composeCover(app, delivery, channel);
  if (delivery.kind === 'clock_at_risk' || delivery.kind === 'clock_missed')
    return composeClock(app, delivery, channel);
  if (delivery.kind === 'speed_regressed' || delivery.kind === 'speed_recovered')
    return composeSpeed(app, delivery, channel);
  const row = delivery.incident_id ? await incidentById(app.db, delivery.incident_id) : undefined;
  if (!row) return null;
  const incident = await presentIncident(app, row, channel.language, true);
  const ended = delivery.kind === 'recovered' || delivery.kind === 'resolved';
  const now = app.clock.now();
  const late =
    now - delivery.due_at > lateMs
      ? [{ label: null, text: t('late', { age: duration(t, now - delivery.due_at) }) }]
      : [];
  const severity = severityHeads[channel.language][incident.severity];
  return {
    ...base(delivery, channel),
    severity: incident.severity,
    subject: oneLine(
      `[#${incident.number}] ${headOf(t, delivery, { title: incident.title, severity })} – ${incident.storeName}`,
    ),
    lines: [
      ...(ended ? endedLines(incident, channel) : openLines(incident, channel, now)).map(inOneLine),
      ...dutyLines(t, delivery).map(inOneLine),
      ...late,
    ],
    links: await linksOf(app, incident, channel, ended),
    facts: { incident: factsOf(incident) },
  };
}

/** A notice that leaves so long after its moment says so. */
const lateMs = 120_000;

type Line = Message['lines'][number];

const inOneLine = ({ label, text }: Line): Line => ({ label, text: oneLine(text) });

function openLines(incident: IncidentDetail, channel: ChannelRow, now: number): Line[] {
  const t = speaker(channel.language);
  const [first] = incident.monitors;
  const names = incident.monitors.map((m) => m.name);
  const since = `${instant(incident.startedAt, channel)}, ${t('ago', { age: duration(t, now - Date.parse(incident.startedAt)) })}`;
  const changes = incident.changesBefore.slice(0, 3).map((c) => `${c.text} (${instant(c.at, channel)})`);
  return [
    { label: t('where'), text: incident.storeName },
    ...(first ? [{ label: t('why'), text: `${first.name}: ${first.explanation}` }] : []),
    { label: t('since'), text: since },
    ...(names.length > 1 ? [{ label: t('hits'), text: someOf(t, names) }] : []),
    { label: t('before'), text: changes.join('; ') || t('nothing_changed') },
    ...(incident.recurrence > 0
      ? [{ label: t('recurrence'), text: t('recurrence_text', { n: incident.recurrence }) }]
      : []),
    ...incident.firstSteps.slice(0, 2).map((text, i) => ({ label: t(i === 0 ? 'steps' : 'next'), text })),
  ];
}

const headOf = (t: Speaker, delivery: DeliveryRow, values: { title: string; severity: string }): string =>
  delivery.kind === 'duty' ? dutyHead(t, delivery, values) : t(delivery.kind as keyof (typeof notice)['en'], values);

function endedLines(incident: IncidentDetail, channel: ChannelRow): Line[] {
  const t = speaker(channel.language);
  const names = incident.monitors.map((m) => m.name);
  const lasted = incident.resolvedAt ? Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt) : null;
  return [
    { label: t('where'), text: incident.storeName },
    { label: t('since'), text: instant(incident.startedAt, channel) },
    ...(lasted === null ? [] : [{ label: t('lasted'), text: duration(t, lasted) }]),
    ...(names.length > 1 ? [{ label: t('hits'), text: someOf(t, names) }] : []),
    ...(incident.cause ? [{ label: t('cause'), text: incident.cause }] : []),
  ];
}

async function linksOf(
  app: App,
  incident: IncidentDetail,
  channel: ChannelRow,
  ended: boolean,
): Promise<Message['links']> {
  const t = speaker(channel.language);
  const home = await publicUrl(app);
  const open = { label: t('open'), url: `${home}/incidents/${incident.id}`, primary: ended };
  if (ended || incident.state !== 'open') return [open];
  const who = channel.person_id ?? channel.name;
  return [{ label: t('acknowledge'), url: ackLink(home, app.secrets, incident.id, who), primary: true }, open];
}

/** For machines. */
function factsOf(incident: IncidentDetail): Record<string, unknown> {
  const { id, number, title, severity, state, startedAt, resolvedAt, storeId, storeName, monitors } = incident;
  return {
    id,
    number,
    title,
    severity,
    state,
    startedAt,
    resolvedAt,
    store: { id: storeId, name: storeName },
    monitors,
  };
}

/** `23 Nov 2026, 08:12 GMT+2`: whoever is woken may be in another zone than the channel. */
function instant(at: string, channel: ChannelRow): string {
  return new Intl.DateTimeFormat(channel.language === 'en' ? 'en-GB' : channel.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: channel.time_zone,
  }).format(new Date(at));
}

const shownNames = 4;
const someOf = (t: Speaker, names: readonly string[]): string => {
  const more = names.length > shownNames ? ` ${t('more', { n: names.length - shownNames })}` : '';
  return `${names.slice(0, shownNames).join(', ')}${more}`;
};

/** Several recoveries as one message. */
export function composeGroup(messages: readonly Message[], channel: ChannelRow): Message {
  const t = speaker(channel.language);
  return {
    ...messages[0]!,
    subject: t('recovered_many', { n: messages.length }),
    lines: messages.map((m) => ({ label: null, text: m.subject })),
    facts: { incidents: messages.map((m) => m.facts['incident']) },
  };
}

function composeWatch(delivery: DeliveryRow, channel: ChannelRow): Message {
  const t = speaker(channel.language);
  const {
    what = 'late',
    count = 0,
    prober,
  } = delivery.facts as { what?: 'late' | 'prober_silent' | 'prober_line'; count?: number; prober?: string | null };
  const text = what === 'late' ? t('late_watch', { count }) : t(what, { prober: prober ?? '' });
  const begins = delivery.kind === 'watch';
  return {
    ...base(delivery, channel),
    severity: begins ? 'critical' : 'info',
    subject: t(begins ? 'watch' : 'watch_restored'),
    lines: begins ? [{ label: null, text }] : [],
    facts: delivery.facts,
  };
}

const base = (delivery: DeliveryRow, channel: ChannelRow): Message => ({
  id: delivery.id,
  kind: delivery.kind,
  language: channel.language,
  severity: null,
  subject: '',
  lines: [],
  links: [],
  facts: {},
});

export type Speaker = (key: keyof (typeof notice)['en'], values?: Values) => string;
const speaker =
  (language: Language): Speaker =>
  (key, values) =>
    say(notice[language][key], values, language);

function duration(t: Speaker, ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return t('seconds', { n: Math.max(0, Math.round(ms / 1000)) });
  if (minutes < 60) return t('minutes', { n: minutes });
  if (minutes < 1440) return t('hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
  return t('days', { n: Math.floor(minutes / 1440), m: Math.floor((minutes % 1440) / 60) });
}
