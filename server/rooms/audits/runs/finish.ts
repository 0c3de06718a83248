import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { auditFinished, auditMeasured } from '#contract/events/audits';
import { foundIn, scores } from '#core/inspection';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { type Artifacts, type Inspection, measuredSetOf, takeSnapshot } from '#inspection';
import type { StoreWithClient } from '#rooms/stores';
import { countsOf } from '../counts.ts';
import { settle, type Settled } from '../findings/settle.ts';
import { packedSeo } from '../snapshots/pack.ts';
import { fillSnapshots } from '../snapshots/store.ts';
import type { AuditTrouble, News, RunRow } from '../tables.ts';
import { changeTry, forgetArtifacts, keepResult, latestRuns } from './store.ts';

/** Runs whose artifacts are kept, for each store. */
const KEPT = 3;

interface Done {
  run: RunRow;
  store: StoreWithClient;
  inspection: Inspection;
}

/** What was found becomes the store's, and the other rooms hear of it. Nothing happens where it is not this try's turn. */
export async function finish(trx: Transaction, app: App, done: Done): Promise<void> {
  const { run, store, inspection } = done;
  const { site } = inspection.artifacts;
  if (!(await changeTry(trx, run, { beat_at: app.clock.now() }))) return;
  const seo = takeSnapshot(inspection);
  const seoPacked = seo && (await packedSeo(seo));
  await keepResult(trx, {
    run_id: run.id,
    site: site ?? null,
    outcomes: inspection.outcomes,
    gaps: [...inspection.gaps],
    artifacts: site?.reached ? await packed(inspection.artifacts) : null,
    seo: seoPacked,
  });
  const over = { finished_at: inspection.finishedAt, progress: null, requests: inspection.requests };
  if (site?.reached) {
    const [before] = await latestRuns(trx, [store.id], { most: 1, done: true });
    const settled = await settle(trx, app, run, inspection);
    await changeTry(trx, run, {
      ...over,
      state: 'done',
      scores: scores(inspection.outcomes),
      found: countsOf(gravities(inspection)),
      news: before ? newsOf(settled) : null,
      platform: platformOf(site),
      seo_pages: seo?.pages.length ?? null,
    });
    if (seo && seoPacked)
      await fillSnapshots(trx, run.id, { taken_at: inspection.finishedAt, pages: seo.pages.length, seo: seoPacked });
    await forgetArtifacts(trx, store.id, KEPT);
    await changed(trx, { topic: 'finding', id: store.id, storeId: store.id });
    await tell(trx, app, done, settled, before === undefined);
    await tellSpeed(trx, app, done);
  } else {
    await changeTry(trx, run, { ...over, state: 'failed', trouble: troubleOf(inspection) });
  }
  await changed(trx, { topic: 'audit', id: run.id, storeId: store.id });
}

const pack = promisify(gzip);

/** What lies open may be a password: of such files only is kept that they are there. */
function packed({ exposed, ...rest }: Partial<Artifacts>): Promise<Buffer> {
  const bare = (answers: Artifacts['exposed']['answers']) => answers.map((answer) => ({ ...answer, text: '' }));
  const kept = exposed && { nowhere: bare(exposed.nowhere), answers: bare(exposed.answers) };
  return pack(JSON.stringify({ ...rest, ...(kept && { exposed: kept }) }));
}

/** Where we did not come so far as to look, it is not the store that is silent. */
const troubleOf = ({ artifacts: { site }, gaps }: Inspection): AuditTrouble =>
  site
    ? { of: 'store', said: site.steps.find(({ code }) => code === 'reach')?.said ?? null }
    : { of: 'ours', reason: gaps.get('site') ?? '–' };

const platformOf = ({ platform }: Artifacts['site']): RunRow['platform'] =>
  platform && platform.name !== 'unknown'
    ? { name: platform.name, label: platform.label, version: platform.version ?? null }
    : null;

const gravities = ({ outcomes }: Inspection) =>
  [...foundIn(outcomes).values()].map(({ problem, outcome }) => ({ severity: problem.severity ?? outcome.severity }));

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const newsOf = ({ new: fresh, back, fixed, still }: Settled): News => ({
  new: ids(fresh),
  back: ids(back),
  fixed: ids(fixed),
  still: still.length,
});

async function tell(
  trx: Transaction,
  app: App,
  { run, store, inspection }: Done,
  settled: Settled,
  isFirst: boolean,
): Promise<void> {
  await announce(trx, app, auditFinished, {
    auditId: run.id,
    storeId: store.id,
    clientId: store.client_id,
    origin: run.origin,
    at: app.clock.now(),
    isFirst,
    scores: scores(inspection.outcomes).map(({ area, score }) => ({ area, score })),
    findings: countsOf(gravities(inspection)),
    newOnes: countsOf(settled.new),
    back: countsOf(settled.back),
    fixed: settled.fixed.length,
  });
}

async function tellSpeed(trx: Transaction, app: App, { run, inspection }: Done): Promise<void> {
  const { speed } = inspection.artifacts;
  if (!speed) return;
  await announce(trx, app, auditMeasured, {
    auditId: run.id,
    storeId: run.store_id,
    startedBy: run.started_by,
    askedAt: run.asked_at,
    at: app.clock.now(),
    measured: measuredSetOf(speed),
  });
}
