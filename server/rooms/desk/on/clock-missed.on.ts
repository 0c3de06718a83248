import { clockMissed } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { addMessage } from '../requests/store.ts';

/** The conversation says it where it happened, and the client reads it, too. */
export default on(clockMissed, async (trx, fact) => {
  if (fact.kind !== 'request') return;
  await addMessage(trx, {
    id: newId(fact.at),
    request_id: fact.subjectId,
    at: fact.dueAt,
    kind: 'change',
    side: 'system',
    author: 'Vakhta',
    author_id: null,
    text: '',
    values: { what: `missed_${fact.target}` },
  });
  await changed(trx, { topic: 'request', id: fact.subjectId, storeId: fact.storeId });
});
