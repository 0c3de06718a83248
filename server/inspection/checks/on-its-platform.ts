import type { Option } from '#core/inspection';
import type { Discovery } from '#discovery';

const known = ['woocommerce', 'magento', 'prestashop', 'opencart', 'shopware', 'shopify'] as const;

/** One option for each platform of a table of ways: told where the platform is known, after what holds for all. */
export const onItsPlatform = (effort: Option['effort'], risk: Option['risk']): Option<(typeof known)[number]>[] =>
  known.map((platform) => ({ does: platform, effort, risk, platform }));

/** What a finding says of the platform, for such options to be chosen by. */
export const platformOf = ({ platform }: Discovery): { platform: string } => ({
  platform: platform?.name ?? 'unknown',
});
