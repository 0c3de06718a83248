import { type Language, say, type Values, words } from '#core/words';
import { Damaged } from '#kit/archive/damaged';
import { failureWords } from '#kit/net/failure-words';

const sentences = words({
  en: {
    ...failureWords.en,
    silent: '{service} gave no answer in time.',
    status: '{service} answered {status}.',
    key: '{service} does not accept the key (answer {status}).',
    no_key: '{service} gives its data to those who have a key: enter one.',
    limited: '{service} takes no more requests now; it is tried again later.',
    cut_off: '{service}: the data end before they are complete.',
    too_big: '{service}: the data are bigger than they may be ({detail}).',
    no_archive: '{service}: what came is no archive.',
    no_json: '{service}: what came is no JSON ({detail}).',
    broken: '{service}: the data are broken ({detail}).',
    empty: '{service}: there is no advisory in the data. Is it the right address?',
    ours: '{service}: the data could not be taken in: a fault of ours.',
  },
  ru: {
    ...failureWords.ru,
    silent: '{service}: ответ не пришёл вовремя.',
    status: '{service}: ответ {status}.',
    key: '{service}: ключ не принят (ответ {status}).',
    no_key: '{service} отдаёт данные только по ключу: введите его.',
    limited: '{service} сейчас не принимает запросов; попробуем позже.',
    cut_off: '{service}: данные обрываются.',
    too_big: '{service}: данные больше допустимого ({detail}).',
    no_archive: '{service}: пришёл не архив.',
    no_json: '{service}: пришёл не JSON ({detail}).',
    broken: '{service}: данные повреждены ({detail}).',
    empty: '{service}: в данных нет ни одной записи. Верен ли адрес?',
    ours: '{service}: данные не удалось принять: ошибка у нас.',
  },
  uk: {
    ...failureWords.uk,
    silent: '{service}: відповідь не надійшла вчасно.',
    status: '{service}: відповідь {status}.',
    key: '{service}: ключ не прийнято (відповідь {status}).',
    no_key: '{service} віддає дані лише за ключем: введіть його.',
    limited: '{service} зараз не приймає запитів; спробуємо пізніше.',
    cut_off: '{service}: дані обриваються.',
    too_big: '{service}: дані більші за допустиме ({detail}).',
    no_archive: '{service}: надійшов не архів.',
    no_json: '{service}: надійшов не JSON ({detail}).',
    broken: '{service}: дані пошкоджено ({detail}).',
    empty: '{service}: у даних немає жодного запису. Чи правильна адреса?',
    ours: '{service}: дані не вдалося прийняти: помилка в нас.',
  },
});

/** Why a feed could not be read: plain data, so that it can be kept. */
export interface Trouble {
  code: keyof (typeof sentences)['en'];
  values: Values;
}

export class FeedTrouble extends Error {
  readonly trouble: Trouble;
  constructor(code: Trouble['code'], values: Values = {}) {
    super(code);
    this.trouble = { code, values };
  }
}

/** @param service what the feed is called */
export const sayTrouble = ({ code, values }: Trouble, service: string, language: Language): string =>
  say(sentences[language][code], { ...values, service }, language);

/** What is known of an error by its name becomes a trouble; null for one of ours. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof FeedTrouble) return error.trouble;
  return error instanceof Damaged ? { code: error.code, values: { detail: error.message } } : null;
}
