import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { id, language as languageSchema } from '#contract/endpoint';
import type { Language } from '#core/words';
import {
  type Artifacts,
  type Report,
  reportHtml,
  reportJson,
  reportOf,
  sarifOf,
  type SinceSnapshot,
  sinceSnapshot,
} from '#inspection';
import type { App } from '#kit/app';
import { readBrand } from '#kit/brand';
import type { Actor } from '#kit/http/actor';
import { type RawRoute, type Route, serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { conflict, notFound } from '#kit/refuse';
import { findRun } from '../runs/routes.ts';
import { storeById } from '#rooms/stores';
import { resultOf, runsBefore } from '../runs/store.ts';
import { seoOfSnapshot, unpackedSeo } from '../snapshots/pack.ts';
import { snapshotNames } from '../snapshots/store.ts';

/** As many audits as a line of scores still shows apart. */
const MOST_BEFORE = 11;

const asked = z.object({ id });
const options = z.object({ language: languageSchema.optional() });

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** How a report leaves: by the ending of its address. */
const forms: Record<
  string,
  { type: string; summary: string; isPage: boolean; draw(report: Report): string | Promise<Buffer> }
> = {
  html: { type: 'text/html; charset=utf-8', summary: 'a page', isPage: true, draw: reportHtml },
  pdf: {
    type: 'application/pdf',
    summary: 'a PDF',
    isPage: true,
    draw: (report) => printPage(reportHtml(report)),
  },
  json: {
    type: 'application/json; charset=utf-8',
    summary: 'JSON',
    isPage: false,
    draw: (report) => json(reportJson(report)),
  },
  sarif: {
    type: 'application/sarif+json; charset=utf-8',
    summary: 'SARIF',
    isPage: false,
    draw: (report) => json(sarifOf(report)),
  },
};

/** The page needs nothing from outside and runs nothing. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const routes: Route[] = [
  ...Object.entries(forms).map(([ending, { type, summary, isPage, draw }]) =>
    serveRaw(
      {
        method: 'GET',
        path: `/api/audits/:id/report.${ending}`,
        access: 'audits.read',
        summary: `The report of an audit as ${summary}; ?language=en, ru or uk`,
      },
      async (call) => {
        const report = await reportFor(call);
        const name = `audit-${new URL(report.url).hostname}-${report.finishedAt.slice(0, 10)}.${ending}`;
        const drawn = await draw(report);
        if (ending === 'html') call.reply.header('content-security-policy', pagePolicy);
        return call.reply
          .header('content-type', type)
          .header('content-disposition', `${isPage ? 'inline' : 'attachment'}; filename="${name}"`)
          .header('cache-control', 'private, no-store')
          .send(drawn);
      },
    ),
  ),
  serveRaw(
    {
      method: 'GET',
      path: '/api/audits/:id/artifacts.json',
      access: 'audits.run',
      summary: 'All that an audit gathered, as JSON; kept for the last three of a store',
    },
    async ({ app, actor, request, reply }) => {
      const { run, artifacts } = await keptOf(app, actor, request.params);
      if (!artifacts) return notKept();
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="audit-${run.host}-artifacts.json"`)
        .header('cache-control', 'private, no-store')
        .send(gunzipSync(artifacts));
    },
  ),
];

type RawCall = Parameters<RawRoute['handler']>[0];

async function keptOf(app: App, actor: Actor, params: unknown) {
  const { data } = asked.safeParse(params);
  const run = data ? await findRun(app, actor, data.id) : notFound();
  const result = await resultOf(app.db, run.id);
  if (!result) return run.pruned_at === null ? notDone() : pruned();
  return { run, ...result };
}

/** Of what was gathered, the report of an old audit has only what the store is. */
async function reportFor({ app, actor, language, request }: RawCall): Promise<Report> {
  const { run, site, outcomes, gaps, artifacts, seo } = await keptOf(app, actor, request.params);
  const chosen: Language = options.safeParse(request.query).data?.language ?? language;
  const gathered = artifacts
    ? (JSON.parse(gunzipSync(artifacts).toString()) as Partial<Artifacts>)
    : site
      ? { site }
      : {};
  const before = await runsBefore(app.db, run, MOST_BEFORE);
  const report = reportOf(
    {
      address: run.address,
      startedAt: run.started_at ?? run.asked_at,
      finishedAt: run.finished_at ?? run.asked_at,
      artifacts: gathered,
      outcomes,
      gaps: new Map(gaps),
      requests: run.requests,
    },
    chosen,
    {
      trade: (await storeById(app.db, run.store_id, null))?.trade ?? null,
      brand: await readBrand(app.db),
      earlier: before.map(({ finished_at, asked_at, scores }) => ({ at: finished_at ?? asked_at, scores })).reverse(),
    },
  );
  const since = seo && run.since_id !== null && (await sinceOf(app, { sinceId: run.since_id, seo }, chosen));
  return since ? { ...report, sinceSnapshot: since } : report;
}

/** What is different since the snapshot that was the newest then, or was asked for; null where somebody removed it. */
async function sinceOf(
  { db }: Pick<App, 'db'>,
  { sinceId, seo }: { sinceId: string; seo: Buffer },
  language: Language,
): Promise<SinceSnapshot | null> {
  const [[named], before] = [await snapshotNames(db, [sinceId]), await seoOfSnapshot(db, sinceId)];
  return named && before ? sinceSnapshot(before, await unpackedSeo(seo), language, named.name) : null;
}

const notDone = (): never =>
  conflict('not_done', {
    en: 'There is no report: this audit did not come to its end.',
    ru: 'Отчёта нет: этот аудит не дошёл до конца.',
    uk: 'Звіту немає: цей аудит не дійшов до кінця.',
  });
const pruned = (): never =>
  conflict('not_kept', {
    en: 'There is no report any more: of an audit so old only the scores and counts are kept.',
    ru: 'Отчёта уже нет: от такого старого аудита хранятся только оценки и число замечаний.',
    uk: 'Звіту вже немає: від такого давнього аудиту зберігаються лише оцінки та кількість зауважень.',
  });
const notKept = (): never =>
  conflict('not_kept', {
    en: 'What this audit gathered is not kept any more: only that of the last three audits of a store is.',
    ru: 'Собранное этим аудитом уже не хранится: оно хранится только для трёх последних аудитов магазина.',
    uk: 'Зібране цим аудитом уже не зберігається: воно зберігається лише для трьох останніх аудитів магазину.',
  });
