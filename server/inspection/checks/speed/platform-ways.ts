import { words } from '#core/words';

/** Which setting or module of a platform helps: told where the platform is known, after what holds for all. */
export const cacheWays = words({
  en: {
    woocommerce:
      'WooCommerce: a page cache that leaves cart, checkout and account alone: LiteSpeed Cache where the host runs LiteSpeed, else WP Rocket or the cache of the host.',
    magento:
      'Magento: Stores → Configuration → Advanced → System → Full Page Cache: Varnish; then look for blocks with `cacheable="false"`: one of them takes the whole page out of the cache.',
    prestashop:
      'PrestaShop: Advanced Parameters → Performance: template compilation “never”, cache on, CCC on; pages as a whole are kept only by a module for page cache.',
    opencart:
      'OpenCart keeps no whole pages by itself: a module for page cache (LiteSpeed Cache where the host runs LiteSpeed), and look which modules query the database on each page.',
    shopware:
      'Shopware: switch the HTTP cache on (`SHOPWARE_HTTP_CACHE_ENABLED=1`), put Varnish before it, and run it with `APP_ENV=prod`.',
    shopify:
      'Shopify keeps pages itself: what is slow is the theme’s Liquid. Look for loops within loops with Shopify’s Theme Inspector, and remove apps that nobody needs.',
  },
  ru: {
    woocommerce:
      'WooCommerce: кеш страниц, который не трогает корзину, оформление и кабинет: LiteSpeed Cache, если хостинг на LiteSpeed, иначе WP Rocket или кеш хостинга.',
    magento:
      'Magento: Stores → Configuration → Advanced → System → Full Page Cache: Varnish; затем найдите блоки с `cacheable="false"`: один такой блок убирает из кеша всю страницу.',
    prestashop:
      'PrestaShop: Дополнительные параметры → Производительность: шаблоны не перекомпилировать, кеш включить, CCC включить; целые страницы хранит только модуль кеша страниц.',
    opencart:
      'OpenCart сам не хранит целые страницы: нужен модуль кеша страниц (LiteSpeed Cache, если хостинг на LiteSpeed); проверьте, какие модули обращаются к базе на каждой странице.',
    shopware:
      'Shopware: включите HTTP-кеш (`SHOPWARE_HTTP_CACHE_ENABLED=1`), поставьте перед ним Varnish и запускайте с `APP_ENV=prod`.',
    shopify:
      'Shopify хранит страницы сам: медленным бывает Liquid темы. Найдите вложенные циклы с помощью Theme Inspector от Shopify и удалите ненужные приложения.',
  },
  uk: {
    woocommerce:
      'WooCommerce: кеш сторінок, що не чіпає кошик, оформлення та кабінет: LiteSpeed Cache, якщо хостинг на LiteSpeed, інакше WP Rocket або кеш хостингу.',
    magento:
      'Magento: Stores → Configuration → Advanced → System → Full Page Cache: Varnish; потім знайдіть блоки з `cacheable="false"`: один такий блок прибирає з кешу всю сторінку.',
    prestashop:
      'PrestaShop: Додаткові параметри → Продуктивність: шаблони не перекомпілювати, кеш увімкнути, CCC увімкнути; цілі сторінки зберігає лише модуль кешу сторінок.',
    opencart:
      'OpenCart сам не зберігає цілі сторінки: потрібен модуль кешу сторінок (LiteSpeed Cache, якщо хостинг на LiteSpeed); перевірте, які модулі звертаються до бази на кожній сторінці.',
    shopware:
      'Shopware: увімкніть HTTP-кеш (`SHOPWARE_HTTP_CACHE_ENABLED=1`), поставте перед ним Varnish і запускайте з `APP_ENV=prod`.',
    shopify:
      'Shopify зберігає сторінки сам: повільним буває Liquid теми. Знайдіть вкладені цикли за допомогою Theme Inspector від Shopify та видаліть непотрібні застосунки.',
  },
});

