import { z } from 'zod';
import * as c from '#contract/billing';
import { id } from '#contract/endpoint';
import type { App } from '#kit/app';
import { csvTable } from '#kit/csv';
import type { Actor } from '#kit/http/actor';
import { type Route, serve, serveRaw } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { minorDigits } from '#core/money';
import { closeLedger, languageOfClient } from './close-ledger.ts';
import { invoiceLines } from './lines.ts';
import { booksOf, closedOf, monthOf, presentMonth, visibleMonths } from './read-ledger.ts';
import { lineWords } from './words.ts';

async function invoiceOf(app: App, actor: Actor, contractId: string, month: string) {
  const books = await booksOf(app.db, app, actor, contractId);
  const ledger = monthOf(books, actor, month);
  const row = books.closed.get(month);
  const language = await languageOfClient(app.db, books.clientId);
  const lines = row?.frozen.invoice ?? invoiceLines(ledger, language);
  return { language, invoice: { contractId, month, closed: closedOf(row), lines, totals: ledger.totals } };
}

const asked = z.object({ id, month: c.readInvoiceLines.query.shape.month });

export const routes: Route[] = [
  serve(c.listLedgerMonths, async ({ app, actor, params }) => {
    const books = await booksOf(app.db, app, actor, params.id);
    const items = visibleMonths(books, actor).map(({ month, totals }) => ({
      month,
      totals,
      closed: closedOf(books.closed.get(month)),
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
];

function invoiceCsv({ lines }: c.Invoice, language: keyof typeof lineWords): string {
  const t = lineWords[language];
  const money = (minor: number, currency: string) => {
    const places = minorDigits(currency);
    return (minor / 10 ** places).toFixed(places);
  };
  return csvTable([
    [t.line, t.minutes, t.count, t.rate, t.amount, t.currency],
    ...lines.map(({ reason, minutes, count, rate, amount, currency }) => [
      reason,
      minutes === null ? '' : String(minutes),
      count === null ? '' : String(count),
      rate === null ? '' : money(rate, currency),
      money(amount, currency),
      currency,
    ]),
  ]);
}
