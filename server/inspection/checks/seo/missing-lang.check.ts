import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    // What has no title either is a piece that scripts put into a page.
    const pages = pagesOf(crawl).filter(({ facts }) => facts.title || facts.language);
    if (pages.length === 0) return null;
    const without = pages.filter(({ facts }) => facts.language === null);
    return shared(without, pages.length, ({ url }) => ({ url, quote: '<html lang>: –' }));
  },
  words: words({
    en: {
      title: 'Pages say which language they are in',
      found: 'Pages do not say which language they are in: {n} of {of} looked at',
      consequence:
        'Browsers offer a wrong translation, programs read the page aloud in the wrong voice, and the rules of accessibility ask for it.',
      say: 'Have the theme write the language into the first tag: `<html lang="en">`.',
    },
    ru: {
      title: 'Страницы сообщают свой язык',
      found: 'Страницы не сообщают, на каком они языке: {n} из {of} просмотренных',
      consequence:
        'Браузеры предлагают ненужный перевод, программы читают страницу вслух не тем голосом, и этого требуют правила доступности.',
      say: 'Пусть тема выводит язык в первом теге: `<html lang="ru">`.',
    },
    uk: {
      title: 'Сторінки повідомляють свою мову',
      found: 'Сторінки не повідомляють, якою вони мовою: {n} з {of} переглянутих',
      consequence:
        'Браузери пропонують непотрібний переклад, програми читають сторінку вголос не тим голосом, і цього вимагають правила доступності.',
      say: 'Нехай тема виводить мову в першому тегу: `<html lang="uk">`.',
    },
  }),
  options: [{ does: 'say', effort: 'minutes', risk: 'none' }],
  references: ['https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html'],
});
