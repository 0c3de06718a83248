import * as c from '#contract/quality';
import { type Figure, figuresOf, sideOf } from '#core/quality';
import type { App } from '#kit/app';
import { serve, serveRaw } from '#kit/http/serve';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { csvOf } from './csv.ts';
import { byMonth } from './months.ts';
import { readCases, type Told } from './read-cases.ts';
import { refuseQuery } from './refuse-query.ts';
import { reportRoutes } from './report/routes.ts';

export const routes = [
  serve(c.readQuality, async ({ app, actor, language, query }) => {
    const cases = await readCases(app, actor, language, query);
    return { cases: cases.length, ...figuresOf(cases) };
  }),
  serve(c.readQualityMonths, async ({ app, actor, language, query }) => {
    const cases = await readCases(app, actor, language, query);
    return { items: byMonth(cases, query, query.timeZone) };
  }),
  serve(c.listQualityCases, async ({ app, actor, language, params, query }) => {
    const behind = countedBy(params.figure, query.counts, await readCases(app, actor, language, query));
    const page = behind.slice(query.offset, query.offset + query.limit);
    return { items: await present(app, page, params.figure), total: behind.length };
  }),
  serveRaw(
    {
      method: 'GET',
      path: '/api/quality.csv',
      access: 'requests.read',
      summary:
        'What figures of a period are made of, as a table; `from`, `to` and filters as with the figures; with `figure` and `counts` the list behind one',
    },
    async ({ app, actor, language, request, reply }) => {
      const read = c.qualityTable.safeParse(request.query);
      if (!read.success) return refuseQuery(String(read.error.issues[0]?.path[0] ?? 'from'));
      const { figure = null, counts, from } = read.data;
      const cases = await readCases(app, actor, language, read.data);
      const rows = await present(app, figure === null ? cases : countedBy(figure, counts, cases), figure);
      const name = ['quality', figure, from.slice(0, 10)].filter((part) => part !== null).join('-');
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.csv"`)
        .send(csvOf(rows, language));
    },
  ),
  ...reportRoutes,
];

/** The list behind a figure, or one side of it. */
const countedBy = (figure: Figure, counts: 'yes' | 'no' | undefined, cases: readonly Told[]): Told[] =>
  cases.filter((one) => {
    const side = sideOf(figure, one);
    return side !== null && (counts === undefined || side === (counts === 'yes'));
  });

const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const ids = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];

async function present(app: App, cases: readonly Told[], figure: Figure | null): Promise<c.QualityCaseRow[]> {
  const [clients, stores] = await Promise.all([
    clientsByIds(app.db, ids(cases.map(({ clock }) => clock.client_id))),
    storesByIds(app.db, ids(cases.map(({ clock }) => clock.store_id))),
  ]);
  const named = (of: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : { id, name: of.find((one) => one.id === id)?.name ?? '–' };
  return cases.map((one) => ({
    kind: one.clock.kind,
    id: one.id,
    number: one.clock.number,
    title: one.title,
    client: named(clients, one.clock.client_id),
    store: named(stores, one.clock.store_id),
    assignee: one.assignee,
    severity: one.severity,
    openedAt: new Date(one.startedAt).toISOString(),
    answeredAt: isoOrNull(one.answeredAt),
    solvedAt: isoOrNull(one.solvedAt),
    reopened: one.reopened,
    seenBefore: one.seenBefore,
    noticedBy: one.noticedBy,
    reactionKept: one.reactionKept,
    resolutionKept: one.resolutionKept,
    counts: figure !== null && sideOf(figure, one) === true,
  }));
}
