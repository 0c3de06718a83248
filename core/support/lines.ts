import type { Line } from './support.ts';

/** The day on which these dates were looked up at their sources. */
export const LOOKED_UP = '2026-08-22';

export type Product =
  | 'php'
  | 'wordpress'
  | 'magento'
  | 'openmage'
  | 'prestashop'
  | 'opencart'
  | 'shopware'
  | 'nginx'
  | 'apache';

export interface Supported {
  name: string;
  /** Where the dates are from. */
  source: string;
  lines: readonly Line[];
}

const until = (...lines: readonly [line: string, until: string | null][]): Line[] =>
  lines.map(([line, day]) => ({ line, until: day }));
/** Lines that were replaced: fixes came on afterwards, without a promise. */
const replaced = (...lines: readonly [line: string, until: string][]): Line[] =>
  lines.map(([line, day]) => ({ line, until: day, courtesy: true }));

/**
 * Last days of security fixes, as the makers published them; null where none is known yet. WooCommerce, Bagisto and newer lines of OpenCart have no
 * published dates, and so none here; of Laravel nothing shows the version.
 */
export const supported: Record<Product, Supported> = {
  php: {
    name: 'PHP',
    source: 'https://www.php.net/supported-versions.php',
    lines: until(
      ['5.3', '2014-08-14'],
      ['5.4', '2015-09-14'],
      ['5.5', '2016-07-21'],
      ['5.6', '2018-12-31'],
      ['7.0', '2019-01-10'],
      ['7.1', '2019-12-01'],
      ['7.2', '2020-11-30'],
      ['7.3', '2021-12-06'],
      ['7.4', '2022-11-28'],
      ['8.0', '2023-11-26'],
      ['8.1', '2025-12-31'],
      ['8.2', '2026-12-31'],
      ['8.3', '2027-12-31'],
      ['8.4', '2028-12-31'],
      ['8.5', '2029-12-31'],
    ),
  },
  wordpress: {
    name: 'WordPress',
    source: 'https://codex.wordpress.org/Supported_Versions',
    lines: [
      ...until(['4.0', '2022-12-01'], ['4.6', '2025-07-31']),
      ...replaced(
        ['4.9', '2018-12-06'],
        ['5.0', '2019-02-21'],
        ['5.1', '2019-05-07'],
        ['5.2', '2019-11-12'],
        ['5.3', '2020-03-31'],
        ['5.4', '2020-08-11'],
        ['5.5', '2020-12-08'],
        ['5.6', '2021-03-09'],
        ['5.7', '2021-07-20'],
        ['5.8', '2022-01-25'],
        ['5.9', '2022-05-24'],
        ['6.0', '2022-11-01'],
        ['6.1', '2023-03-29'],
        ['6.2', '2023-08-08'],
        ['6.3', '2023-11-07'],
        ['6.4', '2024-04-02'],
        ['6.5', '2024-07-16'],
        ['6.6', '2024-11-12'],
        ['6.7', '2025-04-15'],
        ['6.8', '2025-12-02'],
        ['6.9', '2026-05-20'],
        ['7.0', '2026-08-19'],
      ),
      ...until(['7.1', null]),
    ],
  },
  magento: {
    name: 'Magento',
    source: 'https://experienceleague.adobe.com/en/docs/commerce-operations/release/planning/lifecycle-policy',
    // Which 2.4 it is, and so whether it still gets fixes, does not show from outside.
    lines: until(
      ['1.9', '2020-06-30'],
      ['2.0', '2018-03-01'],
      ['2.1', '2019-06-01'],
      ['2.2', '2019-12-01'],
      ['2.3', '2022-09-30'],
      ['2.4', null],
    ),
  },
  openmage: {
    name: 'OpenMage',
    source: 'https://docs.openmage.org/users/versioning/maintained/',
    lines: until(['19', '2025-04-04'], ['20', null]),
  },
  prestashop: {
    name: 'PrestaShop',
    source: 'https://www.prestashop-project.org/project-organization/release-cycle/',
    // 1.7 was kept up until 9.0 was there.
    lines: until(['1.6', '2019-06-30'], ['1.7', '2025-06-10'], ['8', null], ['9', null]),
  },
  opencart: {
    name: 'OpenCart',
    source: 'https://github.com/opencart/opencart/tags',
    // Its makers publish no dates: the day of the last release of a line that is over.
    lines: until(['2', '2016-08-01'], ['3', null], ['4', null]),
  },
  shopware: {
    name: 'Shopware',
    source: 'https://developer.shopware.com/release-notes/',
    lines: until(
      ['5', '2024-07-31'],
      ['6.4', '2025-05-14'],
      ['6.5', '2027-02-28'],
      ['6.6', '2028-02-28'],
      ['6.7', '2028-02-28'],
    ),
  },
  nginx: {
    name: 'nginx',
    source: 'https://nginx.org/en/download.html',
    lines: until(
      ['1.14', '2019-04-23'],
      ['1.16', '2020-04-20'],
      ['1.18', '2021-04-20'],
      ['1.20', '2022-05-24'],
      ['1.22', '2023-04-11'],
      ['1.24', '2024-04-23'],
      ['1.25', '2024-05-29'],
      ['1.26', '2025-04-23'],
      ['1.27', '2025-06-24'],
      ['1.28', '2026-04-14'],
      ['1.29', '2026-05-13'],
      ['1.30', null],
      ['1.31', null],
    ),
  },
  apache: {
    name: 'Apache',
    source: 'https://httpd.apache.org/',
    lines: until(['1.3', '2010-02-03'], ['2.0', '2013-07-10'], ['2.2', '2017-07-11'], ['2.4', null]),
  },
};
