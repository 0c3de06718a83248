import type { App } from '#kit/app';
import { plainText, type Sent } from './channel-kind.ts';
import { compose } from './compose.ts';
import { send } from './deliver.ts';
import { blank, insertPlanned } from './planned.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';
import { keepTrouble } from './trouble.ts';

/** Sends a test message now and keeps its receipt; it is never tried again. */
export async function testChannel(app: App, channel: ChannelRow): Promise<Sent> {
  const planned = blank(app);
  const delivery: DeliveryRow = {
    ...planned,
    fact: `test ${planned.id}`,
    channel_id: channel.id,
    channel_name: channel.name,
    kind: 'test',
  };
  const message = (await compose(app, delivery, channel))!;
  const sent = await send(app, channel, message);
  const outcome = sent.ok
    ? { state: 'sent' as const, sent_at: app.clock.now(), receipt: sent.receipt }
    : { state: 'dead' as const, error: keepTrouble(sent.error) };
  await app.db
    .transaction()
    .execute((trx) => insertPlanned(trx, app, { ...delivery, ...outcome, attempts: 1, text: plainText(message) }));
  return sent;
}
