import { type Reason, reasonOf, type Told, Unjudged } from '#core/inspection';
import { type Language, say, type Values, words } from '#core/words';

const reasonWords = words({
  en: {
    ours: 'a fault of ours: {detail}',
    stopped: 'the audit was stopped before',
    not_gathered: 'what it judges was not gathered',
    walk_broken_off: 'the walk through the shop was broken off',
    too_many_requests: 'more than {n} {n|request|requests} would have been needed',
    no_pages: 'no page could be opened again',
    unanswered: 'the store did not answer {n} of {of} {of|request|requests}',
    no_advisories: 'there are no data about known holes: get them with "npx vakhta advisories fetch"',
    no_feed: 'no feed tells of known holes of {ecosystem}: turn one on, or get it with "npx vakhta advisories fetch"',
    ciphers_unanswered: 'the server did not answer while its ciphers were tried',
    no_browser: 'there is no Chromium on this machine; "apt-get install chromium" brings one',
    page_unusable: 'the page could not be used: {detail}',
    not_opened: 'the browser could not open a page: {detail}',
    button_shut: 'the button stays shut: the product asks for a choice that we do not know how to make, or is sold out',
    no_button: 'we recognised no button that puts the product into the cart',
    choice_asked: 'the shop asks for a choice first (colour, size) that we do not know how to make',
    button_unclickable: 'the button could not be clicked: something lies over it, or the page moves',
    cart_silent: 'the cart does not say what lies in it',
    cart_says_why: 'the cart says why: not in stock, or too small an order',
    list_same: 'the list is the same after “{choice}”, which may be right',
    by_scripts:
      'the home page that the server sends leads to no goods: scripts fill it in, and what they show is not known here',
    search_silent: 'what the search answers shows neither the product nor that there is nothing',
    filled: 'scripts fill the page in, and what they show is not known here',
    no_product: 'we came to no page of a product, in a browser either',
    turned_away:
      'the store turned our robot away from {n} of {of} of its scripts and styles; what customers get is not known',
    no_search_box: 'we recognised no search box on the home page',
    slow_machine: 'this machine itself takes {ms} ms to show a key on a bare page',
    few_reactions: 'only {n} {n|key was|keys were} typed',
    uneven_reactions: 'keys took {ms} ms once, and not when it was tried again',
    nothing_to_measure: 'there is no page to measure',
    not_measured: 'no measurement came to an end: {detail}',
  },
  ru: {
    ours: 'наша ошибка: {detail}',
    stopped: 'аудит остановили раньше',
    not_gathered: 'то, что здесь оценивается, не собрано',
    walk_broken_off: 'обход магазина оборвался',
    too_many_requests: 'понадобилось бы больше {n} {n|запроса|запросов|запросов}',
    no_pages: 'ни одну страницу не удалось открыть снова',
    unanswered: 'магазин не ответил на {n} из {of} {of|запроса|запросов|запросов}',
    no_advisories: 'нет данных об известных уязвимостях: получите их командой "npx vakhta advisories fetch"',
    no_feed:
      'ни один источник не сообщает об уязвимостях {ecosystem}: включите его или получите командой "npx vakhta advisories fetch"',
    ciphers_unanswered: 'сервер не отвечал, пока мы пробовали шифры',
    no_browser: 'на этой машине нет Chromium; его установит "apt-get install chromium"',
    page_unusable: 'страницей не удалось воспользоваться: {detail}',
    not_opened: 'браузер не смог открыть страницу: {detail}',
    button_shut: 'кнопка остаётся неактивной: товар просит выбора, которого мы не умеем делать, или распродан',
    no_button: 'мы не распознали кнопку, которая кладёт товар в корзину',
    choice_asked: 'магазин сначала просит выбора (цвет, размер), которого мы не умеем делать',
    button_unclickable: 'на кнопку не удалось нажать: её что-то закрывает, или страница движется',
    cart_silent: 'корзина не говорит, что в ней лежит',
    cart_says_why: 'корзина сама называет причину: нет в наличии или слишком маленький заказ',
    list_same: 'после выбора «{choice}» список тот же, и это может быть верно',
    by_scripts:
      'главная, какой её отдаёт сервер, не ведёт к товарам: её заполняют скрипты, и что они показывают, здесь не известно',
    search_silent: 'в ответе поиска нет ни товара, ни слов о том, что ничего нет',
    filled: 'страницу заполняют скрипты, и что они показывают, здесь не известно',
    no_product: 'мы не пришли ни к одной странице товара, в браузере тоже',
    turned_away:
      'магазин не пустил нашего робота к {n} из {of} своих скриптов и стилей; что получают покупатели, не известно',
    no_search_box: 'мы не распознали на главной строки поиска',
    slow_machine: 'самой этой машине нужно {ms} мс, чтобы показать клавишу на пустой странице',
    few_reactions: 'введено всего {n} {n|символ|символа|символов}',
    uneven_reactions: 'один раз клавиши заняли {ms} мс, при повторе — нет',
    nothing_to_measure: 'нет страницы, которую можно измерить',
    not_measured: 'ни одно измерение не дошло до конца: {detail}',
  },
  uk: {
    ours: 'наша помилка: {detail}',
    stopped: 'аудит зупинили раніше',
    not_gathered: 'те, що тут оцінюється, не зібрано',
    walk_broken_off: 'обхід магазину обірвався',
    too_many_requests: 'знадобилося б більше ніж {n} {n|запит|запити|запитів}',
    no_pages: 'жодної сторінки не вдалося відкрити знову',
    unanswered: 'магазин не відповів на {n} із {of} {of|запиту|запитів|запитів}',
    no_advisories: 'немає даних про відомі вразливості: отримайте їх командою "npx vakhta advisories fetch"',
    no_feed:
      'жодне джерело не повідомляє про вразливості {ecosystem}: увімкніть його або отримайте командою "npx vakhta advisories fetch"',
    ciphers_unanswered: 'сервер не відповідав, поки ми пробували шифри',
    no_browser: 'на цій машині немає Chromium; його встановить "apt-get install chromium"',
    page_unusable: 'сторінкою не вдалося скористатися: {detail}',
    not_opened: 'браузер не зміг відкрити сторінку: {detail}',
    button_shut: 'кнопка лишається неактивною: товар просить вибору, якого ми не вміємо робити, або розпроданий',
    no_button: 'ми не розпізнали кнопки, яка кладе товар у кошик',
    choice_asked: 'магазин спершу просить вибору (колір, розмір), якого ми не вміємо робити',
    button_unclickable: 'на кнопку не вдалося натиснути: її щось закриває, або сторінка рухається',
    cart_silent: 'кошик не каже, що в ньому лежить',
    cart_says_why: 'кошик сам називає причину: немає в наявності або замале замовлення',
    list_same: 'після вибору «{choice}» список той самий, і це може бути правильно',
    by_scripts:
      'головна, якою її віддає сервер, не веде до товарів: її заповнюють скрипти, і що вони показують, тут не відомо',
    search_silent: 'у відповіді пошуку немає ні товару, ні слів про те, що нічого немає',
    filled: 'сторінку заповнюють скрипти, і що вони показують, тут не відомо',
    no_product: 'ми не прийшли до жодної сторінки товару, у браузері теж',
    turned_away:
      'магазин не пустив нашого робота до {n} з {of} своїх скриптів і стилів; що отримують покупці, не відомо',
    no_search_box: 'ми не розпізнали на головній рядка пошуку',
    slow_machine: 'самій цій машині потрібно {ms} мс, щоб показати клавішу на порожній сторінці',
    few_reactions: 'введено лише {n} {n|символ|символи|символів}',
    uneven_reactions: 'одного разу клавіші зайняли {ms} мс, під час повтору — ні',
    nothing_to_measure: 'немає сторінки, яку можна виміряти',
    not_measured: 'жодне вимірювання не дійшло до кінця: {detail}',
  },
});

type ReasonCode = keyof (typeof reasonWords)['en'];

export const reason = (code: ReasonCode, values: Values = {}): Told => ({ code, values });

/** To be thrown where a gatherer found out why. */
export const because = (why: Told): Unjudged => new Unjudged(why, sayReason(why, 'en'));

/** To be thrown by gatherers and checks that cannot know; its message is English. */
export class Cannot extends Unjudged {
  constructor(code: ReasonCode, values: Values = {}) {
    super(reason(code, values), say(reasonWords.en[code], values));
  }
}

/** Why a gatherer came home with nothing; a browser that was turned away is no fault of ours. */
export function whyOf(error: unknown): Told {
  const refusal = error instanceof Error ? /\bnet::ERR_[A-Z_]+/.exec(error.message)?.[0] : undefined;
  return refusal === undefined ? reasonOf(error) : reason('not_opened', { detail: refusal });
}

/** What was kept by an older version, or by one that knows more, is said as it is. */
export function sayReason(why: Reason, language: Language): string {
  if (typeof why === 'string') return why;
  const phrase = (reasonWords[language] as Record<string, string>)[why.code];
  return phrase === undefined ? why.code : say(phrase, why.values, language);
}
