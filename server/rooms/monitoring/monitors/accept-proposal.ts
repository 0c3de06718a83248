import { type Language, languages } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, notFound, refuse } from '#kit/refuse';
import { latestProposal, storeById } from '#rooms/stores';
import { createRelated } from './create-related.ts';
import { namesIn } from './store.ts';

/** Creates the monitors that discovery proposed, or those with these keys. What the store has by that name is left as it is. @returns ids of the new ones */
export async function acceptProposal(
  trx: Transaction,
  app: App,
  actor: Actor,
  storeId: string,
  keys: readonly string[] | undefined,
  language: Language,
): Promise<string[]> {
  if (!(await storeById(trx, storeId, actor.clientIds)))
    notFound({ en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' });
  const proposal = await latestProposal(trx, storeId, language);
  if (proposal.length === 0)
    conflict('no_proposal', {
      en: 'Nothing is proposed for this store yet.',
      ru: 'Для этого магазина пока ничего не предложено.',
      uk: 'Для цього магазину поки нічого не запропоновано.',
    });
  const wrong = keys?.find((key) => !proposal.some((p) => p.key === key));
  if (wrong !== undefined)
    refuse(
      'no_key',
      {
        en: 'Nothing is proposed under {key}.',
        ru: 'Под ключом {key} ничего не предложено.',
        uk: 'Під ключем {key} нічого не запропоновано.',
      },
      { field: 'keys', values: { key: wrong } },
    );
  const known = await watchedAlready(trx, storeId);
  const chosen = proposal.filter((p) => (keys === undefined || keys.includes(p.key)) && !known.has(p.key));
  return createRelated(
    trx,
    app,
    actor,
    chosen.map((p) => ({
      key: p.key,
      parent: p.dependsOn,
      monitor: {
        storeId,
        type: p.type,
        name: p.name,
        settings: p.settings,
        page: p.page,
        intervalSeconds: p.intervalSeconds,
        regions: [],
        confirmations: 1,
      },
    })),
    known,
    language,
    () => '',
  );
}

/** Ids of the monitors that were made of this proposal, by its keys; whoever made them may have read it in another language. */
async function watchedAlready(trx: Transaction, storeId: string): Promise<Map<string, string>> {
  const there = await namesIn(trx, storeId);
  const known = new Map<string, string>();
  for (const language of languages)
    for (const { key, name } of await latestProposal(trx, storeId, language)) {
      const id = there.get(name);
      if (id) known.set(key, id);
    }
  return known;
}
