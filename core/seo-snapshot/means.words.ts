import type { Language } from '#core/words';
import type { SeoChangeKind } from './change.words.ts';

/** What a change is to the shop, and what to do. */
const all = {
  gone: {
    en: 'They drop out of search, and what links to them leads nowhere. Lead their addresses to what replaces them, or bring them back.',
    ru: 'Они выпадут из поиска, а ссылки на них ведут в никуда. Направьте их адреса на то, что их заменяет, или верните их.',
    uk: 'Вони випадуть із пошуку, а посилання на них ведуть у нікуди. Спрямуйте їхні адреси на те, що їх замінює, або поверніть їх.',
  },
  noRedirect: {
    en: 'Search engines take the new page for an unknown one, and what the old one had earned is lost. Lead each old address to its new one with status 301.',
    ru: 'Поисковики считают новую страницу незнакомой, и всё, что заработала старая, теряется. Направьте каждый старый адрес на новый с кодом 301.',
    uk: 'Пошуковики вважають нову сторінку незнайомою, і все, що заробила стара, втрачається. Спрямуйте кожну стару адресу на нову з кодом 301.',
  },
  wrongWay: {
    en: 'Visitors and search engines do not get to what they look for; the old page counts as gone. Lead each address to the page that replaces it.',
    ru: 'Посетители и поисковики не попадают туда, куда шли; старая страница считается пропавшей. Направьте каждый адрес на страницу, которая её заменяет.',
    uk: 'Відвідувачі та пошуковики не потрапляють туди, куди йшли; стара сторінка вважається зниклою. Спрямуйте кожну адресу на сторінку, що її замінює.',
  },
  temporary: {
    en: 'Search engines keep the old address for a long time. If the move is for good, answer with 301.',
    ru: 'Поисковики долго держатся за старый адрес. Если переезд навсегда, отвечайте кодом 301.',
    uk: 'Пошуковики довго тримаються старої адреси. Якщо переїзд назавжди, відповідайте кодом 301.',
  },
  failing: {
    en: 'What answers with errors for days is taken out of search. Look into the error log of the server.',
    ru: 'То, что днями отвечает ошибкой, убирают из поиска. Посмотрите журнал ошибок сервера.',
    uk: 'Те, що днями відповідає помилкою, прибирають із пошуку. Перегляньте журнал помилок сервера.',
  },
  refused: {
    en: 'If it was a defence against robots, look that it lets search engines through; if the pages are closed to everybody, they drop out of search.',
    ru: 'Если это защита от роботов, проверьте, пропускает ли она поисковики; если страницы закрыты для всех, они выпадут из поиска.',
    uk: 'Якщо це захист від роботів, перевірте, чи пропускає він пошуковики; якщо сторінки закриті для всіх, вони випадуть із пошуку.',
  },
  hidden: {
    en: 'They vanish from search within days. This is often left over from a test copy: take noindex out of the page, or out of the header X-Robots-Tag.',
    ru: 'За считаные дни они исчезнут из поиска. Часто это остаётся от тестовой копии: уберите noindex со страницы или из заголовка X-Robots-Tag.',
    uk: 'За лічені дні вони зникнуть із пошуку. Часто це лишається від тестової копії: приберіть noindex зі сторінки або із заголовка X-Robots-Tag.',
  },
  blocked: {
    en: 'Search engines do not open them any more and forget what stands there. This is often left over from a test copy: take the rule out of robots.txt.',
    ru: 'Поисковики их больше не открывают и забывают, что на них. Часто это остаётся от тестовой копии: уберите правило из robots.txt.',
    uk: 'Пошуковики їх більше не відкривають і забувають, що на них. Часто це лишається від тестової копії: приберіть правило з robots.txt.',
  },
  canonical: {
    en: 'Search engines show the other address instead, or neither. Unless this was meant, let each page name itself.',
    ru: 'Поисковики показывают вместо них другой адрес или никакой. Если это не задумано, пусть каждая страница называет себя.',
    uk: 'Пошуковики показують замість них іншу адресу або жодної. Якщо це не задумано, нехай кожна сторінка називає себе.',
  },
  noCanonical: {
    en: 'Addresses with additions (filters, advertising) may count as pages of their own. Let each page name its main address again.',
    ru: 'Адреса с добавками (фильтры, реклама) могут считаться отдельными страницами. Пусть каждая страница снова называет главный адрес.',
    uk: 'Адреси з додатками (фільтри, реклама) можуть вважатися окремими сторінками. Нехай кожна сторінка знову називає головну адресу.',
  },
  text: {
    en: 'It is what people read in the search results and by what search engines know the page. Bring it back; a change of the theme often drops it.',
    ru: 'Это люди читают в результатах поиска, и по этому поисковики узнают страницу. Верните это; часто оно пропадает при смене темы.',
    uk: 'Це люди читають у результатах пошуку, і за цим пошуковики впізнають сторінку. Поверніть це; часто воно зникає при зміні теми.',
  },
  otherText: {
    en: 'Places in search may move. If nobody meant it, look at the examples: a template may fill all of them alike.',
    ru: 'Места в поиске могут измениться. Если этого никто не планировал, посмотрите примеры: возможно, шаблон заполняет их одинаково.',
    uk: 'Місця в пошуку можуть змінитися. Якщо цього ніхто не планував, перегляньте приклади: можливо, шаблон заповнює їх однаково.',
  },
  languages: {
    en: 'People may be shown the shop in a language that is not theirs. Let each version name all others again.',
    ru: 'Людям могут показать магазин не на их языке. Пусть каждая версия снова называет все остальные.',
    uk: 'Людям можуть показати магазин не їхньою мовою. Нехай кожна версія знову називає всі інші.',
  },
  goods: {
    en: 'Price and stock vanish from the search results, and shopping services may refuse the goods. Bring back the structured data (Product, Offer) in the template.',
    ru: 'Цена и наличие пропадают из результатов поиска, а торговые сервисы могут отклонить товары. Верните структурированные данные (Product, Offer) в шаблон.',
    uk: 'Ціна й наявність зникають із результатів пошуку, а торгові сервіси можуть відхилити товари. Поверніть структуровані дані (Product, Offer) у шаблон.',
  },
  unlinked: {
    en: 'Visitors do not find them, and search engines think little of them. Link to them from a section or a menu.',
    ru: 'Посетители их не находят, а поисковики ценят их мало. Поставьте на них ссылку из раздела или меню.',
    uk: 'Відвідувачі їх не знаходять, а пошуковики цінують їх мало. Поставте на них посилання з розділу або меню.',
  },
  sitemap: {
    en: 'Search engines learn of pages later, or not at all. Let the shop write its sitemap anew, and look whether a kind of pages is missing.',
    ru: 'Поисковики узнают о страницах позже или не узнают вовсе. Пересоздайте карту сайта и проверьте, не пропал ли в ней какой-то вид страниц.',
    uk: 'Пошуковики дізнаються про сторінки пізніше або не дізнаються зовсім. Створіть карту сайту наново й перевірте, чи не зник у ній якийсь вид сторінок.',
  },
  known: {
    en: 'To know: if it was meant, nothing is to be done.',
    ru: 'Для сведения: если так и задумано, делать ничего не нужно.',
    uk: 'До відома: якщо так і задумано, робити нічого не потрібно.',
  },
  unseen: {
    en: 'This says nothing of the shop: the walk ended before them. Look again with more pages.',
    ru: 'О магазине это ничего не говорит: обход закончился раньше. Повторите с большим числом страниц.',
    uk: 'Про магазин це нічого не каже: обхід закінчився раніше. Повторіть із більшою кількістю сторінок.',
  },
} satisfies Record<string, Record<Language, string>>;

