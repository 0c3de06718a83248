import * as c from '#contract/trackers';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { taskById } from '#rooms/tasks';
import { openTracker } from '../connection.ts';
import { connectionById } from '../store.ts';
import type { ConnectionRow, LinkRow } from '../tables.ts';
import type { Card } from '../tracker-kind.ts';
import { tellTrouble } from '../trouble.ts';
import { seenOf } from './state-for.ts';
import * as store from './store.ts';

function showLink(row: LinkRow, { id, kind, name }: ConnectionRow, language: Language): c.TaskCard {
  const waits = row.try_at !== null;
  return {
    id: row.id,
    tracker: { id, kind, name },
    key: row.key,
    url: row.url,
    state: waits ? 'waiting' : row.trouble ? 'failed' : 'linked',
    trouble: row.trouble && tellTrouble(row.trouble, language),
    nextTryAt: waits ? new Date(row.try_at!).toISOString() : null,
    gone: row.gone,
  };
}

const connectionOf = async (app: App, id: string) => (await connectionById(app.db, id)) ?? notFound();

async function cardAt(app: App, connection: ConnectionRow, address: string, language: Language): Promise<Card> {
  const told = await openTracker(app, connection).readByAddress(address);
  if (told.ok) return told.value;
  const text = tellTrouble(told.trouble, language);
  return refuse(
    'not_linked',
    { en: 'address: {text}', ru: 'address: {text}', uk: 'address: {text}' },
    { field: 'address', values: { text } },
  );
}

export const routes = [
  serve(c.listTaskCards, async ({ app, params, language }) => {
    const links = await store.linksOfTask(app.db, params.id);
    const items = await Promise.all(
      links.map(async (row) => showLink(row, await connectionOf(app, row.connection_id), language)),
    );
    return { items, total: items.length };
  }),
  serve(c.linkTaskCard, async ({ app, actor, params, body, language }) => {
    const task = (await taskById(app.db, params.id, null)) ?? notFound();
    const connection = await connectionOf(app, body.trackerId);
    const card = body.address === null ? null : await cardAt(app, connection, body.address, language);
    const now = app.clock.now();
    const row: LinkRow = {
      id: newId(now),
      task_id: task.id,
      connection_id: connection.id,
      card_id: card?.id ?? null,
      key: card?.key ?? null,
      url: card?.url ?? null,
      pending_state: card ? null : task.state,
      unsure: false,
      try_at: card ? null : now,
      claimed_until: null,
      attempts: 0,
      trouble: null,
      created_at: now,
      wanted: 0,
      pending_fields: [],
      seen: card && seenOf(card),
      gone: false,
    };
    await app.db.transaction().execute(async (trx) => {
      if (!(await store.insertLink(trx, row)))
        conflict('linked_already', {
          en: 'This task has a card in this tracker already, or the card stands for another task.',
          ru: 'У этой задачи уже есть карточка в этом трекере, или карточка связана с другой задачей.',
          uk: 'Це завдання вже має картку в цьому трекері, або картку пов’язано з іншим завданням.',
        });
      await audit(trx, app, actor, 'tracker.linked', task.title, { tracker: connection.name, card: card?.key ?? null });
    });
    return showLink(row, connection, language);
  }),
  serve(c.unlinkTaskCard, async ({ app, actor, params }) => {
    const row = (await store.linkById(app.db, params.id)) ?? notFound();
    const task = await taskById(app.db, row.task_id, null);
    await app.db.transaction().execute(async (trx) => {
      await store.removeLink(trx, row.id);
      await audit(trx, app, actor, 'tracker.unlinked', task?.title ?? '', { card: row.key });
    });
    return undefined;
  }),
  serve(c.retryTaskCard, async ({ app, params, language }) => {
    const again = await app.db.transaction().execute((trx) => store.tryAgain(trx, params.id, app.clock.now()));
    const row = again ?? notFound();
    return showLink(row, await connectionOf(app, row.connection_id), language);
  }),
];
