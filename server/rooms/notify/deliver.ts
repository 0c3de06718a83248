import { noticeFailed, noticeSent } from '#contract/events/notify';
import type { App } from '#kit/app';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import type { Transaction } from '#kit/db/db';
import { incidentById } from '#rooms/incidents';
import { type Message, plainText, type Sent } from './channel-kind.ts';
import { channelKinds } from './channel-kinds.ts';
import { compose, composeGroup } from './compose.ts';
import { isInHours } from './hours.ts';
import { blank, insertPlanned } from './plan-notices.ts';
import { channelById, claimDue, claimGroup, finishDelivery, ruleById } from './store.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';
import type { SkipReason } from './words.ts';

/** A process that holds a delivery longer has died: the longest send takes half of it. */
const lostAfterMs = 120_000;
/** Seconds until the next try; the last repeats until a day has passed. */
const backOff = [5, 15, 45, 120, 300, 600, 900];
const giveUpAfterMs = 86_400_000;
/** After so many failed tries the fallback takes over. */
const triesBeforeFallback = 2;

/**
 * Sends what is due. Any number of processes may do it at once: each claims its own rows. A kill between sending and
 * writing it down means that the notice is sent again, under the same id; nothing is lost.
 */
export async function deliverDue(app: App): Promise<number> {
  const claimed = await app.db.transaction().execute((trx) => claimDue(trx, app.clock.now(), 20, lostAfterMs));
  const alone = claimed.filter((d) => d.kind !== 'recovered');
  const recoveries = Map.groupBy(claimed.filter((d) => d.kind === 'recovered'), (d) => d.channel_id);
  await Promise.all([...alone.map((delivery) => deliver(app, delivery)), ...[...recoveries].map(([channelId, group]) => deliverGroup(app, channelId, group))]);
  return claimed.length;
}

async function deliver(app: App, delivery: DeliveryRow): Promise<void> {
  const channel = delivery.channel_id ? await channelById(app.db, delivery.channel_id) : undefined;
  const reason = await whyNot(app, delivery, channel);
  if (reason !== null) return skip(app, [delivery], reason);
  const message = await compose(app, delivery, channel!);
  if (!message) return skip(app, [delivery], 'nothing');
  await record(app, [delivery], channel!, message, await send(app, channel!, message));
}

/** Recoveries for one channel: those that fell due, and those that would in the next moments, in one message. */
async function deliverGroup(app: App, channelId: string | null, due: readonly DeliveryRow[]): Promise<void> {
  const channel = channelId ? await channelById(app.db, channelId) : undefined;
  const more = channel ? await app.db.transaction().execute((trx) => claimGroup(trx, channel.id, app.clock.now())) : [];
  const all: { delivery: DeliveryRow; message: Message }[] = [];
  for (const delivery of [...due, ...more]) {
    const reason = await whyNot(app, delivery, channel);
    const message = reason === null ? await compose(app, delivery, channel!) : null;
    if (message) all.push({ delivery, message });
    else await skip(app, [delivery], reason ?? 'nothing');
  }
  if (all.length === 0) return;
  const message = all.length === 1 ? all[0]!.message : composeGroup(all.map((a) => a.message), channel!);
  await record(app, all.map((a) => a.delivery), channel!, message, await send(app, channel!, message));
}

/** The one place that turns a channel's own exception into a value: it is our fault and may pass. */
export async function send(app: App, channel: ChannelRow, message: Message): Promise<Sent> {
  const kind = channelKinds.get(channel.kind);
  if (!kind) return { ok: false, permanent: true, error: `This version knows no channel of the kind "${channel.kind}".` };
  try {
    return await kind.send(message, JSON.parse(app.secrets.open(channel.settings, `channel ${channel.id}`)));
  } catch (error) {
    app.log.error({ err: error, channel: channel.id }, 'a channel failed by a fault of ours');
    return { ok: false, permanent: false, error: 'A fault of ours; it is in the log.' };
  }
}

/** Why a claimed notice need not be sent, or null. */
async function whyNot(app: App, delivery: DeliveryRow, channel: ChannelRow | undefined): Promise<SkipReason | null> {
  if (!channel) return 'channel_removed';
  if (!channel.enabled) return 'channel_off';
  const rule = delivery.rule_id ? await ruleById(app.db, delivery.rule_id) : undefined;
  if (rule && delivery.attempts === 1 && delivery.kind !== 'recovered' && !isInHours(rule.hours, delivery.due_at)) return 'outside_hours';
  const incident = delivery.incident_id ? await incidentById(app.db, delivery.incident_id) : undefined;
  if (delivery.kind === 'reminder' && incident && incident.state !== 'open') return 'taken';
  if (delivery.kind === 'recovered' && incident && incident.state !== 'resolved') return 'came_back';
  if (['opened', 'escalated'].includes(delivery.kind) && incident && ['resolved', 'merged'].includes(incident.state) && delivery.attempts === 1) return 'over';
  return null;
}

async function skip(app: App, deliveries: readonly DeliveryRow[], reason: SkipReason): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    for (const d of deliveries) {
      await finishDelivery(trx, d.id, { state: 'skipped', error: reason });
      await changed(trx, { topic: 'delivery', id: d.id, storeId: null });
    }
  });
}

async function record(app: App, deliveries: readonly DeliveryRow[], channel: ChannelRow, message: Message, sent: Sent): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    for (const delivery of deliveries) {
      const text = keptText(message);
      if (sent.ok) await finishDelivery(trx, delivery.id, { state: 'sent', sent_at: app.clock.now(), receipt: sent.receipt, error: null, text });
      else await recordFailure(trx, app, delivery, channel, sent, text);
      if (sent.ok && delivery.incident_id) await announce(trx, app, noticeSent, { deliveryId: delivery.id, incidentId: delivery.incident_id, channel: channel.name, kind: delivery.kind, at: app.clock.now(), receipt: sent.receipt });
      await changed(trx, { topic: 'delivery', id: delivery.id, storeId: null });
    }
  });
}

/** The log shows what was said, but not the link by which its reader acknowledges in their own name. */
const keptText = (message: Message): string => plainText({ ...message, links: message.links.filter((l) => !l.url.includes('/ack/')) });

async function recordFailure(trx: Transaction, app: App, delivery: DeliveryRow, channel: ChannelRow, sent: Extract<Sent, { ok: false }>, text: string): Promise<void> {
  const now = app.clock.now();
  const fallback = channel.fallback_id && (sent.permanent || delivery.attempts >= triesBeforeFallback) ? await channelById(trx, channel.fallback_id) : undefined;
  const final = sent.permanent || Boolean(fallback) || delivery.kind === 'test' || now - delivery.created_at > giveUpAfterMs;
  const wait = backOff[Math.min(delivery.attempts - 1, backOff.length - 1)]! * 1000;
  await finishDelivery(trx, delivery.id, { state: final ? 'dead' : 'retrying', error: sent.error, text, due_at: final ? delivery.due_at : now + wait });
  if (delivery.incident_id) await announce(trx, app, noticeFailed, { deliveryId: delivery.id, incidentId: delivery.incident_id, channel: channel.name, kind: delivery.kind, at: now, error: sent.error, final });
  if (fallback?.enabled) {
    const { id, created_at } = blank(app);
    await insertPlanned(trx, app, { ...delivery, id, created_at, fact: `${delivery.fact} > ${fallback.id}`, channel_id: fallback.id, channel_name: fallback.name, state: 'waiting', attempts: 0, due_at: now, claimed_at: null, error: null, text: '' });
  }
}
