import { findingId, type Found, foundIn, judgedIn, live } from '#core/inspection';
import { type Inspection, isLookedAt } from '#inspection';
import type { App } from '#kit/app';
import type { Db, Transaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { digestOf } from '#kit/secrets';
import type { FindingRow, RunRow } from '../tables.ts';
import { columnsOf, liveOn } from './live-on.ts';
import { addLog, findingsOf, insertFinding, lockFindingsOf } from './store.ts';

/** What a run changed in a store's findings. */
export interface Settled {
  new: FindingRow[];
  back: FindingRow[];
  still: FindingRow[];
  fixed: FindingRow[];
}

/** The same in every run, and short enough for an index, whatever an address is like. */
const digestOfFinding = (check: string, about: string): string => digestOf(findingId(check, about));

/** Finds a store's finding by what it is in every run. */
export async function findingByName(db: Db, storeId: string) {
  const known = new Map((await findingsOf(db, storeId)).map((row) => [row.digest, row]));
  return (check: string, about: string): FindingRow | undefined => known.get(digestOfFinding(check, about));
}

/** Lets a run tell a store's findings: what it found, and what it could judge and did not find. The rest stays as it is. */
export async function settle(
  trx: Transaction,
  app: App,
  run: RunRow,
  { outcomes, artifacts }: Inspection,
): Promise<Settled> {
  const known = new Map((await lockFindingsOf(trx, run.store_id)).map((row) => [row.digest, row]));
  const judged = judgedIn(outcomes);
  const settled: Settled = { new: [], back: [], still: [], fixed: [] };
  const seen = new Set<string>();
  for (const found of foundIn(outcomes).values()) {
    const digest = digestOfFinding(found.check, found.problem.about);
    seen.add(digest);
    const row = known.get(digest);
    if (!row) settled.new.push(await begin(trx, app, run, found, digest));
    else {
      const lived = await findAgain(trx, app, { run, row, found });
      settled[lived.step === 'came_back' ? 'back' : 'still'].push(lived.row);
    }
  }
  for (const row of known.values()) {
    if (seen.has(row.digest) || !judged.has(row.check_name)) continue;
    if (!isLookedAt(artifacts, row.check_name, row.about)) continue;
    const fact = { what: 'gone' as const, begunAt: run.started_at! };
    const lived = await liveOn(trx, app, row, fact, { by: system.name });
    if (lived?.step) settled.fixed.push(lived.row);
  }
  return settled;
}

const shown = ({ problem, outcome }: Found) => ({
  area: outcome.area,
  severity: problem.severity ?? outcome.severity,
  problem,
});

async function begin(trx: Transaction, app: App, run: RunRow, found: Found, digest: string): Promise<FindingRow> {
  const at = app.clock.now();
  const { life, step } = live(null, { what: 'found', begunAt: run.started_at! }, at)!;
  const row = {
    id: newId(at),
    store_id: run.store_id,
    digest,
    check_name: found.check,
    about: found.problem.about,
    ...shown(found),
    first_seen_at: at,
    last_seen_at: at,
    last_run_id: run.id,
    ...columnsOf(life),
  } as FindingRow;
  await insertFinding(trx, row);
  await addLog(trx, {
    id: newId(at),
    finding_id: row.id,
    at,
    author: system.name,
    step: step!,
    values: {},
    note: null,
  });
  return row;
}

async function findAgain(
  trx: Transaction,
  app: App,
  { run, row, found }: { run: RunRow; row: FindingRow; found: Found },
) {
  const fact = { what: 'found' as const, begunAt: run.started_at! };
  const more = { ...shown(found), last_seen_at: app.clock.now(), last_run_id: run.id };
  return (await liveOn(trx, app, row, fact, { by: system.name, more }))!;
}
