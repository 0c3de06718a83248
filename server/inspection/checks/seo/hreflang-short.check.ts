import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = pagesOf(crawl).filter(({ facts }) => facts.alternates.length > 0);
    if (pages.length === 0) return null;
    const short = pages.filter(({ facts }) => facts.shortAlternates);
    return shared(short, pages.length, ({ url, facts }) => ({
      url,
      quote: `hreflang: ${facts.shortAlternates!.join(', ')}`,
    }));
  },
  words: words({
    en: {
      title: 'Versions in other languages are named by whole addresses',
      found: 'Versions in other languages are named without the address of the shop: {n} of {of} looked at',
      consequence:
        'Search engines ask for addresses with https:// and the name of the shop here; others they may pass over, and show customers the wrong language.',
      mend: 'Let the theme or the module of languages write `hreflang` with the whole address, as https://shop.example/uk/.',
    },
    ru: {
      title: 'Версии на других языках названы полными адресами',
      found: 'Версии на других языках названы без адреса магазина: {n} из {of} просмотренных',
      consequence:
        'Поисковики просят здесь адреса с https:// и именем магазина; другие они могут пропустить и показать покупателю не тот язык.',
      mend: 'Пусть тема или модуль языков пишет `hreflang` с полным адресом, как https://shop.example/uk/.',
    },
    uk: {
      title: 'Версії іншими мовами названо повними адресами',
      found: 'Версії іншими мовами названо без адреси магазину: {n} з {of} переглянутих',
      consequence:
        'Пошуковики просять тут адреси з https:// та іменем магазину; інші вони можуть пропустити й показати покупцеві не ту мову.',
      mend: 'Нехай тема чи модуль мов пише `hreflang` з повною адресою, як https://shop.example/uk/.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/specialty/international/localized-versions'],
});
