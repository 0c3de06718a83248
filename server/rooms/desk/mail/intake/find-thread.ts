import type { ThreadKeys } from '#core/request';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import { sentAmong } from '../answers/store.ts';
import { isOurTag, ourIdsIn } from '../thread-tag.ts';
import { livingRequest, requestByNumber, requestOfMails } from './store.ts';

/** Newest first: the mail that it answers, those before it, then our own mark. @returns the request's id, where it lives now */
export async function findThread(db: Db, app: App, keys: ThreadKeys): Promise<string | undefined> {
  const ids = [...keys.inReplyTo, ...keys.references.toReversed()];
  const tagged = keys.tag && isOurTag(app.secrets, keys.tag) ? keys.tag.number : null;
  const [answered] = await sentAmong(db, ourIdsIn(ids.join(' ')));
  const found =
    answered?.request_id ??
    (ids.length > 0 ? await requestOfMails(db, ids) : undefined) ??
    (tagged === null ? undefined : await requestByNumber(db, tagged));
  return found === undefined ? undefined : livingRequest(db, found);
}
