import type { SoftwareName } from '#advisories';
import type { Discovery } from '#discovery';
import { type Software, versionIn } from './software.ts';

const composer = (...names: string[]): SoftwareName[] =>
  names.map((name) => ({ ecosystem: 'composer', kind: 'package', name }));

/** Under which names advisories know a platform, and how many numbers its versions have at least: `2.4` is no version of Magento. */
const known: Record<string, { part: Software['part']; names: SoftwareName[]; numbers: number }> = {
  woocommerce: {
    part: 'extension',
    names: [{ ecosystem: 'wordpress', kind: 'plugin', name: 'woocommerce' }],
    numbers: 3,
  },
  prestashop: { part: 'platform', names: composer('prestashop/prestashop'), numbers: 3 },
  magento: {
    part: 'platform',
    names: composer(
      'magento/community-edition',
      'magento/product-community-edition',
      'magento/project-community-edition',
      'magento/magento2ce',
    ),
    numbers: 3,
  },
  shopware: {
    part: 'platform',
    names: composer('shopware/platform', 'shopware/core', 'shopware/shopware'),
    numbers: 3,
  },
  opencart: { part: 'platform', names: composer('opencart/opencart'), numbers: 3 },
};

/** The platform as it was recognised; null where advisories know none of its name. */
export function platformIn({ platform, reached }: Discovery): Software | null {
  const about = known[platform?.name ?? ''];
  if (!platform || !about) return null;
  const version = versionIn(platform.version);
  const whole = version !== null && version.split('.').length >= about.numbers;
  return {
    label: platform.label,
    part: about.part,
    names: about.names,
    version: whole ? version : null,
    certainty: 'stated',
    seen: [{ url: reached!.url, quote: [platform.label, platform.version].filter(Boolean).join(' ') }],
  };
}
