import { type Language, say, type Values } from '#core/words';
import type { App } from '#kit/app';
import { ackLink, incidentById, presentIncident } from '#rooms/incidents';
import { teamSettings } from '#rooms/people';
import type { Message } from './channel-kind.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';
import { notice, severityHeads } from './words.ts';

/** Says a notice in its channel's language, from the facts as they are when it leaves. Null: there is nothing to say any more. */
export async function compose(app: App, delivery: DeliveryRow, channel: ChannelRow): Promise<Message | null> {
  const t = speaker(channel.language);
  if (delivery.kind === 'test') return { ...base(delivery, channel), subject: t('test'), lines: [{ label: null, text: t('test_text', { channel: channel.name }) }] };
  if (delivery.kind === 'watch' || delivery.kind === 'watch_restored') return composeWatch(delivery, channel);
  const row = delivery.incident_id ? await incidentById(app.db, delivery.incident_id) : undefined;
  if (!row) return null;
  const incident = await presentIncident(app, row, channel.language, true);
  const publicUrl = (await teamSettings(app.db)).publicUrl ?? app.settings.publicUrl;
  const { title, severity } = incident;
  const now = app.clock.now();
  const instant = (at: string) => new Intl.DateTimeFormat(channel.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: channel.time_zone }).format(new Date(at));
  const age = (ms: number) => duration(t, ms);
  const ended = delivery.kind === 'recovered' || delivery.kind === 'resolved';
  const names = incident.monitors.map((m) => m.name);
  const lines = [
    { label: t('where'), text: incident.storeName },
    ...incident.monitors.slice(0, 1).filter(() => !ended).map((m) => ({ label: t('why'), text: `${m.name}: ${m.explanation}` })),
    { label: t('since'), text: ended ? instant(incident.startedAt) : `${instant(incident.startedAt)}, ${t('ago', { age: age(now - Date.parse(incident.startedAt)) })}` },
    ...(ended && incident.resolvedAt ? [{ label: t('lasted'), text: age(Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt)) }] : []),
    ...(names.length > 1 ? [{ label: t('hits'), text: `${names.slice(0, 4).join(', ')}${names.length > 4 ? ` ${t('more', { n: names.length - 4 })}` : ''}` }] : []),
    ...(ended ? [...(incident.cause ? [{ label: t('cause'), text: incident.cause }] : [])] : [
      { label: t('before'), text: incident.changesBefore.slice(0, 3).map((c) => `${c.text} (${instant(c.at)})`).join('; ') || t('nothing_changed') },
      ...(incident.recurrence > 0 ? [{ label: t('recurrence'), text: t('recurrence_text', { n: incident.recurrence }) }] : []),
      ...incident.firstSteps.slice(0, 2).map((text) => ({ label: t('steps'), text })),
    ]),
    ...(now - delivery.due_at > 120_000 ? [{ label: null, text: t('late', { age: age(now - delivery.due_at) }) }] : []),
  ];
  const links = [
    ...(!ended && incident.state === 'open' ? [{ label: t('acknowledge'), url: ackLink(publicUrl, app.secrets, incident.id, channel.person_id ?? channel.name), primary: true }] : []),
    { label: t('open'), url: `${publicUrl}/incidents/${incident.id}`, primary: ended },
  ];
  return {
    ...base(delivery, channel), severity, subject: `[#${incident.number}] ${t(delivery.kind, { title, severity: severityHeads[channel.language][severity] })} – ${incident.storeName}`, lines, links,
    facts: { incident: { id: incident.id, number: incident.number, title, severity, state: incident.state, startedAt: incident.startedAt, resolvedAt: incident.resolvedAt, store: { id: incident.storeId, name: incident.storeName }, monitors: incident.monitors } },
  };
}

/** Several recoveries as one message. */
export function composeGroup(messages: readonly Message[], channel: ChannelRow): Message {
  const t = speaker(channel.language);
  return { ...messages[0]!, subject: t('recovered_many', { n: messages.length }), lines: messages.map((m) => ({ label: null, text: m.subject })), facts: { incidents: messages.map((m) => m.facts['incident']) } };
}

function composeWatch(delivery: DeliveryRow, channel: ChannelRow): Message {
  const t = speaker(channel.language);
  const { what = 'late', count = 0, prober } = delivery.facts as { what?: 'late' | 'prober_silent' | 'prober_line'; count?: number; prober?: string | null };
  const text = what === 'late' ? t('late_watch', { count }) : t(what, { prober: prober ?? '' });
  const begins = delivery.kind === 'watch';
  return { ...base(delivery, channel), severity: begins ? 'critical' : 'info', subject: t(begins ? 'watch' : 'watch_restored'), lines: begins ? [{ label: null, text }] : [], facts: delivery.facts };
}

const base = (delivery: DeliveryRow, channel: ChannelRow): Message => ({ id: delivery.id, kind: delivery.kind, language: channel.language, severity: null, subject: '', lines: [], links: [], facts: {} });

type Speaker = (key: keyof (typeof notice)['en'], values?: Values) => string;
const speaker = (language: Language): Speaker => (key, values) => say(notice[language][key], values, language);

function duration(t: Speaker, ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return t('seconds', { n: Math.max(0, Math.round(ms / 1000)) });
  if (minutes < 60) return t('minutes', { n: minutes });
  if (minutes < 1440) return t('hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
  return t('days', { n: Math.floor(minutes / 1440), m: Math.floor((minutes % 1440) / 60) });
}
