import { productName } from '#discovery';
import { readPage } from '#platforms';
import type { Artifacts } from '../artifacts.ts';
import { isFilled } from '../crawl/filled.ts';
import { hasAmount } from '../crawl/money.ts';
import { productDataOf } from '../crawl/product-data.ts';

/** What the page of a product shows to people, beside what it tells programs. */
interface ShownProduct {
  url: string;
  name: string | null;
  text: string;
  /** Prices of the structured data that are numbers. */
  prices: string[];
  /** One of them stands on the page. */
  isPriced: boolean;
  isUnsold: boolean;
  /** Scripts fill the page in: what is not there may be shown all the same. */
  isFilled: boolean;
}

/** Scripts fill a page that has hardly a word: what it shows is not known. */
const FEWEST_WORDS = 40;
const SURE = 0.7;

/** Null where we have none that is surely a product's and that the server wrote. */
export function shownProduct({ pages, site }: Pick<Artifacts, 'pages' | 'site'>): ShownProduct | null {
  const found = site.pages.find(({ kind }) => kind === 'product');
  const seen = pages.find(({ kind, fetched }) => kind === 'product' && fetched.status === 200 && fetched.cut === null);
  if (!seen || !found || found.confidence < SURE) return null;
  const page = readPage(seen.fetched);
  if ((page.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < FEWEST_WORDS) return null;
  const { offers } = productDataOf(page);
  const prices = offers.flatMap(({ price }) =>
    price !== null && /^\d+(?:\.\d+)?$/.test(price) && Number(price) > 0 ? [price] : [],
  );
  return {
    url: page.url.href,
    name: productName(page),
    text: page.text,
    prices,
    isPriced: prices.some((price) => hasAmount(page.text, price)),
    isFilled: isFilled(page),
    isUnsold:
      offers.length > 0 &&
      offers.every(({ availability }) => /(?:OutOfStock|SoldOut|Discontinued)$/i.test(availability ?? '')),
  };
}
