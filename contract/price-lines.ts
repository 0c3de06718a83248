import { formatMoney } from '#core/money';
import { type Language, say, type Values, words } from '#core/words';
import type { ContractPrice } from './contracts.ts';

/** What a price says, sentence by sentence, as it stands in the agreement and on the page of the contract. */
const priceWords = words({
  en: {
    model_monthly: 'Model: a monthly fee.',
    model_hourly: 'Model: paid by the hour.',
    model_tier: 'Model: SLA tier “{tier}”.',
    model_mix: 'Model: a monthly fee and critical calls.',
    fee: 'Monthly fee: {money}.',
    included: 'Included each month: {time}.',
    rollOver: 'Included time that is not used stays for {n} more {n|month|months}; the oldest is used first.',
    rollCap: 'No more than {time} is carried over.',
    rate: 'Each hour beyond: {money}.',
    ratePlain: 'Each hour: {money}.',
    call: 'Each critical call: {money}, its time included.',
    block: 'Prepaid time: {time} for {money}.',
    blockLasts: 'A prepaid block lasts {n} {n|month|months}.',
    rounding: 'Each piece of work is rounded up to {time}.',
    urgent: 'Urgent work counts {n} % of its time.',
    outOfHours: 'Work outside working time counts {n} % of its time; where both hold, the higher one alone.',
    approvalFree:
      'Up to {time} a month beyond the included is worked without asking; more needs the approval of the client.',
    approval: 'Work beyond the included needs the approval of the client before it is charged.',
    atMost: 'At most {time} a month are charged beyond the included.',
    h: '{n} {n|hour|hours}',
    m: '{n} {n|minute|minutes}',
  },
  ru: {
    model_monthly: 'Модель: ежемесячная плата.',
    model_hourly: 'Модель: почасовая оплата.',
    model_tier: 'Модель: уровень SLA «{tier}».',
    model_mix: 'Модель: ежемесячная плата и критические вызовы.',
    fee: 'Плата в месяц: {money}.',
    included: 'Включено каждый месяц: {time}.',
    rollOver:
      'Неиспользованное включённое время сохраняется ещё {n} {n|месяц|месяца|месяцев}; сначала расходуется самое старое.',
    rollCap: 'Переносится не больше {time}.',
    rate: 'Каждый час сверх этого: {money}.',
    ratePlain: 'Каждый час: {money}.',
    call: 'Каждый критический вызов: {money}, время включено.',
    block: 'Предоплаченное время: {time} за {money}.',
    blockLasts: 'Предоплаченный пакет действует {n} {n|месяц|месяца|месяцев}.',
    rounding: 'Каждая работа округляется вверх до {time}.',
    urgent: 'Срочная работа считается за {n} % времени.',
    outOfHours:
      'Работа вне рабочего времени считается за {n} % времени; если подходит и то и другое, считается только больший процент.',
    approvalFree:
      'До {time} в месяц сверх включённого выполняется без согласования; для большего нужно согласие клиента.',
    approval: 'Работа сверх включённого оплачивается только после согласия клиента.',
    atMost: 'Сверх включённого оплачивается не больше {time} в месяц.',
    h: '{n} ч',
    m: '{n} мин',
  },
  uk: {
    model_monthly: 'Модель: щомісячна плата.',
    model_hourly: 'Модель: погодинна оплата.',
    model_tier: 'Модель: рівень SLA «{tier}».',
    model_mix: 'Модель: щомісячна плата та критичні виклики.',
    fee: 'Плата на місяць: {money}.',
    included: 'Включено щомісяця: {time}.',
    rollOver:
      'Невикористаний включений час зберігається ще {n} {n|місяць|місяці|місяців}; спершу витрачається найстаріший.',
    rollCap: 'Переноситься не більше {time}.',
    rate: 'Кожна година понад це: {money}.',
    ratePlain: 'Кожна година: {money}.',
    call: 'Кожен критичний виклик: {money}, час включено.',
    block: 'Передплачений час: {time} за {money}.',
    blockLasts: 'Передплачений пакет діє {n} {n|місяць|місяці|місяців}.',
    rounding: 'Кожна робота округлюється вгору до {time}.',
    urgent: 'Термінова робота рахується за {n} % часу.',
    outOfHours:
      'Робота поза робочим часом рахується за {n} % часу; якщо підходить і те й інше, рахується лише більший відсоток.',
    approvalFree: 'До {time} на місяць понад включене виконується без погодження; для більшого потрібна згода клієнта.',
    approval: 'Робота понад включене оплачується лише після згоди клієнта.',
    atMost: 'Понад включене оплачується не більше {time} на місяць.',
    h: '{n} год',
    m: '{n} хв',
  },
});

/** Every rule of a price that changes what is paid, in the order of a bill. */
export function priceLines(price: ContractPrice, language: Language): string[] {
  const t = (key: keyof (typeof priceWords)['en'], values?: Values) => say(priceWords[language][key], values, language);
  const money = (minor: number) => `${formatMoney(minor, price.currency, language)} (${price.currency})`;
  const time = (minutes: number) => writtenTime(minutes, language);
  const { rollOver, prepaidBlock, excess, multipliers } = price;
  const when = (is: boolean, ...lines: string[]) => (is ? lines : []);
  return [
    t(`model_${price.model}`, { tier: price.tier }),
    ...when(price.monthlyFee > 0, t('fee', { money: money(price.monthlyFee) })),
    ...when(price.includedMinutes > 0, t('included', { time: time(price.includedMinutes) })),
    ...when(rollOver !== null, t('rollOver', { n: rollOver?.months ?? 0 })),
    ...when(rollOver?.capMinutes != null, t('rollCap', { time: time(rollOver?.capMinutes ?? 0) })),
    ...when(
      price.hourlyRate > 0,
      t(price.model === 'hourly' ? 'ratePlain' : 'rate', { money: money(price.hourlyRate) }),
    ),
    ...when(price.criticalCallFee !== null, t('call', { money: money(price.criticalCallFee ?? 0) })),
    ...when(
      prepaidBlock !== null,
      t('block', { time: time(prepaidBlock?.minutes ?? 0), money: money(prepaidBlock?.price ?? 0) }),
    ),
    ...when(prepaidBlock?.months != null, t('blockLasts', { n: prepaidBlock?.months ?? 0 })),
    t('rounding', { time: time(price.roundingMinutes) }),
    ...when(multipliers.urgent > 100, t('urgent', { n: multipliers.urgent })),
    ...when(multipliers.outOfHours > 100, t('outOfHours', { n: multipliers.outOfHours })),
    ...when(excess.withoutApproval === 0, t('approval')),
    ...when((excess.withoutApproval ?? 0) > 0, t('approvalFree', { time: time(excess.withoutApproval ?? 0) })),
    ...when(excess.atMost !== null, t('atMost', { time: time(excess.atMost ?? 0) })),
  ];
}

/** Hours and minutes, never days: a working day has no length of its own. */
export function writtenTime(minutes: number, language: Language): string {
  const t = (key: 'h' | 'm', n: number) => say(priceWords[language][key], { n }, language);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [t('h', hours)] : []), ...(rest > 0 || hours === 0 ? [t('m', rest)] : [])].join(' ');
}
