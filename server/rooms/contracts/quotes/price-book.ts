import type { PriceBookVersion } from '#contract/price-book';
import { currencies } from '#core/money';
import { defaultPriceBook, type EditedBook, editable, faultOf } from '#core/quote';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, refuse, type Sentence } from '#kit/refuse';
import { insertBook, latestBook } from './store.ts';

/** The latest version; the book that comes with the product where there is none. */
export async function currentBook(db: Db): Promise<PriceBookVersion> {
  const row = await latestBook(db);
  if (!row) return { version: 0, book: contractBook(editable(defaultPriceBook)), madeBy: null, madeAt: null };
  const { version, book, made_by: madeBy, made_at: madeAt } = row;
  return { version, book: contractBook(book), madeBy, madeAt: new Date(madeAt).toISOString() };
}

const contractBook = (book: EditedBook): PriceBookVersion['book'] => ({
  ...book,
  visitsPerMonth: [...book.visitsPerMonth],
  ordersPerMonth: [...book.ordersPerMonth],
});

/** @throws Refusal 422 naming the field, 409 where somebody was quicker */
export async function changeBook(
  trx: Transaction,
  app: App,
  actor: Actor,
  { book, basedOn }: { book: EditedBook; basedOn: number },
): Promise<void> {
  if (!currencies.includes(book.currency)) refuse('no_currency', noCurrency, { field: 'book.currency' });
  const fault = faultOf(book);
  if (fault)
    refuse(fault.code, faults[fault.code], { field: `book.${fault.field}`, values: { field: `book.${fault.field}` } });
  const latest = (await latestBook(trx))?.version ?? 0;
  const row = { version: latest + 1, book, made_by: actor.name, made_at: app.clock.now() };
  if (basedOn !== latest || !(await insertBook(trx, row))) conflict('book_changed', changed);
  await audit(trx, app, actor, 'price_book.changed', '', { version: row.version });
}

const changed: Sentence = {
  en: 'Somebody else has changed the price book meanwhile. Look at their change, then make yours.',
  ru: 'Прайс тем временем изменил кто-то другой. Посмотрите на его изменение и внесите своё.',
  uk: 'Прайс тим часом змінив хтось інший. Перегляньте його зміну та внесіть свою.',
};
const noCurrency: Sentence = {
  en: 'This is no currency in use; write its code, such as USD.',
  ru: 'Такой валюты нет; напишите её код, например USD.',
  uk: 'Такої валюти немає; напишіть її код, наприклад USD.',
};
const faults: Record<NonNullable<ReturnType<typeof faultOf>>['code'], Sentence> = {
  first_step: {
    en: '{field}: the first step begins at 0.',
    ru: '{field}: первая ступень начинается с 0.',
    uk: '{field}: перший щабель починається з 0.',
  },
  falls: {
    en: '{field}: each step begins higher than the one before it and does not cost less.',
    ru: '{field}: каждая ступень начинается выше предыдущей и не стоит меньше неё.',
    uk: '{field}: кожен щабель починається вище за попередній і коштує не менше за нього.',
  },
  above_ceiling: {
    en: '{field}: the highest price is below the lowest.',
    ru: '{field}: наибольшая цена ниже наименьшей.',
    uk: '{field}: найбільша ціна нижча за найменшу.',
  },
  slower_dearer: {
    en: '{field}: a quicker tier cannot cost less than a slower one.',
    ru: '{field}: более быстрый уровень не может стоить меньше медленного.',
    uk: '{field}: швидший рівень не може коштувати менше за повільніший.',
  },
};
