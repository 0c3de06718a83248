import { severities, type Severity } from '#contract/incidents';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { beginEscalations, firstReached } from './escalation/begin.ts';
import { blank, insertPlanned } from './planned.ts';
import { allChannels, allRules, deliveriesOf } from './store.ts';
import type { ChannelRow, NoticeKind, RuleRow } from './tables.ts';

/** Facts of an incident as its event told them. */
export interface IncidentFact {
  incidentId: string;
  number: number;
  storeId: string;
  severity: Severity;
  at: number;
}

/** Recoveries wait so long for company: a server that comes back brings ten pages with it. */
const groupingMs = 20_000;

/** Who is told of an incident: each channel of each rule that fits, at once or after the rule's delay, and whom its policy names. */
export async function planOpened(trx: Transaction, app: App, incident: IncidentFact): Promise<void> {
  const rules = await fitting(trx, incident);
  await beginEscalations(trx, rules, incident);
  for (const { rule, channel } of await whoIsTold(trx, rules)) {
    const kind = rule.delay_minutes > 0 ? 'reminder' : 'opened';
    await plan(trx, app, {
      kind,
      incident,
      channel,
      rule,
      dueAt: incident.at + rule.delay_minutes * 60_000,
      fact: `${incident.incidentId} opened ${channel.id} ${rule.delay_minutes}`,
    });
  }
}

/** It got worse: those who knew hear it, and those whose rules fit only now are told for the first time. */
export async function planEscalated(trx: Transaction, app: App, incident: IncidentFact): Promise<void> {
  const told = new Set(
    (await deliveriesOf(trx, incident.incidentId)).filter((d) => d.kind === 'opened').map((d) => d.channel_id),
  );
  const rules = await fitting(trx, incident);
  await beginEscalations(trx, rules, incident);
  for (const { rule, channel } of await whoIsTold(trx, rules)) {
    if (rule.delay_minutes > 0)
      await plan(trx, app, {
        kind: 'reminder',
        incident,
        channel,
        rule,
        dueAt: incident.at + rule.delay_minutes * 60_000,
        fact: `${incident.incidentId} opened ${channel.id} ${rule.delay_minutes}`,
      });
    else
      await plan(trx, app, {
        kind: told.has(channel.id) ? 'escalated' : 'opened',
        incident,
        channel,
        rule,
        dueAt: incident.at,
        fact: `${incident.incidentId} ${incident.severity} ${channel.id} ${incident.at}`,
      });
  }
}

/** Only who was alarmed is told that it is over; recoveries of the same moment come in one message. */
export async function planEnded(
  trx: Transaction,
  app: App,
  incident: IncidentFact,
  by: 'recovery' | 'person',
): Promise<void> {
  const earlier = await deliveriesOf(trx, incident.incidentId);
  const rules = new Map((await allRules(trx)).map((r) => [r.id, r]));
  const channels = new Map((await allChannels(trx)).map((c) => [c.id, c]));
  const alarmed = new Set(
    earlier
      .filter((d) => d.channel_id && ['sent', 'sending', 'retrying', 'waiting'].includes(d.state) && !isPerhaps(d.kind))
      .map((d) => d.channel_id!),
  );
  for (const d of earlier.filter((x) => isPerhaps(x.kind) && x.state === 'sent'))
    if (d.channel_id) alarmed.add(d.channel_id);
  for (const id of alarmed) {
    const channel = channels.get(id);
    const rule = rules.get(earlier.find((d) => d.channel_id === id)?.rule_id ?? '');
    if (!channel?.enabled || rule?.on_recovery === false) continue;
    const kind: NoticeKind = by === 'recovery' ? 'recovered' : 'resolved';
    await plan(trx, app, {
      kind,
      incident,
      channel,
      rule: rule ?? null,
      dueAt: incident.at + (by === 'recovery' ? groupingMs : 0),
      fact: `${incident.incidentId} ended ${id} ${incident.at}`,
    });
  }
}

