import { type Language, languages, say, type Values, words } from '#core/words';
import type { Called } from '#kit/net/call';
import { failureWords } from '#kit/net/failure-words';

/** Why a notice did not arrive. `{said}` is the other side's own answer, in its own language. */
const sentences = words({
  en: {
    ...failureWords.en,
    refused: '{service} refused: {said}',
    status: '{service} answered {status}.',
    mail_unreachable: 'The mail server cannot be reached.',
    mail_silent: 'The mail server does not answer.',
    mail_no_name: 'The name of the mail server is not found.',
    mail_sign_in: 'The mail server refused the user name or password.',
    mail_encryption: 'The mail server offers no encryption that we trust.',
    mail_said: 'The mail server said: {said}',
    mail_recipients: 'The mail server refused {recipients}: {said}',
    mail_forbidden: 'The mail server: {host} is an address that nothing is sent to.',
    unknown_kind: 'This version knows no channel of the kind “{kind}”.',
    own_fault: 'A fault of ours; it is in the log.',
  },
  ru: {
    ...failureWords.ru,
    refused: '{service} отказывает: {said}',
    status: '{service}: ответ {status}.',
    mail_unreachable: 'Почтовый сервер недоступен.',
    mail_silent: 'Почтовый сервер не отвечает.',
    mail_no_name: 'Имя почтового сервера не найдено.',
    mail_sign_in: 'Почтовый сервер не принял имя пользователя или пароль.',
    mail_encryption: 'Почтовый сервер не предлагает шифрования, которому можно доверять.',
    mail_said: 'Ответ почтового сервера: {said}',
    mail_recipients: 'Почтовый сервер не принял {recipients}: {said}',
    mail_forbidden: 'Почтовый сервер: на адрес {host} ничего не отправляется.',
    unknown_kind: 'Эта версия не знает каналов вида «{kind}».',
    own_fault: 'Ошибка на нашей стороне; она в журнале.',
  },
  uk: {
    ...failureWords.uk,
    refused: '{service} відмовляє: {said}',
    status: '{service}: відповідь {status}.',
    mail_unreachable: 'Поштовий сервер недоступний.',
    mail_silent: 'Поштовий сервер не відповідає.',
    mail_no_name: 'Ім’я поштового сервера не знайдено.',
    mail_sign_in: 'Поштовий сервер не прийняв ім’я користувача або пароль.',
    mail_encryption: 'Поштовий сервер не пропонує шифрування, якому можна довіряти.',
    mail_said: 'Відповідь поштового сервера: {said}',
    mail_recipients: 'Поштовий сервер не прийняв {recipients}: {said}',
    mail_forbidden: 'Поштовий сервер: на адресу {host} нічого не надсилається.',
    unknown_kind: 'Ця версія не знає каналів виду «{kind}».',
    own_fault: 'Помилка на нашому боці; вона в журналі.',
  },
});

export interface Trouble {
  code: keyof (typeof sentences)['en'];
  values?: Values;
}

export const tellTrouble = ({ code, values }: Trouble, language: Language): string =>
  say(sentences[language][code], values, language);

export const tellInAll = (trouble: Trouble): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, tellTrouble(trouble, language)])) as Record<
    Language,
    string
  >;

/** As it is kept in the column `error`. */
export const keepTrouble = (trouble: Trouble): string => JSON.stringify(trouble);

/** What was kept, said to its reader; what an older version kept is a sentence already. */
export function readTrouble(kept: string, language: Language): string {
  if (!kept.startsWith('{"code":')) return kept;
  const trouble = JSON.parse(kept) as Trouble;
  return Object.hasOwn(sentences.en, trouble.code) ? tellTrouble(trouble, language) : trouble.code;
}

/** Why a POST did not succeed. @param said what the service says of it, where it does */
export function troubleOf(service: string, { status, failure }: Called, said = ''): Trouble {
  if (failure) return { code: failure.code, values: { service, host: failure.host, why: failure.why } };
  return said ? { code: 'refused', values: { service, said } } : { code: 'status', values: { service, status } };
}
