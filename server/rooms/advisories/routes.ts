import { feeds } from '#advisories';
import * as c from '#contract/advisories';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Actor } from '#kit/http/actor';
import { serve } from '#kit/http/serve';
import { inTransaction } from '#kit/db/db';
import { conflict, notFound } from '#kit/refuse';
import { sealedKey } from './key.ts';
import { present, untouched } from './present.ts';
import { feedRow, feedRows, keepFeed } from './store.ts';
import type { FeedRow } from './tables.ts';

/** What is asked of another place, or as somebody else, is asked at once, and for all of it. */
const afresh = { etag: null, last_modified: null, claimed_until: null, trouble: null, attempts: 0 };

export const routes = [
  serve(c.listAdvisoryFeeds, async ({ app, language }) => {
    const rows = new Map((await feedRows(app.db)).map((row) => [row.name, row]));
    const now = app.clock.now();
    const items = [...feeds].map(([name, feed]) => present(feed, rows.get(name) ?? untouched(name), now, language));
    return { items, total: items.length };
  }),
  serve(c.changeAdvisoryFeed, ({ app, actor, params: { name }, body, language }) =>
    change({ app, actor, name, language }, 'advisory_feed.changed', Object.keys(body), (row) => {
      const key = body.key == null ? null : sealedKey(app, name, body.key);
      const isNew = body.address !== undefined || body.key !== undefined || (body.enabled === true && !row.enabled);
      return {
        ...row,
        ...(isNew ? { ...afresh, due_at: app.clock.now() } : {}),
        ...(body.enabled === undefined ? {} : { enabled: body.enabled }),
        ...(body.address === undefined ? {} : { address: body.address }),
        ...(body.key === undefined ? {} : { key }),
      };
    }),
  ),
  serve(c.refreshAdvisoryFeed, ({ app, actor, params: { name }, language }) =>
    change({ app, actor, name, language }, 'advisory_feed.refreshed', [], (row) => {
      if (!row.enabled)
        conflict('feed_off', {
          en: 'This feed is off: turn it on first.',
          ru: 'Этот источник выключен: сначала включите его.',
          uk: 'Це джерело вимкнено: спершу ввімкніть його.',
        });
      return { ...row, due_at: app.clock.now() };
    }),
  ),
];

function change(
  { app, actor, name, language }: { app: App; actor: Actor; name: string; language: Language },
  action: string,
  fields: string[],
  by: (row: FeedRow) => FeedRow,
) {
  const feed = feeds.get(name) ?? notFound();
  return inTransaction(app.db, async (trx) => {
    const row = by((await feedRow(trx, name)) ?? untouched(name));
    await keepFeed(trx, row);
    await audit(trx, app, actor, action, feed.words.en.label, fields.length > 0 ? { fields } : {});
    return present(feed, row, app.clock.now(), language);
  });
}
