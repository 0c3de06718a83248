import { setTimeout as sleep } from 'node:timers/promises';
import { noticeFailed, noticeSent } from '#contract/events/notify';
import type { App } from '#kit/app';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { isAway, type Transaction } from '#kit/db/db';
import { incidentById } from '#rooms/incidents';
import { type Message, plainText, type Sent } from './channel-kind.ts';
import { channelKinds } from './channel-kinds.ts';
import { compose, composeGroup } from './compose.ts';
import { isInHours } from './hours.ts';
import { withoutSecrets } from './own-secrets.ts';
import { blank, insertPlanned } from './planned.ts';
import { settingsOf } from './present.ts';
import { claimGroup } from './sending/store.ts';
import { channelById, finishDelivery, ruleById, wasTold } from './store.ts';
import type { ChannelRow, DeliveryRow, NoticeKind } from './tables.ts';
import { keepTrouble, tellInAll, tellTrouble } from './trouble.ts';
import type { SkipReason } from './words.ts';

/** Seconds until the next try; the last repeats until a day has passed. */
const backOff = [5, 15, 45, 120, 300, 600, 900];
export const longestWaitMs = backOff.at(-1)! * 1000;
const giveUpAfterMs = 86_400_000;
/** After so many failed tries the fallback takes over. */
const triesBeforeFallback = 2;
/** Recoveries in one message. */
const mostTogether = 50;
/** While the database is away, what became of a notice is kept in mind and written when it is back. */
const writeAgainMs = 1000;

export type Outcome = 'sent' | 'failed' | 'skipped';

interface Done {
  outcome: Outcome;
  ids: string[];
}

/** Sends one notice that this process has claimed, and writes down what became of it. */
export async function deliver(app: App, delivery: DeliveryRow): Promise<Done> {
  const channel = delivery.channel_id ? await channelById(app.db, delivery.channel_id) : undefined;
  const reason = await whyNot(app, delivery, channel);
  const message = reason === null ? await compose(app, delivery, channel!) : null;
  const { taken } = delivery.facts as { taken?: string[] };
  if (message)
    return record(
      app,
      [delivery],
      channel!,
      message,
      await send(app, channel!, taken ? { ...message, taken } : message),
    );
  await skip(app, delivery, reason ?? 'nothing');
  return { outcome: 'skipped', ids: [delivery.id] };
}

/**
 * Recoveries for one channel: those that fell due, and those that would in the next moments, in one message.
 * @param onMore told of those that were claimed beside `due`
 */
export async function deliverRecoveries(
  app: App,
  channelId: string,
  due: readonly DeliveryRow[],
  onMore: (more: readonly DeliveryRow[]) => void,
): Promise<Done> {
  const channel = await channelById(app.db, channelId);
  const more = channel
    ? await app.db
        .transaction()
        .execute((trx) => claimGroup(trx, channel.id, app.clock.now(), mostTogether - due.length))
    : [];
  onMore(more);
  const all: { delivery: DeliveryRow; message: Message }[] = [];
  for (const delivery of [...due, ...more]) {
    const reason = await whyNot(app, delivery, channel);
    const message = reason === null ? await compose(app, delivery, channel!) : null;
    if (message) all.push({ delivery, message });
    else await skip(app, delivery, reason ?? 'nothing');
  }
  const ids = [...due, ...more].map((d) => d.id);
  if (all.length === 0) return { outcome: 'skipped', ids };
  const message =
    all.length === 1
      ? all[0]!.message
      : composeGroup(
          all.map((a) => a.message),
          channel!,
        );
  const { outcome } = await record(
    app,
    all.map((a) => a.delivery),
    channel!,
    message,
    await send(app, channel!, message),
  );
  return { outcome, ids };
}

/** The one place that turns a channel's own exception into a value: it is our fault and may pass. */
export async function send(app: App, channel: ChannelRow, message: Message): Promise<Sent> {
  const kind = channelKinds.get(channel.kind);
  if (!kind) return { ok: false, permanent: true, error: { code: 'unknown_kind', values: { kind: channel.kind } } };
  try {
    const settings = settingsOf(app, channel);
    return withoutSecrets(kind, settings, await kind.send(message, settings, app.settings.netPolicy));
  } catch (error) {
    app.log.error({ err: error, channel: channel.id }, 'a channel failed by a fault of ours');
    return { ok: false, permanent: false, error: { code: 'own_fault' } };
  }
}

