import type { Tracker as Shown } from '#contract/trackers';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { coverSecrets, kindNamed } from '#kit/kind-settings';
import type { ConnectionRow } from './tables.ts';
import type { Tracker } from './tracker-kind.ts';
import { trackerKinds } from './tracker-kinds.ts';
import { tellTrouble } from './trouble.ts';

type Settings = Record<string, unknown>;
const about = (id: string) => `tracker ${id}`;
const iso = (at: number): string => new Date(at).toISOString();

export const sealed = (app: App, id: string, settings: Settings): string =>
  app.secrets.seal(JSON.stringify(settings), about(id));
export const settingsOf = (app: App, { id, settings }: Pick<ConnectionRow, 'id' | 'settings'>): Settings =>
  JSON.parse(app.secrets.open(settings, about(id))) as Settings;

export const openTracker = (app: App, row: ConnectionRow): Tracker =>
  kindNamed(trackerKinds, row.kind).open(settingsOf(app, row), {
    out: app.settings.netPolicy,
    language: row.language,
  });

export const showConnection = (app: App, row: ConnectionRow, language: Language): Shown => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  settings: coverSecrets(kindNamed(trackerKinds, row.kind), settingsOf(app, row)),
  language: row.language,
  look: row.look,
  trouble: row.trouble && tellTrouble(row.trouble, language),
  lookedAt: row.looked_at === null ? null : iso(row.looked_at),
  lastReadAt: row.last_read_at === null ? null : iso(row.last_read_at),
  lastSentAt: row.last_sent_at === null ? null : iso(row.last_sent_at),
  troubleSince: row.trouble_since === null ? null : iso(row.trouble_since),
  states: row.states,
  sendsComments: row.sends_comments,
  createdAt: iso(row.created_at),
  changedAt: iso(row.changed_at),
});
