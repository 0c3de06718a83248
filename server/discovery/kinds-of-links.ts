import type { PageKind } from '#contract/stores';
import type { Conventions, PageLink } from '#platforms';

/** Kinds that links and addresses give away. */
export type SoughtKind = Extract<PageKind, 'category' | 'product' | 'search' | 'cart' | 'checkout' | 'login'>;

/** Words on links and in titles. English, Russian, Ukrainian, German, Polish, and the commonest of French, Spanish, Italian, Czech. */
const words: Record<SoughtKind, RegExp> = {
  cart: /\b(?:(?:shopping[ -])?cart|basket|bag|warenkorb|koszyk\w*|panier|carrito|carrello|košík\w*)\b|корзин|кошик/iu,
  checkout:
    /\b(?:check ?out|kasse|zur kasse|zamówieni\w+|commander|caisse|pokladna)\b|оформ\w* (?:заказ|замовлен)|оформлен|оплатит[ьи]|сделать заказ|замовити/iu,
  login:
    /\b(?:log ?in|sign ?in|my account|account|anmelden|einloggen|mein konto|logowanie|zaloguj|moje konto|connexion|mon compte|iniciar sesión|přihlá\w+)\b|(?<!\p{L})(?:войти|вход|увійти|вхід|авторизац|личный кабинет|особистий кабінет|мой (?:аккаунт|кабинет)|мій (?:акаунт|кабінет)|аккаунт|акаунт)/iu,
  search: /\b(?:search|suche\w*|szukaj|wyszukiw\w+|recherche\w*|buscar|cerca|hledat)\b|поиск|пошук|знайти|найти/iu,
  category:
    /\b(?:catalog(?:ue)?|shop|store|categor(?:y|ies)|collections?|products|all products|katalog|kategori\w+|sklep|produkty|sortiment|boutique|catalogue|tienda)\b|каталог|магазин|товары|товари|категори|категорі|ассортимент|асортимент/iu,
  product:
    /\b(?:add to (?:cart|basket|bag)|buy now|in den warenkorb|do koszyka|dodaj do koszyka|ajouter au panier|añadir al carrito)\b|в корзину|до кошика|у кошик|купить|купити/iu,
};

const slugs: Record<SoughtKind, RegExp> = {
  cart: /(?:^|[/=?])(?:shopping[-_]?)?(?:cart|basket|bag|warenkorb|koszyk|korzina|koshyk|koshik|panier|carrito|carrello|kosik|корзина|кошик)(?:\/|\.|\?|$)/iu,
  checkout:
    /(?:^|[/=?])(?:simple)?(?:checkout|kasse|zamowienie|zam%C3%B3wienie|zamówienie|order|onepage|oformlenie[-_]?zakaza|oformlennya|оформление-заказа|оформлення-замовлення|commande|pokladna)(?:\/|\.|\?|$)/iu,
  login:
    /(?:^|[/=?])(?:log-?in|sign-?in|auth(?:entication)?|(?:my-?)?account|mein-konto|moje-konto|logowanie|konto|kabinet|мой-аккаунт|мій-обліковий-запис|connexion|mon-compte|customer\/account)(?:\/|\.|\?|$)/iu,
  search: /(?:^|[/=?])(?:search|suche|szukaj|wyszukiwanie|poisk|poshuk|recherche|catalogsearch)(?:\/|\.|\?|$)/iu,
  category:
    /\/(?:categor(?:y|ies)|catalog(?:ue)?|collections?|shop|store|kategori[ae]\w*|katalog|sklep|produkt-kategorie|product-category|каталог|категор\p{L}+)(?:\/|\?|$)/iu,
  product: /\/(?:products?|produkt\w?|produit|producto|item|goods|tovar|товар)\/[^/]+/iu,
};

const hints: Partial<Record<SoughtKind, RegExp>> = {
  cart: /\b(?:mini-?)?cart\b|\bbasket\b|shopping_cart|cart-(?:link|contents|icon|toggle)|header-cart|корзин|кошик|warenkorb|koszyk/iu,
  login: /\b(?:account|login|signin|user-?(?:link|icon))\b|кабинет|кабінет|anmeld|konto/iu,
};

