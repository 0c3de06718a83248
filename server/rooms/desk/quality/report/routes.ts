import { language as languageSchema, timeZone } from '#contract/endpoint';
import { qualityQuery } from '#contract/quality';
import { readBrand } from '#kit/brand';
import { type Route, serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { refuseQuery } from '../refuse-query.ts';
import { reportHtml } from './html.ts';
import { readReport } from './read-report.ts';

const asked = qualityQuery.extend({ timeZone: timeZone.default('UTC'), language: languageSchema.optional() });
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const reportRoutes: Route[] = (['html', 'pdf'] as const).map((ending) =>
  serveRaw(
    {
      method: 'GET',
      path: `/api/quality.${ending}`,
      access: 'requests.read',
      summary: `How promises were kept in a period, and why each was due when it was, as ${ending === 'pdf' ? 'a PDF' : 'a page'}; filters as with the figures, \`timeZone\` of the period, \`language\` en, ru or uk`,
    },
    async ({ app, actor, language, request, reply }) => {
      const read = asked.safeParse(request.query);
      if (!read.success) return refuseQuery(String(read.error.issues[0]?.path[0] ?? 'from'));
      const query = { ...read.data, language: read.data.language ?? language };
      const page = reportHtml(await readReport(app, actor, query), await readBrand(app.db));
      if (ending === 'html') reply.header('content-security-policy', policy);
      return reply
        .header('content-type', ending === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8')
        .header('content-disposition', `inline; filename="quality-${query.from.slice(0, 10)}.${ending}"`)
        .header('cache-control', 'private, no-store')
        .send(ending === 'pdf' ? await printPage(page) : page);
    },
  ),
);
