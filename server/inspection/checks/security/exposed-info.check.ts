import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('info', artifacts),
  words: words({
    en: {
      title: 'Pages about the server itself are not open',
      found: 'Anybody can read how the server is set up at {about}',
      consequence: 'It tells an attacker the exact versions, folders and settings: half of the work of a break-in.',
      remove: 'Remove the file, or allow the page from the office’s addresses only.',
    },
    ru: {
      title: 'Служебные страницы сервера закрыты',
      found: 'Любой может прочитать, как настроен сервер: {about}',
      consequence: 'Страница сообщает взломщику точные версии, папки и настройки: половина работы для взлома.',
      remove: 'Удалите файл или откройте страницу только с адресов офиса.',
    },
    uk: {
      title: 'Службові сторінки сервера закриті',
      found: 'Будь-хто може прочитати, як налаштований сервер: {about}',
      consequence: 'Сторінка повідомляє зламникові точні версії, теки та налаштування: половина роботи для злому.',
      remove: 'Видаліть файл або відкрийте сторінку лише з адрес офісу.',
    },
  }),
  options: [{ does: 'remove', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
