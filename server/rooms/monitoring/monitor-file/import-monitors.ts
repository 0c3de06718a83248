import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction, type Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { Refusal, refuse } from '#kit/refuse';
import { addStore, storeByAddress } from '#rooms/stores';
import { asWritten } from './export-monitors.ts';
import { createRelated, type Related } from '../monitors/create-related.ts';
import { pauseMonitor, resumeMonitor } from '../monitors/pause-monitor.ts';
import { holdStates, monitorsOf, type MonitorWithState } from '../monitors/store.ts';
import { deleteMonitor, sorted, updateMonitor } from '../monitors/update-monitor.ts';

type Body = z.output<(typeof c.importMonitors)['body']>;
type FileStore = Body['file']['stores'][number];
type FileMonitor = FileStore['monitors'][number];
type Counts = z.input<(typeof c.importMonitors)['response']>;

class DryRun extends Error {}

/**
 * Brings monitors in step with a file, whole or not at all; a second run changes nothing. A dry run does everything and
 * takes it back, so that it refuses what the real one would.
 * @throws Refusal naming the place, as `stores.0.monitors.3.settings.url`
 */
export async function importMonitors(app: App, actor: Actor, body: Body, language: Language): Promise<Counts> {
  for (let attempt = 1; ; attempt++) {
    const counts = await tryImport(app, actor, body, language).catch((error: unknown) => {
      // Many monitors that are being probed are locked in any order: whoever loses tries again.
      if (attempt < 5 && (error as { code?: string }).code === '40P01') return null;
      throw error;
    });
    if (counts) return counts;
  }
}

