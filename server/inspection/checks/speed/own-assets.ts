import type { Evidence } from '#core/inspection';
import type { Asset, PageSeen } from '../../artifacts.ts';
import { ownHost } from '../../own-host.ts';

/** What the store itself can change: of its own domain, its subdomains included, and answered. */
export const ownAssets = (assets: readonly Asset[], pages: readonly PageSeen[]): Asset[] => {
  const home = new URL(pages[0]!.fetched.url).hostname;
  return assets.filter(({ status, url }) => status === 200 && ownHost(url, home));
};

/** Thousands of bytes, as people count. */
export const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / 1000));

/** What a file weighs, and what it could weigh. */
export const wouldBe = (bytes: number, wasted: number): string =>
  `${kilobytes(bytes)} KB → ${kilobytes(bytes - wasted)} KB`;

/** An address with its weight; null is more than we read. */
export const quoteOf = (url: string, bytes: number | null): Evidence => ({
  url,
  quote: bytes === null ? '> 3000 KB' : `${kilobytes(bytes)} KB`,
});