/** Why a claimed notice need not be sent, or null. */
async function whyNot(app: App, delivery: DeliveryRow, channel: ChannelRow | undefined): Promise<SkipReason | null> {
  if (!channel) return 'channel_removed';
  if (!channel.enabled) return 'channel_off';
  const rule = delivery.rule_id ? await ruleById(app.db, delivery.rule_id) : undefined;
  if (
    rule &&
    delivery.attempts === 1 &&
    !['recovered', 'duty'].includes(delivery.kind) &&
    !isInHours(rule.hours, delivery.due_at)
  )
    return 'outside_hours';
  const incident = delivery.incident_id ? await incidentById(app.db, delivery.incident_id) : undefined;
  if (delivery.kind === 'reminder' && incident && incident.state !== 'open') return 'taken';
  // Whoever asks for help has taken it already.
  const asked = typeof delivery.facts['by'] === 'string';
  if (
    delivery.kind === 'duty' &&
    incident &&
    incident.state !== 'open' &&
    !(asked && incident.state === 'acknowledged')
  )
    return incident.state === 'acknowledged' ? 'taken' : 'over';
  if (delivery.kind === 'recovered' && incident && incident.state !== 'resolved') return 'came_back';
  if (
    ['opened', 'escalated', 'reopened'].includes(delivery.kind) &&
    incident &&
    ['resolved', 'merged'].includes(incident.state) &&
    delivery.attempts === 1
  )
    return 'over';
  if (
    ['opened', 'escalated', 'reopened'].includes(delivery.kind) &&
    incident &&
    (await wasTold(app.db, delivery, incident.severity))
  )
    return 'told';
  return null;
}

async function skip(app: App, delivery: DeliveryRow, reason: SkipReason): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await finishDelivery(trx, delivery.id, { state: 'skipped', error: reason });
    await changed(trx, { topic: 'delivery', id: delivery.id, storeId: null });
  });
}

async function record(
  app: App,
  deliveries: readonly DeliveryRow[],
  channel: ChannelRow,
  message: Message,
  sent: Sent,
): Promise<Done> {
  const at = app.clock.now();
  await whenBack(() =>
    app.db.transaction().execute(async (trx) => {
      for (const delivery of deliveries) {
        const text = keptText(message);
        if (sent.ok)
          await recordSent(trx, app, delivery, channel, {
            state: 'sent',
            sent_at: at,
            receipt: sent.receipt,
            error: null,
            text,
            facts: withSeverity(delivery, message),
          });
        else await recordFailure(trx, app, delivery, channel, sent, message);
        await changed(trx, { topic: 'delivery', id: delivery.id, storeId: null });
      }
    }),
  );
  return { outcome: sent.ok ? 'sent' : 'failed', ids: deliveries.map((d) => d.id) };
}

/** A notice that went out must not go out again because that could not be written down at once. */
async function whenBack(write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error)) throw error;
    }
    await sleep(writeAgainMs, undefined, { ref: false });
  }
}

async function recordSent(
  trx: Transaction,
  app: App,
  delivery: DeliveryRow,
  channel: ChannelRow,
  change: Partial<DeliveryRow> & { sent_at: number; receipt: string },
): Promise<void> {
  await finishDelivery(trx, delivery.id, change);
  if (!delivery.incident_id) return;
  await announce(trx, app, noticeSent, {
    deliveryId: delivery.id,
    incidentId: delivery.incident_id,
    channel: channel.name,
    kind: delivery.kind,
    at: change.sent_at,
    receipt: change.receipt,
  });
}

const alarms: readonly NoticeKind[] = ['opened', 'escalated', 'reopened', 'reminder', 'duty'];

/** Says in its facts how bad an alarm called its incident: the least of it, where an earlier try reached some of its recipients. */
const withSeverity = ({ kind, facts }: DeliveryRow, { severity }: Message): DeliveryRow['facts'] =>
  alarms.includes(kind) ? { severity, ...facts } : facts;

/** The log shows what was said, but not the link by which its reader acknowledges in their own name. */
const keptText = (message: Message): string =>
  plainText({ ...message, links: message.links.filter((l) => !l.url.includes('/ack/')) });

async function recordFailure(
  trx: Transaction,
  app: App,
  delivery: DeliveryRow,
  channel: ChannelRow,
  sent: Extract<Sent, { ok: false }>,
  message: Message,
): Promise<void> {
  const now = app.clock.now();
  const fallback =
    channel.fallback_id && (sent.permanent || delivery.attempts >= triesBeforeFallback)
      ? await channelById(trx, channel.fallback_id)
      : undefined;
  const final =
    sent.permanent || Boolean(fallback) || delivery.kind === 'test' || now - delivery.created_at > giveUpAfterMs;
  const wait = backOff[Math.min(delivery.attempts - 1, backOff.length - 1)]! * 1000;
  const facts = sent.taken?.length ? { facts: { ...withSeverity(delivery, message), taken: sent.taken } } : {};
  await finishDelivery(trx, delivery.id, {
    state: final ? 'dead' : 'retrying',
    error: keepTrouble(sent.error),
    text: keptText(message),
    try_at: final ? delivery.try_at : now + wait,
    ...facts,
  });
  if (final && delivery.incident_id)
    await announce(trx, app, noticeFailed, {
      deliveryId: delivery.id,
      incidentId: delivery.incident_id,
      channel: channel.name,
      kind: delivery.kind,
      at: now,
      error: tellTrouble(sent.error, 'en'),
      said: tellInAll(sent.error),
      final,
    });
  if (!fallback?.enabled) return;
  const { id, created_at } = blank(app);
  await insertPlanned(trx, app, {
    ...delivery,
    id,
    created_at,
    fact: `${delivery.fact} > ${fallback.id}`,
    channel_id: fallback.id,
    channel_name: fallback.name,
    state: 'waiting',
    attempts: 0,
    try_at: now,
    claimed_at: null,
    error: null,
    text: '',
  });
}