async function tryImport(app: App, actor: Actor, body: Body, language: Language): Promise<Counts> {
  const counts: Counts = { created: 0, changed: 0, unchanged: 0, removed: 0, storesCreated: 0 };
  const done = inTransaction(app.db, async (trx) => {
    await holdStates(trx, { storeIds: await knownStores(trx, actor, body.file) });
    for (const [i, store] of body.file.stores.entries())
      await bringStore(trx, app, actor, store, body.prune, counts, language, `stores.${i}.`);
    if (!body.dryRun) await audit(trx, app, actor, 'monitors.imported', `${body.file.stores.length}`, { ...counts });
    else throw new DryRun();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  return counts;
}

/** Addresses that cannot be read are refused where their turn comes. */
async function knownStores(trx: Transaction, actor: Actor, file: Body['file']): Promise<string[]> {
  const found: string[] = [];
  for (const { url } of file.stores) {
    const store = await storeByAddress(trx, actor, url).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    if (store) found.push(store.id);
  }
  return found;
}

async function bringStore(
  trx: Transaction,
  app: App,
  actor: Actor,
  file: FileStore,
  prune: boolean,
  counts: Counts,
  language: Language,
  place: string,
): Promise<void> {
  const store =
    (await within(place, () => storeByAddress(trx, actor, file.url))) ??
    (await newStore(trx, app, actor, file, counts, place));
  const before = new Map((await monitorsOf(trx, [store.id])).map((m) => [m.name, m]));
  checkNames(file, place);
  const ids = new Map([...before.values()].map((m) => [m.name, m.id]));
  checkParents(file, ids, place);
  const names = new Map([...before.values()].map((m) => [m.id, m.name]));
  const fresh = file.monitors
    .map((monitor, index) => ({ monitor, index }))
    .filter(({ monitor }) => !before.has(monitor.name));
  const made = await createRelated(
    trx,
    app,
    actor,
    fresh.map(({ monitor }) => related(store.id, monitor)),
    ids,
    language,
    (i) => `${place}monitors.${fresh[i]!.index}.`,
  );
  counts.created += made.length;
  for (const [i, { monitor }] of fresh.entries()) if (monitor.paused) await pauseMonitor(trx, app, actor, made[i]!);
  for (const [index, monitor] of file.monitors.entries()) {
    const known = before.get(monitor.name);
    if (!known) continue;
    const changed =
      !sameAsWritten(known, monitor, names) &&
      (await within(`${place}monitors.${index}.`, () => bringMonitor(trx, app, actor, known, monitor, ids, language)));
    counts[changed ? 'changed' : 'unchanged'] += 1;
  }
  const named = new Set(file.monitors.map((f) => f.name));
  const gone = prune ? [...before.values()].filter((m) => !named.has(m.name)) : [];
  for (const monitor of gone) await deleteMonitor(trx, app, actor, monitor.id);
  counts.removed += gone.length;
}

async function newStore(
  trx: Transaction,
  app: App,
  actor: Actor,
  file: FileStore,
  counts: Counts,
  place: string,
): Promise<{ id: string }> {
  if (!actor.permissions.has('stores.write')) {
    refuse(
      'no_store',
      {
        en: 'There is no store {url}, and you may not add one.',
        ru: 'Магазина {url} нет, а добавлять магазины вам нельзя.',
        uk: 'Магазину {url} немає, а додавати магазини вам не можна.',
      },
      { field: `${place}url`, values: { url: file.url } },
    );
  }
  counts.storesCreated += 1;
  return within(place, () => addStore(trx, app, actor, { url: file.url, name: file.name, clientName: file.client }));
}

const related = (storeId: string, m: FileMonitor): Related => ({
  key: m.name,
  parent: m.dependsOn ?? null,
  monitor: {
    storeId,
    type: m.type,
    name: m.name,
    settings: m.settings,
    page: m.page ?? null,
    intervalSeconds: m.intervalSeconds,
    regions: m.regions ?? [],
    timeoutMs: m.timeoutMs,
    confirmations: m.confirmations ?? 1,
  },
});

/** @returns whether anything was to be changed. What the file does not say becomes the default: the file is the truth. */
async function bringMonitor(
  trx: Transaction,
  app: App,
  actor: Actor,
  known: MonitorWithState,
  m: FileMonitor,
  ids: ReadonlyMap<string, string>,
  language: Language,
): Promise<boolean> {
  if (m.type !== known.type) {
    refuse(
      'type',
      {
        en: 'The monitor {name} is of the type {type}; a type cannot be changed.',
        ru: 'Монитор {name} имеет тип {type}; тип изменить нельзя.',
        uk: 'Монітор {name} має тип {type}; тип змінити не можна.',
      },
      { field: 'type', values: { name: m.name, type: known.type } },
    );
  }
  const changed = await updateMonitor(
    trx,
    app,
    actor,
    known.id,
    {
      settings: m.settings,
      page: m.page ?? null,
      intervalSeconds: m.intervalSeconds ?? null,
      timeoutMs: m.timeoutMs ?? null,
      confirmations: m.confirmations ?? 1,
      regions: m.regions ?? [],
      dependsOn: m.dependsOn === undefined ? null : ids.get(m.dependsOn)!,
    },
    language,
  );
  if (Boolean(m.paused) === known.paused) return changed;
  await (m.paused ? pauseMonitor : resumeMonitor)(trx, app, actor, known.id);
  return true;
}

/** The quick way to see that nothing is to be done; what is written otherwise and means the same is found out the long way. */
function sameAsWritten(known: MonitorWithState, m: FileMonitor, names: ReadonlyMap<string, string>): boolean {
  return JSON.stringify(sorted(asWritten(known, names))) === JSON.stringify(sorted(m));
}

function checkNames(file: FileStore, place: string): void {
  const seen = new Set<string>();
  for (const [i, { name }] of file.monitors.entries()) {
    if (seen.has(name))
      refuse(
        'name_twice',
        {
          en: 'The store has two monitors {name} in the file.',
          ru: 'В файле у магазина два монитора {name}.',
          uk: 'У файлі магазин має два монітори {name}.',
        },
        { field: `${place}monitors.${i}.name`, values: { name } },
      );
    seen.add(name);
  }
}

function checkParents(file: FileStore, ids: ReadonlyMap<string, string>, place: string): void {
  const parents = new Map(file.monitors.map((m) => [m.name, m.dependsOn]));
  for (const [i, { name, dependsOn }] of file.monitors.entries()) {
    const field = `${place}monitors.${i}.dependsOn`;
    if (dependsOn !== undefined && !parents.has(dependsOn) && !ids.has(dependsOn))
      refuse(
        'no_parent',
        {
          en: 'The store has no monitor {parent}, on which {name} shall depend.',
          ru: 'У магазина нет монитора {parent}, от которого должен зависеть {name}.',
          uk: 'Магазин не має монітора {parent}, від якого має залежати {name}.',
        },
        { field, values: { parent: dependsOn, name } },
      );
    let up = dependsOn;
    for (let steps = 0; up !== undefined && steps <= parents.size; steps++) {
      if (up === name)
        refuse(
          'circle',
          {
            en: 'Monitors cannot depend on each other in a circle.',
            ru: 'Мониторы не могут зависеть друг от друга по кругу.',
            uk: 'Монітори не можуть залежати один від одного по колу.',
          },
          { field },
        );
      up = parents.get(up);
    }
  }
}

/** Refusals of the parts name their own field; here it stands deeper. */
async function within<T>(place: string, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    throw error instanceof Refusal ? error.at(`${place}${error.field ?? ''}`.replace(/\.$/, '')) : error;
  });
}
