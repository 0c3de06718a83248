import { domainToUnicode } from 'node:url';
import { refuse } from '#kit/refuse';

/**
 * The one spelling of what a person typed: `Shop.example` and `//shop.example` are `https://shop.example/`, a name in
 * Cyrillic is in punycode, fragments and default ports are gone.
 * @throws Refusal with a sentence that names what is wrong
 */
export function storeAddress(typed: string): URL {
  const text = typed.trim();
  if (text === '') refuse('address_empty', sentences.empty, { field: 'url' });
  const shown = { text: text.slice(0, 100) };
  if (text.length > 2000) refuse('address_long', sentences.long, { field: 'url' });
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    refuse('address_scheme', sentences.scheme, { field: 'url', values: { ...shown, scheme } });
  if (/\s/.test(text)) refuse('address_spaces', sentences.spaces, { field: 'url', values: shown });
  if (scheme === undefined && /^[^/?#]+@[^/?#]+$/.test(text))
    refuse('address_mail', sentences.mail, { field: 'url', values: shown });
  const full = scheme === undefined ? `https://${text.replace(/^\/+/, '')}` : text;
  const url = URL.canParse(full) ? new URL(full) : null;
  if (!url) return refuse('address_unreadable', sentences.unreadable, { field: 'url', values: shown });
  if (url.username || url.password) refuse('address_password', sentences.password, { field: 'url' });
  const problem = hostProblem(url.hostname);
  if (problem)
    refuse(`address_${problem}`, sentences[problem], {
      field: 'url',
      values: { ...shown, host: url.hostname.slice(0, 100) },
    });
  url.hash = '';
  return url;
}

function hostProblem(host: string): 'unreadable' | 'dotless' | null {
  if (host.startsWith('[') || /^[\d.]+$/.test(host) || host === 'localhost' || host.endsWith('.localhost')) return null;
  const labels = host.replace(/\.$/, '').split('.');
  if (
    labels.some((label) => label === '' || label.length > 63 || !/^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label)) ||
    host.length > 253
  )
    return 'unreadable';
  return labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '') ? 'dotless' : null;
}

/** For people: names in their own letters, without `https://` and a lone slash. */
export function shownAddress(url: URL): string {
  const host = domainToUnicode(url.hostname) || url.hostname;
  const rest = url.pathname === '/' && !url.search ? '' : url.pathname + url.search;
  return (url.protocol === 'https:' ? '' : 'http://') + host + (url.port ? `:${url.port}` : '') + rest;
}

const sentences = {
  empty: {
    en: 'Type the address of the store, such as shop.example.',
    ru: 'Введите адрес магазина, например shop.example.',
    uk: 'Введіть адресу магазину, наприклад shop.example.',
  },
  long: {
    en: 'The address is longer than 2000 characters.',
    ru: 'Адрес длиннее 2000 знаков.',
    uk: 'Адреса довша за 2000 знаків.',
  },
  scheme: {
    en: '{text} begins with {scheme}: — a store is watched by http or https.',
    ru: '{text} начинается с {scheme}: — за магазином наблюдают по http или https.',
    uk: '{text} починається з {scheme}: — за магазином спостерігають через http або https.',
  },
  spaces: {
    en: '{text} has a space in it: an address has none.',
    ru: 'В {text} есть пробел: в адресах их не бывает.',
    uk: 'У {text} є пробіл: в адресах їх не буває.',
  },
  mail: {
    en: "{text} is an e-mail address. Type the address of the store's site.",
    ru: '{text} — адрес почты. Введите адрес сайта магазина.',
    uk: '{text} — адреса пошти. Введіть адресу сайту магазину.',
  },
  password: {
    en: 'Leave the user name and password out of the address: accesses have a place of their own.',
    ru: 'Уберите из адреса имя и пароль: для доступов есть своё место.',
    uk: 'Приберіть з адреси ім’я та пароль: для доступів є своє місце.',
  },
  unreadable: {
    en: '{text} is not an address that can be opened.',
    ru: '{text} — не адрес, который можно открыть.',
    uk: '{text} — не адреса, яку можна відкрити.',
  },
  dotless: {
    en: '{host} lacks its ending, such as .com or .ua.',
    ru: 'В {host} не хватает окончания, например .com или .ru.',
    uk: 'У {host} бракує закінчення, наприклад .com або .ua.',
  },
};
