import { type Language, say, type Values, words } from '#core/words';
import { failureWords } from '#kit/net/failure-words';

/** Why a tracker did not do what was asked. `{said}` is its own answer, in its own language. */
const sentences = words({
  en: {
    ...failureWords.en,
    refused: '{service} does not accept the credentials: {said}',
    forbidden_there: '{service} does not allow this to the connected account: {said}',
    limited: '{service} takes no more requests for {seconds} s.',
    gone: '{service} has no such card any more.',
    no_place: '{service} has no “{place}”, or the connected account may not see it.',
    wrong: '{service} refused: {said}',
    status: '{service} answered {status}.',
    unreadable: '{service} answered with something that is not its API: check the address.',
    cut: '{service} broke its answer off.',
    no_way: '{service}: no transition leads from “{from}” to “{to}”. Possible now: {possible}.',
    no_type: '{service} has no issue type “{type}” in this project.',
    no_list: '{service}: “{place}” has no list that a card could be put into.',
    no_state: '{service} has no such state any more. Choose the states anew.',
    not_an_address: 'This is not the address of a card in {service}.',
    elsewhere: 'This card is not in “{place}”, which is connected.',
    ours: 'What was read there could not be taken in: a fault of ours. It is tried again.',
  },
  ru: {
    ...failureWords.ru,
    refused: '{service} не принимает учётные данные: {said}',
    forbidden_there: '{service} не разрешает этого подключённой учётной записи: {said}',
    limited: '{service} не принимает запросов ещё {seconds} с.',
    gone: '{service}: такой карточки больше нет.',
    no_place: '{service}: «{place}» нет, или подключённая учётная запись этого не видит.',
    wrong: '{service} отказывает: {said}',
    status: '{service}: ответ {status}.',
    unreadable: '{service}: ответ не похож на его API; проверьте адрес.',
    cut: '{service}: ответ оборван.',
    no_way: '{service}: нет перехода из «{from}» в «{to}». Сейчас возможны: {possible}.',
    no_type: '{service}: в этом проекте нет типа «{type}».',
    no_list: '{service}: на «{place}» нет ни одного списка для карточки.',
    no_state: '{service}: такого состояния больше нет. Выберите состояния заново.',
    not_an_address: 'Это не адрес карточки в {service}.',
    elsewhere: 'Этой карточки нет в «{place}», а подключено именно это.',
    ours: 'Прочитанное там не удалось принять: ошибка у нас. Попробуем ещё раз.',
  },
  uk: {
    ...failureWords.uk,
    refused: '{service} не приймає облікових даних: {said}',
    forbidden_there: '{service} не дозволяє цього підключеному обліковому запису: {said}',
    limited: '{service} не приймає запитів ще {seconds} с.',
    gone: '{service}: такої картки більше немає.',
    no_place: '{service}: «{place}» немає, або підключений обліковий запис цього не бачить.',
    wrong: '{service} відмовляє: {said}',
    status: '{service}: відповідь {status}.',
    unreadable: '{service}: відповідь не схожа на його API; перевірте адресу.',
    cut: '{service}: відповідь обірвано.',
    no_way: '{service}: немає переходу з «{from}» до «{to}». Зараз можливі: {possible}.',
    no_type: '{service}: у цьому проєкті немає типу «{type}».',
    no_list: '{service}: на «{place}» немає жодного списку для картки.',
    no_state: '{service}: такого стану більше немає. Оберіть стани наново.',
    not_an_address: 'Це не адреса картки в {service}.',
    elsewhere: 'Цієї картки немає в «{place}», а підключено саме це.',
    ours: 'Прочитане там не вдалося прийняти: помилка в нас. Спробуємо ще раз.',
  },
});

export interface Trouble {
  code: keyof (typeof sentences)['en'];
  values?: Values;
}

export const tellTrouble = ({ code, values }: Trouble, language: Language): string =>
  say(sentences[language][code], values, language);
