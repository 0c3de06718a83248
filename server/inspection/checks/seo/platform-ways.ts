import { words } from '#core/words';

/** Which setting of a platform names the main address. */
export const canonicalWays = words({
  en: {
    woocommerce:
      'WooCommerce: WordPress names it on pages of goods by itself, so a theme or plugin takes it away there; on the shop and its categories Yoast SEO or Rank Math writes it.',
    magento:
      'Magento: Stores → Configuration → Catalog → Catalog → Search Engine Optimization: “Use Canonical Link Meta Tag” for categories and for products: Yes. As it comes, both are off.',
    prestashop:
      'PrestaShop: the theme has to print `page.canonical` in `templates/_partials/head.tpl`; compare it with the theme Classic.',
    opencart:
      'OpenCart: the theme has to print `links` in `common/header.twig`: product and category put their main address there; compare it with the default theme.',
    shopware:
      'Shopware: look whether the theme or a plugin overrides the block `layout_head_canonical` in `layout/meta.html.twig`.',
    shopify: 'Shopify: in `theme.liquid`, within `<head>`: `<link rel="canonical" href="{{ canonical_url }}">`.',
  },
  ru: {
    woocommerce:
      'WooCommerce: на страницах товаров WordPress выводит его сам, значит, тема или плагин его убирает; на витрине и в категориях его выводит Yoast SEO или Rank Math.',
    magento:
      'Magento: Stores → Configuration → Catalog → Catalog → Search Engine Optimization: «Use Canonical Link Meta Tag» для категорий и для товаров: Yes. Изначально обе настройки выключены.',
    prestashop:
      'PrestaShop: тема должна выводить `page.canonical` в `templates/_partials/head.tpl`; сравните с темой Classic.',
    opencart:
      'OpenCart: тема должна выводить `links` в `common/header.twig`: туда товар и категория кладут основной адрес; сравните со стандартной темой.',
    shopware:
      'Shopware: проверьте, не переопределяет ли тема или плагин блок `layout_head_canonical` в `layout/meta.html.twig`.',
    shopify: 'Shopify: в `theme.liquid`, внутри `<head>`: `<link rel="canonical" href="{{ canonical_url }}">`.',
  },
  uk: {
    woocommerce:
      'WooCommerce: на сторінках товарів WordPress виводить її сам, отже, тема або плагін її прибирає; на вітрині та в категоріях її виводить Yoast SEO або Rank Math.',
    magento:
      'Magento: Stores → Configuration → Catalog → Catalog → Search Engine Optimization: «Use Canonical Link Meta Tag» для категорій і для товарів: Yes. Спочатку обидва налаштування вимкнено.',
    prestashop:
      'PrestaShop: тема має виводити `page.canonical` у `templates/_partials/head.tpl`; порівняйте з темою Classic.',
    opencart:
      'OpenCart: тема має виводити `links` у `common/header.twig`: туди товар і категорія кладуть основну адресу; порівняйте зі стандартною темою.',
    shopware:
      'Shopware: перевірте, чи не перевизначає тема або плагін блок `layout_head_canonical` у `layout/meta.html.twig`.',
    shopify: 'Shopify: у `theme.liquid`, всередині `<head>`: `<link rel="canonical" href="{{ canonical_url }}">`.',
  },
});

/** Where a platform makes its sitemap. */
export const sitemapWays = words({
  en: {
    woocommerce:
      'WooCommerce: WordPress makes `/wp-sitemap.xml` by itself unless Settings → Reading asks search engines to stay away, or a plugin turned it off; Yoast SEO and Rank Math make one of their own.',
    magento:
      'Magento: Marketing → SEO & Search → Site Map: add one; then Stores → Configuration → Catalog → XML Sitemap: make it every day, and name it in robots.txt.',
    prestashop: 'PrestaShop: the module “Google sitemap” makes it; have its address called every day by cron.',
    opencart: 'OpenCart: Extensions → Feeds → Google Sitemap: install and enable; the address to name stands there.',
    shopware: 'Shopware: Settings → Sitemap, and `bin/console sitemap:generate` every day by cron.',
    shopify: 'Shopify makes `/sitemap.xml` by itself: look whether a password still shuts the shop.',
  },
  ru: {
    woocommerce:
      'WooCommerce: WordPress сам делает `/wp-sitemap.xml`, если в Настройки → Чтение не закрыта индексация и его не отключил плагин; Yoast SEO и Rank Math делают свою карту.',
    magento:
      'Magento: Marketing → SEO & Search → Site Map: добавьте карту; затем Stores → Configuration → Catalog → XML Sitemap: создавать каждый день и указывать в robots.txt.',
    prestashop: 'PrestaShop: карту делает модуль «Google sitemap»; пусть cron вызывает его адрес каждый день.',
    opencart:
      'OpenCart: Дополнения → Каналы продвижения → Google Sitemap: установите и включите; там же адрес, который надо указать.',
    shopware: 'Shopware: Настройки → Sitemap, и `bin/console sitemap:generate` каждый день по cron.',
    shopify: 'Shopify сам делает `/sitemap.xml`: проверьте, не закрыт ли магазин паролем.',
  },
  uk: {
    woocommerce:
      'WooCommerce: WordPress сам робить `/wp-sitemap.xml`, якщо в Налаштування → Читання не закрито індексацію і його не вимкнув плагін; Yoast SEO і Rank Math роблять свою карту.',
    magento:
      'Magento: Marketing → SEO & Search → Site Map: додайте карту; потім Stores → Configuration → Catalog → XML Sitemap: створювати щодня і вказувати в robots.txt.',
    prestashop: 'PrestaShop: карту робить модуль «Google sitemap»; нехай cron викликає його адресу щодня.',
    opencart:
      'OpenCart: Доповнення → Канали просування → Google Sitemap: встановіть і ввімкніть; там само адреса, яку треба вказати.',
    shopware: 'Shopware: Налаштування → Sitemap, і `bin/console sitemap:generate` щодня через cron.',
    shopify: 'Shopify сам робить `/sitemap.xml`: перевірте, чи не закрито магазин паролем.',
  },
});