/** It came back within minutes: whoever was told that it is over would else believe that, whether or not they had taken it. */
export async function planReopened(trx: Transaction, app: App, incident: IncidentFact): Promise<void> {
  const rules = new Map((await allRules(trx)).map((r) => [r.id, r]));
  const channels = new Map((await allChannels(trx)).map((c) => [c.id, c]));
  const heard = (await deliveriesOf(trx, incident.incidentId)).filter(({ state }) =>
    ['sent', 'sending'].includes(state),
  );
  for (const [id, latest] of new Map(heard.map((d) => [d.channel_id, d]))) {
    const channel = channels.get(id ?? '');
    if (!channel?.enabled || !['recovered', 'resolved'].includes(latest.kind)) continue;
    await plan(trx, app, {
      kind: 'reopened',
      incident,
      channel,
      rule: rules.get(latest.rule_id ?? '') ?? null,
      dueAt: incident.at,
      fact: `${incident.incidentId} reopened ${channel.id} ${incident.at}`,
    });
  }
}

/** What leaves only where nobody has acknowledged by then. */
const isPerhaps = (kind: NoticeKind): boolean => kind === 'reminder' || kind === 'duty';

/** The platform itself is in trouble: every rule that hears of critical things at all stores hears it. */
export async function planWatch(
  trx: Transaction,
  app: App,
  fact: {
    kind: 'watch' | 'watch_restored' | 'cover_gap' | 'uncovered';
    at: number;
    what: string;
    facts: Record<string, unknown>;
  },
): Promise<void> {
  const rules = (await allRules(trx)).filter(
    (r) =>
      r.enabled &&
      r.store_ids.length === 0 &&
      r.delay_minutes === 0 &&
      (r.severities.length === 0 || r.severities.includes('critical')),
  );
  const channels = (await allChannels(trx)).filter((c) => c.enabled);
  const onDuty = await firstReached(trx, rules, fact.at);
  for (const channel of channels.filter((c) => onDuty.has(c.id) || rules.some((r) => r.channel_ids.includes(c.id)))) {
    await insertPlanned(trx, app, {
      ...blank(app),
      fact: `watch ${fact.what} ${fact.kind} ${fact.at} ${channel.id}`,
      channel_id: channel.id,
      channel_name: channel.name,
      kind: fact.kind,
      urgent: fact.kind === 'watch' || fact.kind === 'uncovered',
      due_at: fact.at,
      try_at: fact.at,
      facts: fact.facts,
    });
  }
}

async function fitting(trx: Transaction, incident: IncidentFact): Promise<RuleRow[]> {
  return (await allRules(trx)).filter(
    (r) =>
      r.enabled &&
      (r.store_ids.length === 0 || r.store_ids.includes(incident.storeId)) &&
      fitsSeverity(r, incident.severity),
  );
}

async function whoIsTold(
  trx: Transaction,
  rules: readonly RuleRow[],
): Promise<{ rule: RuleRow; channel: ChannelRow }[]> {
  const channels = new Map((await allChannels(trx)).filter((c) => c.enabled).map((c) => [c.id, c]));
  return rules.flatMap((rule) =>
    rule.channel_ids.flatMap((id) => (channels.has(id) ? [{ rule, channel: channels.get(id)! }] : [])),
  );
}

/** A rule without severities hears everything but mere advice. */
const fitsSeverity = (rule: RuleRow, severity: Severity): boolean =>
  rule.severities.length > 0 ? rule.severities.includes(severity) : severity !== severities.at(-1);

async function plan(
  trx: Transaction,
  app: App,
  of: {
    kind: NoticeKind;
    incident: IncidentFact;
    channel: ChannelRow;
    rule: RuleRow | null;
    dueAt: number;
    fact: string;
  },
): Promise<void> {
  await insertPlanned(trx, app, {
    ...blank(app),
    fact: of.fact,
    incident_id: of.incident.incidentId,
    incident_number: of.incident.number,
    store_id: of.incident.storeId,
    channel_id: of.channel.id,
    channel_name: of.channel.name,
    rule_id: of.rule?.id ?? null,
    kind: of.kind,
    urgent: of.incident.severity === 'critical' && !['recovered', 'resolved'].includes(of.kind),
    due_at: of.dueAt,
    try_at: of.dueAt,
  });
}
