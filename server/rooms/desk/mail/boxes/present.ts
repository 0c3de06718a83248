import type { Mailbox } from '#contract/desk-mail';
import { type Language, say } from '#core/words';
import type { App } from '#kit/app';
import { clientsByIds } from '#rooms/stores';
import { troubles } from '../words.ts';
import type { BoxTrouble } from './imap.ts';
import { boxSettings } from './settings.ts';
import type { BoxRow } from './store.ts';

/** Stands for a password that is kept. */
export const covered = '••••••';
const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export const tellBoxTrouble = ({ code, values }: BoxTrouble, language: Language): string =>
  say(troubles[language][code], values, language);
export const tellFine = (counted: { messages: number; unread: number }, language: Language): string =>
  say(troubles[language].fine, counted, language);
export const tellWebhook = (language: Language): string => troubles[language].webhook;

export async function showBoxes(app: App, rows: readonly BoxRow[], language: Language): Promise<Mailbox[]> {
  const clients = await clientsByIds(
    app.db,
    rows.flatMap((row) => row.client_id ?? []),
  );
  return rows.map((row) => {
    const client = clients.find(({ id }) => id === row.client_id);
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      address: row.address,
      client: client ? { id: client.id, name: client.name } : null,
      unknown: row.unknown,
      language: row.language,
      enabled: row.enabled,
      imap: row.kind === 'imap' ? { ...boxSettings(app, row), password: covered } : null,
      state: {
        works: row.fails_since === null ? (row.looked_at === null ? null : true) : false,
        lookedAt: isoOrNull(row.looked_at),
        failsSince: isoOrNull(row.fails_since),
        why: row.trouble === null ? null : tellBoxTrouble(JSON.parse(row.trouble) as BoxTrouble, language),
      },
    };
  });
}
