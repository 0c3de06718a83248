import { z } from 'zod';
import { id, language as languageSchema } from '#contract/endpoint';
import { readBrand } from '#kit/brand';
import { type Route, serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { notFound } from '#kit/refuse';
import { storeById } from '#rooms/stores';
import { reviewById } from '../store.ts';
import { reviewHtml } from './html.ts';

const asked = z.object({ id });
const options = z.object({ language: languageSchema.optional() });
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const routes: Route[] = (['html', 'pdf'] as const).map((ending) =>
  serveRaw(
    {
      method: 'GET',
      path: `/api/payment-reviews/:id/report.${ending}`,
      access: 'audits.read',
      summary: `The evidence of a review of payment pages as ${ending === 'pdf' ? 'a PDF' : 'a page'}; ?language=en, ru or uk`,
    },
    async ({ app, actor, language, request, reply }) => {
      const params = asked.safeParse(request.params).data ?? notFound();
      const row = (await reviewById(app.db, params.id)) ?? notFound();
      if (!(await storeById(app.db, row.store_id, actor.clientIds))) return notFound();
      const page = reviewHtml(
        row,
        options.safeParse(request.query).data?.language ?? language,
        await readBrand(app.db),
      );
      const name = `payment-pages-${new Date(row.at).toISOString().slice(0, 10)}.${ending}`;
      if (ending === 'html') reply.header('content-security-policy', policy);
      return reply
        .header('content-type', ending === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8')
        .header('content-disposition', `inline; filename="${name}"`)
        .header('cache-control', 'private, no-store')
        .send(ending === 'pdf' ? await printPage(page) : page);
    },
  ),
);
