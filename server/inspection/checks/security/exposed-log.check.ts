import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('log', artifacts),
  words: words({
    en: {
      title: 'Logs are not open to everybody',
      found: 'Anybody can read the log at {about}',
      consequence:
        'Logs show how the shop is built, where it breaks, and often e-mail addresses and order numbers of customers.',
      close:
        'Forbid the file in the web server or write logs outside the public folder; turn debug logging off in the live shop.',
    },
    ru: {
      title: 'Журналы закрыты от посторонних',
      found: 'Любой может прочитать журнал: {about}',
      consequence:
        'По журналам видно, как устроен магазин, где он ломается, а часто и адреса почты и номера заказов покупателей.',
      close:
        'Запретите файл на веб-сервере или пишите журналы вне публичной папки; отключите отладку в рабочем магазине.',
    },
    uk: {
      title: 'Журнали закриті від сторонніх',
      found: 'Будь-хто може прочитати журнал: {about}',
      consequence:
        'З журналів видно, як побудований магазин, де він ламається, а часто й адреси пошти та номери замовлень покупців.',
      close:
        'Забороніть файл на вебсервері або пишіть журнали поза публічною текою; вимкніть налагодження в робочому магазині.',
    },
  }),
  options: [{ does: 'close', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