export const imageWays = words({
  en: {
    woocommerce:
      'WooCommerce: Appearance → Customize → WooCommerce → Product Images for the sizes, then regenerate thumbnails; a module such as ShortPixel, EWWW or Imagify for WebP.',
    magento:
      'Magento: sizes stand in `etc/view.xml` of the theme; after a change run `bin/magento catalog:images:resize`. WebP needs a module or the CDN.',
    prestashop:
      'PrestaShop: Design → Image Settings: sizes, WebP or AVIF where the version offers them, then regenerate the thumbnails.',
    opencart: 'OpenCart: Extensions → Themes → your theme: sizes of pictures. WebP needs a module.',
    shopware:
      'Shopware: Content → Media → settings of the folder: sizes of thumbnails; then `bin/console media:generate-thumbnails`.',
    shopify:
      'Shopify: `image_url` with `width` and `image_tag` with `sizes` and `loading` in the theme; the format is chosen by Shopify itself.',
  },
  ru: {
    woocommerce:
      'WooCommerce: Внешний вид → Настроить → WooCommerce → Изображения товаров: размеры, затем пересоздайте миниатюры; для WebP модуль, например ShortPixel, EWWW или Imagify.',
    magento:
      'Magento: размеры заданы в `etc/view.xml` темы; после изменения запустите `bin/magento catalog:images:resize`. Для WebP нужен модуль или CDN.',
    prestashop:
      'PrestaShop: Дизайн → Настройки изображений: размеры, WebP или AVIF, если версия их предлагает, затем пересоздайте миниатюры.',
    opencart: 'OpenCart: Дополнения → Шаблоны → ваш шаблон: размеры картинок. Для WebP нужен модуль.',
    shopware:
      'Shopware: Контент → Медиа → настройки папки: размеры миниатюр; затем `bin/console media:generate-thumbnails`.',
    shopify: 'Shopify: в теме `image_url` с `width` и `image_tag` с `sizes` и `loading`; формат Shopify выбирает сам.',
  },
  uk: {
    woocommerce:
      'WooCommerce: Вигляд → Налаштувати → WooCommerce → Зображення товарів: розміри, потім створіть мініатюри заново; для WebP модуль, наприклад ShortPixel, EWWW або Imagify.',
    magento:
      'Magento: розміри задано в `etc/view.xml` теми; після зміни запустіть `bin/magento catalog:images:resize`. Для WebP потрібен модуль або CDN.',
    prestashop:
      'PrestaShop: Дизайн → Налаштування зображень: розміри, WebP або AVIF, якщо версія їх пропонує, потім створіть мініатюри заново.',
    opencart: 'OpenCart: Доповнення → Шаблони → ваш шаблон: розміри зображень. Для WebP потрібен модуль.',
    shopware:
      'Shopware: Контент → Медіа → налаштування папки: розміри мініатюр; потім `bin/console media:generate-thumbnails`.',
    shopify: 'Shopify: у темі `image_url` з `width` та `image_tag` із `sizes` і `loading`; формат Shopify обирає сам.',
  },
});

export const scriptWays = words({
  en: {
    woocommerce:
      'WooCommerce: many plugins load their scripts on every page: Perfmatters or Asset CleanUp keeps them where they are needed, WP Rocket delays them.',
    magento:
      'Magento: Stores → Configuration → Advanced → Developer → JavaScript Settings (shown in developer mode): minify, and move scripts to the bottom of the page.',
    prestashop:
      'PrestaShop: Advanced Parameters → Performance: CCC for scripts, and move them to the end; take modules off pages that do not need them in Design → Positions.',
    opencart:
      'OpenCart: Extensions → Modifications and Modules: remove what nobody uses; a module for joining and minifying scripts.',
    shopware:
      'Shopware: Extensions → My extensions: switch off what nobody uses, then build the storefront for production anew.',
    shopify:
      'Shopify: remove apps that nobody uses, and switch off what is left of them in Online Store → Themes → Customize → App embeds.',
  },
  ru: {
    woocommerce:
      'WooCommerce: многие плагины загружают скрипты на каждой странице: Perfmatters или Asset CleanUp оставит их там, где они нужны, WP Rocket отложит.',
    magento:
      'Magento: Stores → Configuration → Advanced → Developer → JavaScript Settings (видно в режиме разработчика): минифицировать и перенести скрипты в конец страницы.',
    prestashop:
      'PrestaShop: Дополнительные параметры → Производительность: CCC для скриптов и перенос в конец; ненужные на странице модули снимите в Дизайн → Расположение.',
    opencart:
      'OpenCart: Дополнения → Модификаторы и Модули: удалите то, чем никто не пользуется; модуль для объединения и минификации скриптов.',
    shopware:
      'Shopware: Расширения → Мои расширения: отключите то, чем никто не пользуется, и заново соберите витрину для продакшена.',
    shopify:
      'Shopify: удалите приложения, которыми никто не пользуется, и выключите их остатки: Online Store → Themes → Customize → App embeds.',
  },
  uk: {
    woocommerce:
      'WooCommerce: багато плагінів завантажують скрипти на кожній сторінці: Perfmatters або Asset CleanUp залишить їх там, де вони потрібні, WP Rocket відкладе.',
    magento:
      'Magento: Stores → Configuration → Advanced → Developer → JavaScript Settings (видно в режимі розробника): мініфікувати й перенести скрипти в кінець сторінки.',
    prestashop:
      'PrestaShop: Додаткові параметри → Продуктивність: CCC для скриптів і перенесення в кінець; непотрібні на сторінці модулі зніміть у Дизайн → Розташування.',
    opencart:
      'OpenCart: Доповнення → Модифікатори та Модулі: видаліть те, чим ніхто не користується; модуль для об’єднання та мініфікації скриптів.',
    shopware:
      'Shopware: Розширення → Мої розширення: вимкніть те, чим ніхто не користується, і заново зберіть вітрину для продакшену.',
    shopify:
      'Shopify: видаліть застосунки, якими ніхто не користується, і вимкніть їхні залишки: Online Store → Themes → Customize → App embeds.',
  },
});
