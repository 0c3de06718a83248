import { words } from '#core/words';

/** Why a call got no answer, by the code of its failure; values: `service`, `host`, `why`. */
export const failureWords = words({
  en: {
    forbidden: '{service}: {host} is an address that nothing is sent to.',
    silent: '{service} gave no answer within 10 s.',
    connection_refused: '{service} refused the connection.',
    no_name: 'The name of {service} is not found.',
    name_unresolved: 'The name of {service} cannot be resolved now.',
    broken: '{service} broke the connection off.',
    certificate: 'The certificate of {service} has expired.',
    no_connection: '{service} cannot be reached ({why}).',
  },
  ru: {
    forbidden: '{service}: на адрес {host} ничего не отправляется.',
    silent: '{service}: нет ответа за 10 с.',
    connection_refused: '{service}: в соединении отказано.',
    no_name: '{service}: имя не найдено.',
    name_unresolved: '{service}: имя сейчас не определяется.',
    broken: '{service}: соединение оборвано.',
    certificate: '{service}: срок сертификата истёк.',
    no_connection: '{service}: нет соединения ({why}).',
  },
  uk: {
    forbidden: '{service}: на адресу {host} нічого не надсилається.',
    silent: '{service}: немає відповіді за 10 с.',
    connection_refused: '{service}: у з’єднанні відмовлено.',
    no_name: '{service}: ім’я не знайдено.',
    name_unresolved: '{service}: ім’я зараз не визначається.',
    broken: '{service}: з’єднання обірвано.',
    certificate: '{service}: строк сертифіката минув.',
    no_connection: '{service}: немає з’єднання ({why}).',
  },
});
