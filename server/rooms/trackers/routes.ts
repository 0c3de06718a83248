import * as c from '#contract/trackers';
import type { Language } from '#core/words';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { newId } from '#kit/id';
import { checkWhereTo, kindNamed, parseSettings, showKind, withKeptSecrets } from '#kit/kind-settings';
import { notFound } from '#kit/refuse';
import { openTracker, sealed, settingsOf, showConnection } from './connection.ts';
import * as store from './store.ts';
import type { ConnectionRow } from './tables.ts';
import type { Look, Told } from './tracker-kind.ts';
import { trackerKinds } from './tracker-kinds.ts';
import { tellTrouble } from './trouble.ts';

const showLook = (told: Told<Look>, language: Language) =>
  told.ok
    ? { ok: true, look: told.value, error: null, field: null }
    : { ok: false, look: null, error: tellTrouble(told.trouble, language), field: told.field ?? null };

const kindRoutes = [
  serve(c.listTrackerKinds, async ({ language }) => ({
    items: [...trackerKinds].map(([name, kind]) => ({
      ...showKind(name, kind, language),
      placeField: kind.placeField,
    })),
    total: trackerKinds.size,
  })),
  serve(c.tryTracker, async ({ app, params, body, language }) => {
    const kind = trackerKinds.get(params.kind) ?? notFound();
    const settings = parseSettings(kind, body.settings, language);
    return showLook(await kind.open(settings, { out: app.settings.netPolicy, language }).look(), language);
  }),
  serve(c.listTrackerPlaces, async ({ app, params, body, language }) => {
    const kind = trackerKinds.get(params.kind) ?? notFound();
    const row = body.trackerId === null ? undefined : await store.connectionById(app.db, body.trackerId);
    if (body.trackerId !== null && row?.kind !== params.kind) notFound();
    const kept = row && settingsOf(app, row);
    const given = kept ? withKeptSecrets(kind, body.settings, kept) : body.settings;
    const access = parseSettings({ settings: kind.access }, given, language);
    if (kept) checkWhereTo(kind, body.settings, access, kept);
    const told = await kind.places(access, { out: app.settings.netPolicy, language });
    if (told.ok) return { ok: true, places: told.value, error: null, field: null };
    const field = told.field ?? (told.fault === 'refused' ? kind.secretFields[0]! : null);
    return { ok: false, places: null, error: tellTrouble(told.trouble, language), field };
  }),
];

const untried = { look: null, trouble: null, trouble_since: null, looked_at: null, read_at: 0, read_attempts: 0 };
/** Of another place what was read of the one before is of no use; a new token for the same one goes on where it stopped. */
const unread = (now: number) => ({
  ...untried,
  cursor: null,
  read_from: now,
  last_read_at: null,
  last_sent_at: null,
});

const isSamePlace = (
  { secretFields }: { secretFields: readonly string[] },
  settings: Record<string, unknown>,
  kept: Record<string, unknown>,
): boolean =>
  [...new Set([...Object.keys(settings), ...Object.keys(kept)])].every(
    (name) => secretFields.includes(name) || settings[name] === kept[name],
  );

const connectionRoutes = [
  serve(c.listTrackers, async ({ app, query, language }) => {
    const q = query.q?.toLowerCase() ?? '';
    const all = (await store.allConnections(app.db)).filter(({ name }) => name.toLowerCase().includes(q));
    return {
      items: all.slice(query.offset, query.offset + query.limit).map((row) => showConnection(app, row, language)),
      total: all.length,
    };
  }),
  serve(c.createTracker, async ({ app, actor, body, language }) => {
    const settings = parseSettings(kindNamed(trackerKinds, body.kind), body.settings, language);
    const now = app.clock.now();
    const id = newId(now);
    const row: ConnectionRow = {
      id,
      kind: body.kind,
      name: body.name,
      settings: sealed(app, id, settings),
      language: body.language,
      look: null,
      trouble: null,
      looked_at: null,
      created_at: now,
      changed_at: now,
      states: body.states,
      sends_comments: body.sendsComments,
      cursor: null,
      read_from: now,
      read_at: now,
      read_claimed_until: null,
      read_attempts: 0,
      last_read_at: null,
      last_sent_at: null,
      trouble_since: null,
    };
    await app.db.transaction().execute(async (trx) => {
      await store.insertConnection(trx, row);
      await audit(trx, app, actor, 'tracker.created', body.name, { kind: body.kind });
    });
    return showConnection(app, row, language);
  }),
  serve(c.updateTracker, async ({ app, actor, params, body, language }) => {
    const row = (await store.connectionById(app.db, params.id)) ?? notFound();
    const kind = kindNamed(trackerKinds, row.kind);
    const kept = settingsOf(app, row);
    const settings = body.settings && parseSettings(kind, withKeptSecrets(kind, body.settings, kept), language);
    if (settings) checkWhereTo(kind, body.settings!, settings, kept);
    const afresh = settings && isSamePlace(kind, settings, kept) ? untried : unread(app.clock.now());
    const changed = await app.db.transaction().execute(async (trx) => {
      await audit(trx, app, actor, 'tracker.changed', row.name, { fields: Object.keys(body) });
      return store.changeConnection(trx, row.id, {
        changed_at: app.clock.now(),
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.language === undefined ? {} : { language: body.language }),
        ...(body.states === undefined ? {} : { states: JSON.stringify(body.states) as never }),
        ...(body.sendsComments === undefined ? {} : { sends_comments: body.sendsComments }),
        ...(settings ? { settings: sealed(app, row.id, settings), ...afresh } : {}),
      });
    });
    return showConnection(app, changed, language);
  }),
  serve(c.deleteTracker, async ({ app, actor, params }) => {
    const row = (await store.connectionById(app.db, params.id)) ?? notFound();
    await app.db.transaction().execute(async (trx) => {
      await store.removeConnection(trx, row.id);
      await audit(trx, app, actor, 'tracker.removed', row.name);
    });
    return undefined;
  }),
  serve(c.lookAtTracker, async ({ app, params, language }) => {
    const row = (await store.connectionById(app.db, params.id)) ?? notFound();
    const told = await openTracker(app, row).look();
    const seen = { look: told.ok ? told.value : null, trouble: told.ok ? null : told.trouble };
    await app.db.transaction().execute((trx) => store.keepLook(trx, row, { ...seen, looked_at: app.clock.now() }));
    return showLook(told, language);
  }),
];

export const routes = [...kindRoutes, ...connectionRoutes];
