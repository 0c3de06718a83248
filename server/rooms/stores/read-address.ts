import { refuse } from '#kit/refuse';

/** The one spelling of a store's address: `https://shop.example/`, without user, fragment and default port. */
export function readAddress(typed: string): string {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /\s/.test(text.trim())) {
    return refuse('bad_address', {
      en: '{text} is not the address of a web page: write it as https://shop.example.', ru: '{text} — не адрес страницы: напишите его как https://shop.example.', uk: '{text} — не адреса сторінки: напишіть її як https://shop.example.',
    }, { field: 'url', values: { text: typed.slice(0, 100) } });
  }
  url.hash = '';
  return url.href;
}
