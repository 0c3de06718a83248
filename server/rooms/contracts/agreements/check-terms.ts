import type { ContractTerms } from '#contract/contracts';
import { severities } from '#core/incident';
import { currencies } from '#core/money';
import { targets } from '#core/sla';
import type { Transaction } from '#kit/db/db';
import { refuse, type Sentence } from '#kit/refuse';
import { storesByIds } from '#rooms/stores';
import { noCalendar } from '../calendars/edit-calendar.ts';
import { calendarsByIds } from '../calendars/store.ts';

const wrong = (field: string, code: string, sentence: Sentence): never =>
  refuse(code, sentence, { field: `terms.${field}` });

/** @throws Refusal 422 naming the field of the terms that cannot be promised */
export async function checkTerms(trx: Transaction, clientId: string, terms: ContractTerms): Promise<void> {
  if ((await calendarsByIds(trx, [terms.calendarId])).length === 0) wrong('calendarId', 'no_calendar', noCalendar);
  const stores = await storesByIds(trx, terms.storeIds);
  if (terms.storeIds.some((id) => !stores.some((store) => store.id === id && store.client_id === clientId)))
    wrong('storeIds', 'no_store', {
      en: 'These stores are not all of this client.',
      ru: 'Не все эти магазины принадлежат этому клиенту.',
      uk: 'Не всі ці магазини належать цьому клієнтові.',
    });
  checkSla(terms);
  checkPrice(terms);
}

function checkSla({ sla }: ContractTerms): void {
  for (const severity of severities) {
    const { reaction, resolution } = sla[severity];
    for (const target of targets) {
      const { minutes = 0, warnMinutes = 0 } = sla[severity][target] ?? {};
      if (warnMinutes > 0 && warnMinutes >= minutes)
        wrong(`sla.${severity}.${target}.warnMinutes`, 'warns_at_once', {
          en: 'The warning comes after the time has begun: choose fewer minutes than are promised.',
          ru: 'Предупреждение приходит после начала отсчёта: укажите меньше минут, чем обещано.',
          uk: 'Попередження надходить після початку відліку: вкажіть менше хвилин, ніж обіцяно.',
        });
    }
    if (reaction && resolution && reaction.hours === resolution.hours && resolution.minutes < reaction.minutes)
      wrong(`sla.${severity}.resolution`, 'before_reaction', {
        en: 'The solution cannot be promised sooner than the reaction.',
        ru: 'Решение нельзя обещать раньше реакции.',
        uk: 'Розв’язання не можна обіцяти раніше за реакцію.',
      });
  }
  if (severities.every((severity) => targets.every((target) => sla[severity][target] === null)))
    wrong('sla', 'nothing_promised', {
      en: 'Promise at least one deadline.',
      ru: 'Пообещайте хотя бы один срок.',
      uk: 'Пообіцяйте хоча б один термін.',
    });
}

function checkPrice({ price }: ContractTerms): void {
  if (!currencies.includes(price.currency))
    wrong('price.currency', 'no_currency', {
      en: 'This is no currency in use; write its code, such as USD.',
      ru: 'Такой валюты нет; напишите её код, например USD.',
      uk: 'Такої валюти немає; напишіть її код, наприклад USD.',
    });
  const { model, monthlyFee, hourlyRate, criticalCallFee, tier, excess, rollOver, includedMinutes } = price;
  if (model !== 'hourly' && monthlyFee === 0)
    wrong('price.monthlyFee', 'missing', {
      en: 'This pricing model needs a monthly fee.',
      ru: 'Этой модели цен нужна месячная плата.',
      uk: 'Цій моделі цін потрібна місячна плата.',
    });
  if (model === 'hourly' && (hourlyRate === 0 || monthlyFee > 0))
    wrong(hourlyRate === 0 ? 'price.hourlyRate' : 'price.monthlyFee', 'hourly', {
      en: 'Paid by the hour means an hourly rate and no monthly fee.',
      ru: 'Почасовая оплата — это ставка за час и никакой месячной платы.',
      uk: 'Погодинна оплата — це ставка за годину й жодної місячної плати.',
    });
  if (model === 'tier' && tier === '')
    wrong('price.tier', 'missing', {
      en: 'Name the SLA tier.',
      ru: 'Назовите уровень SLA.',
      uk: 'Назвіть рівень SLA.',
    });
  if (model === 'mix' && criticalCallFee === null)
    wrong('price.criticalCallFee', 'missing', {
      en: 'Say what a critical call costs.',
      ru: 'Укажите, сколько стоит критический вызов.',
      uk: 'Вкажіть, скільки коштує критичний виклик.',
    });
  if (excess.atMost !== null && (excess.withoutApproval ?? Infinity) > excess.atMost)
    wrong('price.excess.withoutApproval', 'above_most', {
      en: 'More cannot be free of asking than may be worked at most.',
      ru: 'Без согласия нельзя больше, чем можно всего.',
      uk: 'Без згоди не можна більше, ніж можна загалом.',
    });
  if (rollOver && includedMinutes === 0)
    wrong('price.rollOver', 'nothing_included', {
      en: 'Nothing is included that could be carried over.',
      ru: 'Переносить нечего: в плату ничего не включено.',
      uk: 'Переносити нічого: у плату нічого не включено.',
    });
}
