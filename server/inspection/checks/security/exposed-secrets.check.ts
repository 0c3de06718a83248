import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('secrets', artifacts),
  words: words({
    en: {
      title: 'Passwords and keys are not open to everybody',
      found: 'Anybody can read the settings with passwords at {about}',
      consequence:
        'With the password of the database or the keys of the payment system strangers read customers’ data, change prices and take money.',
      change:
        'Close the file at once, then change every password and key that stands in it: it must be taken as read by others.',
    },
    ru: {
      title: 'Пароли и ключи закрыты от посторонних',
      found: 'Любой может прочитать настройки с паролями: {about}',
      consequence:
        'Зная пароль базы данных или ключи платёжной системы, посторонние читают данные покупателей, меняют цены и забирают деньги.',
      change: 'Сразу закройте файл, затем смените все пароли и ключи из него: считайте, что их уже прочитали.',
    },
    uk: {
      title: 'Паролі та ключі закриті від сторонніх',
      found: 'Будь-хто може прочитати налаштування з паролями: {about}',
      consequence:
        'Знаючи пароль бази даних або ключі платіжної системи, сторонні читають дані покупців, змінюють ціни й забирають гроші.',
      change: 'Одразу закрийте файл, потім змініть усі паролі та ключі з нього: вважайте, що їх уже прочитали.',
    },
  }),
  options: [{ does: 'change', effort: 'hours', risk: 'low' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
