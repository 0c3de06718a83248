import { words } from '#core/words';
import { check } from '../../check.ts';

const HALF_A_YEAR = 15_768_000;
const YEAR = 31_536_000;

interface Policy {
  seconds: number;
  includeSubDomains: boolean;
  preload: boolean;
}

/** As a browser reads it (RFC 6797, 6.1 and 8.1): of several the first; null where it is thrown away. */
function read(header: string): Policy | null {
  const rules = new Map<string, string>();
  for (const part of header.split(',')[0]!.split(';')) {
    const [, name, value = ''] = /^\s*([\w-]+)\s*(?:=\s*"?([^"]*?)"?\s*)?$/.exec(part) ?? [];
    if (name === undefined) continue;
    if (rules.has(name.toLowerCase())) return null;
    rules.set(name.toLowerCase(), value);
  }
  const age = rules.get('max-age') ?? '';
  if (!/^\d+$/.test(age)) return null;
  return { seconds: Number(age), includeSubDomains: rules.has('includesubdomains'), preload: rules.has('preload') };
}

export default check({
  area: 'security',
  severity: 'low',
  needs: ['pages'],
  judge({ pages }) {
    const home = pages[0]!.fetched;
    if (!home.url.startsWith('https:')) return null;
    const header = home.headers['strict-transport-security'];
    if (header === undefined)
      return [{ about: '', evidence: [{ url: home.url, quote: 'Strict-Transport-Security: –' }] }];
    const evidence = [{ url: home.url, quote: `Strict-Transport-Security: ${header}` }];
    const policy = read(header);
    if (policy === null || policy.seconds === 0) return [{ about: '', evidence }];
    const { seconds, includeSubDomains, preload } = policy;
    // Whoever asks for the lists that browsers bring along is not taken into them so.
    const vain = preload && (seconds < YEAR || !includeSubDomains);
    return seconds < HALF_A_YEAR || vain ? [{ about: '', severity: 'info', evidence }] : [];
  },
  words: words({
    en: {
      title: 'Browsers are told to use HTTPS only',
      found: 'Browsers are not told for long that the shop is on HTTPS only',
      consequence:
        'The first visit by a typed or old address goes without encryption, and whoever controls the network can hold the customer on a copy of the shop.',
      send: 'Send `Strict-Transport-Security: max-age=31536000` on HTTPS pages; begin with a day, as every subpage has to work by HTTPS.',
    },
    ru: {
      title: 'Браузерам сказано использовать только HTTPS',
      found: 'Браузерам не сказано надолго, что магазин работает только по HTTPS',
      consequence:
        'Первый заход по набранному или старому адресу идёт без шифрования, и тот, кто управляет сетью, может удержать покупателя на копии магазина.',
      send: 'Отдавайте `Strict-Transport-Security: max-age=31536000` на страницах HTTPS; начните с одного дня: по HTTPS должны работать все страницы.',
    },
    uk: {
      title: 'Браузерам сказано використовувати лише HTTPS',
      found: 'Браузерам не сказано надовго, що магазин працює лише через HTTPS',
      consequence:
        'Перший захід за набраною чи старою адресою йде без шифрування, і той, хто керує мережею, може втримати покупця на копії магазину.',
      send: 'Віддавайте `Strict-Transport-Security: max-age=31536000` на сторінках HTTPS; почніть з одного дня: через HTTPS мають працювати всі сторінки.',
    },
  }),
  options: [{ does: 'send', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security'],
});
