import type { App } from '#kit/app';
import { openTracker } from '../connection.ts';
import { connectionById, keepLook } from '../store.ts';
import type { ConnectionRow } from '../tables.ts';
import type { Fault, Look, Told, Tracker } from '../tracker-kind.ts';
import { workOff } from '../work-off.ts';
import { applyCard } from './apply.ts';
import { claimReading, endReading, isStill, keepCursor } from './store.ts';

const everyMs = 30_000;
const atOnce = 16;
/** Pages and time of one reading; what is left comes with the next, after whoever waits longer. */
const mostPages = 20;
const mostMs = 60_000;
/** Seconds until the next try after a fault, the last again and again: a tracker comes back. */
const backOff = [30, 60, 300, 900, 1800];

/** Asks trackers what changed there. */
export const readChanges = (app: App, stopping?: AbortSignal): Promise<void> =>
  workOff(
    { atOnce, stopping },
    (free) => app.db.transaction().execute((trx) => claimReading(trx, app.clock.now(), free)),
    (connection) => readOne(app, connection),
  );

async function readOne(app: App, connection: ConnectionRow): Promise<void> {
  // One connection whose answers we cannot take in stops no other, and says so.
  const read = await readPages(app, connection).catch((error: unknown): Fault => {
    app.log.error({ err: error, connection: connection.id }, 'reading a tracker failed');
    return { ok: false, fault: 'wrong', unsure: false, trouble: { code: 'ours' } };
  });
  const now = app.clock.now();
  const next = read.ok
    ? { read_at: read.value ? now : now + everyMs, read_attempts: 0, trouble: null }
    : { read_at: now + waitOf(connection, read), read_attempts: connection.read_attempts + 1, trouble: read.trouble };
  await app.db
    .transaction()
    .execute((trx) => endReading(trx, connection, next, now))
    .catch((error: unknown) =>
      app.log.error({ err: error, connection: connection.id }, 'a reading could not be ended'),
    );
}

const waitOf = ({ read_attempts }: ConnectionRow, { retryAfterMs }: Fault): number =>
  Math.max((backOff[read_attempts] ?? backOff.at(-1)!) * 1000, retryAfterMs ?? 0);

/** @returns whether there is more at once */
async function readPages(app: App, connection: ConnectionRow): Promise<Told<boolean>> {
  const tracker = openTracker(app, connection);
  const look = await lookAt(app, connection, tracker);
  if (!look.ok) return look;
  let { cursor } = connection;
  const begun = performance.now();
  for (let page = 0; page < mostPages && performance.now() - begun < mostMs; page++) {
    const told = await tracker.changes(cursor, connection.read_from);
    if (!told.ok) return told;
    const { cards, more } = told.value;
    cursor = told.value.cursor;
    const isSame = await app.db.transaction().execute(async (trx) => {
      if (!(await isStill(trx, connection))) return false;
      for (const card of cards) await applyCard(trx, app, connection, card, look.value);
      await keepCursor(trx, connection.id, told.value.cursor);
      return true;
    });
    if (!isSame || !more) return { ok: true, value: false };
  }
  return { ok: true, value: true };
}

/** Who we are there and which states there are: once known, kept. */
async function lookAt(app: App, connection: ConnectionRow, tracker: Tracker): Promise<Told<Look>> {
  if (connection.look) return { ok: true, value: connection.look };
  const looked = await tracker.look();
  if (looked.ok) {
    const row = (await connectionById(app.db, connection.id)) ?? connection;
    const seen = { look: looked.value, trouble: null, looked_at: app.clock.now() };
    await app.db.transaction().execute((trx) => keepLook(trx, { ...row, settings: connection.settings }, seen));
  }
  return looked;
}
