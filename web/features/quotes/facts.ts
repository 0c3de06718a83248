import type { QuoteFacts } from '#contract/contracts';
import type { Store } from '#contract/stores';
import { documentationStates, pricedPlatforms, seasons } from '#core/quote';
import type { Search } from '../../app/address.tsx';

export type Count = 'integrations' | 'currencies' | 'languages' | 'visitsPerMonth' | 'ordersPerMonth';
export const brands = {
  woocommerce: 'WooCommerce',
  shopify: 'Shopify',
  opencart: 'OpenCart',
  prestashop: 'PrestaShop',
  shopware: 'Shopware',
  magento: 'Magento',
  laravel: 'Laravel',
};

const one = <Name extends string>(names: readonly Name[], written: string | undefined): Name | null =>
  names.find((name) => name === written) ?? null;
const whole = (written: string | undefined) => (/^\d{1,10}$/.test(written ?? '') ? Number(written) : null);

/** The facts that an address tells; whatever cannot be read is not known. */
export function factsOf(search: Search): QuoteFacts {
  return {
    platform: one(pricedPlatforms, search.platform),
    integrations: whole(search.integrations),
    currencies: whole(search.currencies),
    languages: whole(search.languages),
    visitsPerMonth: whole(search.visitsPerMonth),
    ordersPerMonth: whole(search.ordersPerMonth),
    seasonality: one(seasons, search.seasonality),
    documentation: one(documentationStates, search.documentation),
  };
}

/** As `factsOf` reads them; what is not known is left out. */
export function searchOf(facts: QuoteFacts): Search {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === null ? undefined : String(value)]),
  );
}

/** What the product has seen of a store; what it has not seen is absent. */
export function seenOf(store: Store): Partial<QuoteFacts> {
  return {
    ...(store.platform === 'unknown' ? {} : { platform: store.platform }),
    ...(store.languages.length > 0 ? { languages: store.languages.length } : {}),
    ...(store.currencies.length > 0 ? { currencies: store.currencies.length } : {}),
  };
}
