import { z } from 'zod';
import { id } from '#contract/endpoint';
import { readBrand } from '#kit/brand';
import { serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { notFound } from '#kit/refuse';
import { noContract } from '../agreements/edit-contract.ts';
import { readAgreement } from './agreement.ts';
import { agreementHtml } from './html.ts';

const params = z.object({ id, version: z.coerce.number().int().min(1).max(100_000) });

export const pdfRoute = serveRaw(
  {
    method: 'GET',
    path: '/api/contracts/:id/versions/:version/agreement.pdf',
    access: 'contracts.read',
    summary: 'The agreement as a PDF',
  },
  async ({ app, actor, request, reply }) => {
    const asked = params.safeParse(request.params);
    if (!asked.success) return notFound(noContract);
    const { document, digest, acceptance } = await readAgreement(app, actor, asked.data.id, asked.data.version);
    const pdf = await printPage(agreementHtml(document, digest, acceptance, await readBrand(app.db)));
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="agreement-v${asked.data.version}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  },
);