/** Pages that every site has and that sell nothing. */
const aside =
  /[/=](?:about|contacts?|kontakt|delivery|dostavka|shipping|payment|oplata|privacy|datenschutz|polityka|terms|agb|impressum|regulamin|blog|news|novosti|faq|help|reviews?|otzyvy|vacanc\w+|warranty|garant\w*|returns?|brands?|manufacturers?|compare|wishlist|sitemap|stores?-?locat\w+|о-нас|про-нас|контакты|контакти|доставка|оплата|information|pages?|policies|cms|tag|author|feed)(?:[-_]us)?(?:[/.?&]|$)/iu;
const asideWords =
  /^(?:about|contact|delivery|shipping|payment|privacy|terms|blog|news|faq|help|reviews|kontakt|impressum|agb|о нас|про нас|о магазин|про магазин|контакт|доставк|оплат|блог|новост|новин|отзыв|відгук|гарант|возврат|повернен|вакансі|вакансии|сравн|порівн|бренд)/iu;

/** Addresses whose fetching changes something, or that no page is behind. */
const untouched =
  /add[-_]?to[-_]?(?:cart|basket|wishlist|compare)|[?&](?:add|remove|delete|remove_item|logout|wc-ajax)(?:=|-)|\/(?:logout|sign-?out|abmelden|wyloguj)\b|cart[/.|](?:add|change|clear|update|remove)|wishlist|[/=_]compare|unsubscribe|mode=logout|[?&](?:set|submit|switch)?_?currency(?:_?code)?=|[?&](?:id_currency|___store)=|currency[/.](?:switch|currency|change|save)|\.(?:jpe?g|png|gif|webp|svg|pdf|zip|rar|docx?|xlsx?|mp4|css|js|xml|json|rss|ico|avif)(?:$|\?)|\/(?:wp-admin|wp-login|admin|feed|xmlrpc)\b/i;

/** Where a shop writes what it would post to change the currency as an address, as OpenCart does: `/EUR`. Some codes are words. */
const codes = new Set(Intl.supportedValuesOf('currency'));
for (const word of ['ALL', 'CUP', 'GEL', 'MOP', 'PEN', 'SOS', 'TOP', 'TRY']) codes.delete(word);
const switchesCurrency = ({ pathname }: URL): boolean => codes.has(pathname.slice(1));

export const mayFetch = (url: URL): boolean => !untouched.test(url.pathname + url.search) && !switchesCurrency(url);
export const isAside = (url: URL, text = ''): boolean => aside.test(readable(url)) || asideWords.test(text);

/** How likely a link leads to a page of the kind, by its words, its address and the platform's conventions: 0 to 0.9. */
export function likelihood(
  kind: SoughtKind,
  link: Pick<PageLink, 'url' | 'text' | 'hint'>,
  conventions: Conventions,
): number {
  const address = readable(link.url);
  let open = 1;
  if (kind === 'category' || kind === 'product') {
    if (conventions[kind].some((pattern) => pattern.test(link.url.pathname + link.url.search) || pattern.test(address)))
      open *= 0.45;
  }
  if (slugs[kind].test(address)) open *= 0.5;
  if (kind !== 'product' && link.text.length <= 60 && words[kind].test(link.text)) open *= 0.5;
  if (hints[kind]?.test(link.hint)) open *= 0.7;
  if (open === 1 || isAside(link.url, link.text)) return 0;
  return 1 - open;
}

export const speaksOf = (kind: SoughtKind, text: string): boolean => words[kind].test(text);
export const addressSpeaksOf = (kind: SoughtKind, url: URL): boolean => slugs[kind].test(readable(url));

/** Path and query in their own letters, as far as they can be decoded. */
export function readable(url: URL): string {
  const text = url.pathname + url.search;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** Of the last part of its path: goods have long names. */
export const wordsIn = ({ pathname }: URL): number =>
  (pathname.split('/').findLast(Boolean) ?? '').split(/[-_]/).filter(Boolean).length;