const meanings: Record<SeoChangeKind, keyof typeof all> = {
  page_gone: 'gone',
  moved_without_redirect: 'noRedirect',
  moved: 'known',
  redirect_home: 'wrongWay',
  redirect_dead: 'wrongWay',
  redirect_foreign: 'wrongWay',
  redirect_temporary: 'temporary',
  redirect_lost: 'gone',
  redirect_changed: 'known',
  page_failing: 'failing',
  page_refused: 'refused',
  page_back: 'known',
  not_a_page: 'gone',
  robots_blocked: 'blocked',
  robots_opened: 'known',
  noindex_came: 'hidden',
  noindex_gone: 'known',
  canonical_elsewhere: 'canonical',
  canonical_changed: 'canonical',
  canonical_lost: 'noCanonical',
  canonical_own: 'known',
  title_lost: 'text',
  title_changed: 'otherText',
  heading_lost: 'text',
  heading_changed: 'otherText',
  description_lost: 'text',
  description_changed: 'otherText',
  hreflang_lost: 'languages',
  hreflang_changed: 'known',
  product_data_lost: 'goods',
  price_data_lost: 'goods',
  links_lost: 'unlinked',
  left_sitemap: 'sitemap',
  sitemap_gone: 'sitemap',
  sitemap_shrank: 'sitemap',
  new_pages: 'known',
  not_seen: 'unseen',
};

export const meansOf = (what: SeoChangeKind, language: Language): string => all[meanings[what]][language];
