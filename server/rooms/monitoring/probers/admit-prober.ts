import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { type Actor, makeActor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { notFound } from '#kit/refuse';
import { digestOf, newSecret } from '#kit/secrets';
import { publicUrl } from '#rooms/people';
import { isoOrNull } from '../monitors/present.ts';
import { regionKeys } from '../monitors/store.ts';
import { insertProber, proberByDigest, proberById, type ProberRow, removeProber } from './store.ts';

/** A prober that was not heard of for so long is silent. */
export const SILENT_MS = 60_000;

export function presentProber(row: ProberRow, now: number): z.input<typeof c.prober> {
  const silent = row.last_seen_at !== null && row.last_seen_at < now - SILENT_MS;
  return {
    id: row.id,
    name: row.name,
    region: row.region_name,
    remote: row.remote,
    state:
      row.last_seen_at === null ? 'never_seen' : silent ? 'silent' : row.line === 'dead' ? 'offline_line' : 'working',
    lastSeenAt: isoOrNull(row.last_seen_at),
    version: row.version,
    loopDelayMs: row.loop_delay_ms,
    kept: row.kept,
  };
}

/** Admits a remote prober. Its token is kept as a digest and shown this once. */
export async function admitProber(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: { name: string; region: string },
): Promise<z.input<(typeof c.addProber)['response']>> {
  const { secret, digest } = newSecret('vkp');
  const id = newId(app.clock.now());
  const region = (await regionKeys(trx, [input.region])).get(input.region)!;
  await insertProber(trx, { id, name: input.name, region, token_digest: digest, created_at: app.clock.now() });
  await audit(trx, app, actor, 'prober.admitted', input.name, { proberId: id, region: input.region });
  await changed(trx, { topic: 'prober', id, storeId: null });
  const row = (await proberById(trx, id))!;
  return {
    ...presentProber(row, app.clock.now()),
    token: secret,
    command: `VAKHTA_JOIN_TOKEN=${secret} npm start -- --roles prober --join ${await publicUrl({ ...app, db: trx })}`,
  };
}

/** Its token stops working at once; monitors of its region wait for another prober. */
export async function dismissProber(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const row = await proberById(trx, id);
  if (!row || !(await removeProber(trx, id)))
    notFound({
      en: 'There is no such remote prober.',
      ru: 'Такой удалённой точки проверки нет.',
      uk: 'Такої віддаленої точки перевірки немає.',
    });
  await audit(trx, app, actor, 'prober.dismissed', row.name, { proberId: id });
  await changed(trx, { topic: 'prober', id, storeId: null });
}

/** Who a `vkp_…` token is; null where nobody has it. */
export async function authenticateProber(app: App, secret: string): Promise<Actor | null> {
  const row = await proberByDigest(app.db, digestOf(secret));
  return row ? makeActor({ kind: 'prober', name: row.name, proberId: row.id }) : null;
}
