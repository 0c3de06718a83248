import { words } from '#core/words';

/** What the watch itself says, whatever the type of the monitor. */
export const ownWords = words({
  en: {
    'reason.line_dead': 'Our own line was down: nothing is known about the store.',
    'reason.resolver_dead': 'Our own name servers did not answer: nothing is known about the store.',
    'reason.overloaded': 'Our own machine was too busy to judge.',
    'reason.not_probed': 'Nobody looked in time: the watch itself was away.',
    'reason.answered': 'It answered as it should.',
    'reason.waiting': 'The first probe is on its way.',
    'reason.paused': 'Paused by a person.',
    'reason.prober_fault': 'The probe itself failed; this says nothing about the store.',
    'reason.prober_stopped': 'The prober was being stopped.',
    'reason.address_forbidden': '{host} leads to {address}, which may not be probed.',
  },
  ru: {
    'reason.line_dead': 'Пропала наша собственная связь: о магазине ничего не известно.',
    'reason.resolver_dead': 'Наши собственные серверы имён не отвечали: о магазине ничего не известно.',
    'reason.overloaded': 'Наша собственная машина была слишком занята, чтобы судить.',
    'reason.not_probed': 'Вовремя никто не проверил: сама вахта отсутствовала.',
    'reason.answered': 'Ответ такой, какой нужен.',
    'reason.waiting': 'Первая проверка вот-вот начнётся.',
    'reason.paused': 'Приостановлено человеком.',
    'reason.prober_fault': 'Сбой самой проверки; о магазине это ничего не говорит.',
    'reason.prober_stopped': 'Точка проверки останавливалась.',
    'reason.address_forbidden': '{host} ведёт на {address}, проверять этот адрес нельзя.',
  },
  uk: {
    'reason.line_dead': 'Зник наш власний зв’язок: про магазин нічого не відомо.',
    'reason.resolver_dead': 'Наші власні сервери імен не відповідали: про магазин нічого не відомо.',
    'reason.overloaded': 'Наша власна машина була надто зайнята, щоб судити.',
    'reason.not_probed': 'Вчасно ніхто не перевірив: сама вахта була відсутня.',
    'reason.answered': 'Відповідь така, як треба.',
    'reason.waiting': 'Перша перевірка ось-ось почнеться.',
    'reason.paused': 'Призупинено людиною.',
    'reason.prober_fault': 'Збій самої перевірки; про магазин це нічого не каже.',
    'reason.prober_stopped': 'Точка перевірки зупинялася.',
    'reason.address_forbidden': '{host} веде на {address}, перевіряти цю адресу не можна.',
  },
});
