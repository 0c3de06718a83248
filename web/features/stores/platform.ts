const names: Record<string, string> = {
  woocommerce: 'WooCommerce',
  magento: 'Magento',
  shopify: 'Shopify',
  opencart: 'OpenCart',
  prestashop: 'PrestaShop',
  shopware: 'Shopware',
  laravel: 'Laravel',
};
/** `WooCommerce 9.4`; null where the platform is not known. */
export function platformName(platform: string, version: string | null): string | null {
  const name = names[platform];
  return name ? [name, version].filter(Boolean).join(' ') : null;
}
