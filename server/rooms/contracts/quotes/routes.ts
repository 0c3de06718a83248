import { proposePrices } from '#contract/contracts';
import { changePriceBook, readPriceBook } from '#contract/price-book';
import { quote, reckonable } from '#core/quote';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { changeBook, currentBook } from './price-book.ts';

export const routes: Route[] = [
  serve(proposePrices, async ({ app, body, language }) => {
    const { book } = await currentBook(app.db);
    return quote(reckonable(book), body, language);
  }),
  serve(readPriceBook, ({ app, actor }) => (actor.clientIds === null ? currentBook(app.db) : notFound())),
  serve(changePriceBook, async ({ app, actor, body }) => {
    await inTransaction(app.db, (trx) => changeBook(trx, app, actor, body));
    return currentBook(app.db);
  }),
];
