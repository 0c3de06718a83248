import { words } from '#core/words';

/** Mails about time beyond the agreed hours. `{time}` is `1:30`. */
export const askWords = words({
  en: {
    asked_subject: 'May we work {time} more in {month}?',
    asked: '{by} asks for {time} hours beyond the agreed ones in {month}, for “{contract}”.',
    costs: 'They cost up to {money}. Nothing beyond the agreed hours is charged until you approve it.',
    note: 'Why: {note}',
    answer: 'Answer',
    approved_subject: '{client} approved {time} more for {month}',
    approved: '{by} approved {time} hours beyond the agreed ones in {month}, for “{contract}”.',
    refused_subject: '{client} refused {time} more for {month}',
    refused: '{by} refused {time} hours beyond the agreed ones in {month}, for “{contract}”. They are not charged.',
    later: 'That month was closed meanwhile: they are charged in {charged}.',
    look: 'See the month',
  },
  ru: {
    asked_subject: 'Можно ли отработать ещё {time} за {month}?',
    asked: '{by} просит {time} ч сверх оговорённых за {month} по договору «{contract}».',
    costs: 'Это стоит до {money}. Пока вы не согласились, сверх оговорённых часов ничего не начисляется.',
    note: 'Почему: {note}',
    answer: 'Ответить',
    approved_subject: '{client}: согласие на {time} сверх часов, {month}',
    approved: '{by}: согласие на {time} ч сверх оговорённых за {month} по договору «{contract}».',
    refused_subject: '{client}: отказ в {time} сверх часов, {month}',
    refused: '{by}: отказ в {time} ч сверх оговорённых за {month} по договору «{contract}». Они не начисляются.',
    later: 'Тот месяц тем временем закрыт: они начисляются за {charged}.',
    look: 'Посмотреть месяц',
  },
  uk: {
    asked_subject: 'Чи можна відпрацювати ще {time} за {month}?',
    asked: '{by} просить {time} год понад обумовлені за {month} за договором «{contract}».',
    costs: 'Це коштує до {money}. Доки ви не погодилися, понад обумовлені години нічого не нараховується.',
    note: 'Чому: {note}',
    answer: 'Відповісти',
    approved_subject: '{client}: згода на {time} понад години, {month}',
    approved: '{by}: згода на {time} год понад обумовлені за {month} за договором «{contract}».',
    refused_subject: '{client}: відмова в {time} понад години, {month}',
    refused: '{by}: відмова в {time} год понад обумовлені за {month} за договором «{contract}». Вони не нараховуються.',
    later: 'Той місяць тим часом закрито: вони нараховуються за {charged}.',
    look: 'Переглянути місяць',
  },
});
