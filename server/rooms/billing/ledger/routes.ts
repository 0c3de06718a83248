import { z } from 'zod';
import * as c from '#contract/billing';
import { id } from '#contract/endpoint';
import type { App } from '#kit/app';
import { readBrand } from '#kit/brand';
import type { Actor } from '#kit/http/actor';
import { type Route, serve, serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { notFound } from '#kit/refuse';
import { clientsByIds } from '#rooms/stores';
import { documentHtml } from '#rooms/contracts';
import { closeLedger } from './close-ledger.ts';
import { invoiceCsv, invoicePage } from './invoice.ts';
import { invoiceLines } from './lines.ts';
import { booksOf, closedOf, monthOf, openMonths, presentMonth, hoursIn, visibleMonths } from './read-ledger.ts';

async function invoiceOf(app: App, actor: Actor, contractId: string, month: string) {
  const books = await booksOf(app.db, app, actor, contractId);
  const ledger = monthOf(books, actor, month);
  const row = books.closed.get(month);
  const client = (await clientsByIds(app.db, [books.clientId]))[0] ?? notFound();
  const language = client.language;
  const names = { client: client.name, contract: books.held.at(-1)!.contractName };
  const lines = row?.frozen.invoice ?? invoiceLines(ledger, language);
  return { language, names, invoice: { contractId, month, closed: closedOf(row), lines, totals: ledger.totals } };
}

const asked = z.object({ id, month: c.readInvoiceLines.query.shape.month });

export const routes: Route[] = [
  serve(c.listLedgerMonths, async ({ app, actor, params }) => {
    const books = await booksOf(app.db, app, actor, params.id);
    const items = visibleMonths(books, actor).map((ledger) => ({
      month: ledger.month,
      totals: ledger.totals,
      closed: closedOf(books.closed.get(ledger.month)),
      over: ledger.month < books.thisMonth,
      mayClose: openMonths(books)[0] === ledger.month,
      use: hoursIn(books, ledger),
    }));
    return { items: items.toReversed() };
  }),
  serve(c.readLedger, async ({ app, actor, language, params, query }) => {
    const books = await booksOf(app.db, app, actor, params.id);
    return presentMonth(params.id, books, monthOf(books, actor, query.month), { actor, language });
  }),
  serve(c.closeLedger, async ({ app, actor, language, params, body }) => {
    await app.db.transaction().execute((trx) => closeLedger(trx, app, actor, params.id, body.month));
    const books = await booksOf(app.db, app, actor, params.id);
    return presentMonth(params.id, books, monthOf(books, actor, body.month), { actor, language });
  }),
  serve(c.readInvoiceLines, async ({ app, actor, params, query }) => {
    return (await invoiceOf(app, actor, params.id, query.month)).invoice;
  }),
  serveRaw(
    {
      method: 'GET',
      path: '/api/contracts/:id/invoice-lines.csv',
      access: 'contracts.read',
      summary: "Invoice lines of a `month`, 2026-06, as a table in the client's language",
    },
    async ({ app, actor, request, reply }) => {
      const read = asked.safeParse({ ...(request.params as object), ...(request.query as object) });
      if (!read.success) return notFound();
      const { invoice, language } = await invoiceOf(app, actor, read.data.id, read.data.month);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="invoice-lines-${invoice.month}.csv"`)
        .send(invoiceCsv(invoice, language));
    },
  ),
  serveRaw(
    {
      method: 'GET',
      path: '/api/contracts/:id/invoice-lines.pdf',
      access: 'contracts.read',
      summary: "Invoice lines of a `month`, 2026-06, to be printed, in the client's language",
    },
    async ({ app, actor, request, reply }) => {
      const read = asked.safeParse({ ...(request.params as object), ...(request.query as object) });
      if (!read.success) return notFound();
      const { invoice, language, names } = await invoiceOf(app, actor, read.data.id, read.data.month);
      const pdf = await printPage(documentHtml(invoicePage(invoice, names, language), await readBrand(app.db)));
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="invoice-lines-${invoice.month}.pdf"`)
        .header('cache-control', 'private, no-store')
        .send(pdf);
    },
  ),
];
