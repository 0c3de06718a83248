import { words } from '#core/words';

/** Mails to the managers about hours that run out. Lengths are `1:30`. */
export const warnWords = words({
  en: {
    low_subject: '{client}: hours run out, {month}',
    out_subject: '{client}: all hours are used up, {month}',
    spent: 'Of “{contract}”, {spent} of {all} hours are spent in {month}.',
    beyond: '{beyond} hours go beyond them.',
    ask: 'Ask the client before more is worked, or sell a block.',
    look: 'See the month',
  },
  ru: {
    low_subject: '{client}: часы заканчиваются, {month}',
    out_subject: '{client}: часы закончились, {month}',
    spent: 'По договору «{contract}» за {month} израсходовано {spent} из {all} ч.',
    beyond: 'Сверх них {beyond} ч.',
    ask: 'Спросите клиента, прежде чем работать дальше, или продайте блок.',
    look: 'Посмотреть месяц',
  },
  uk: {
    low_subject: '{client}: години закінчуються, {month}',
    out_subject: '{client}: години закінчилися, {month}',
    spent: 'За договором «{contract}» за {month} витрачено {spent} із {all} год.',
    beyond: 'Понад них {beyond} год.',
    ask: 'Спитайте клієнта, перш ніж працювати далі, або продайте блок.',
    look: 'Переглянути місяць',
  },
});
