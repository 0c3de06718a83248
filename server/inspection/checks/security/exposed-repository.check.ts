import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('repository', artifacts),
  words: words({
    en: {
      title: 'The history of the code is not open to everybody',
      found: 'Anybody can read the code repository at {about}',
      consequence:
        'Whoever reads it downloads the whole code of the shop with its history: passwords that were ever in it, and holes to search for at leisure.',
      forbid:
        'Forbid folders that begin with a dot in the web server, move the repository out of the public folder, and change every password that was ever stored in the code.',
    },
    ru: {
      title: 'История кода закрыта от посторонних',
      found: 'Любой может прочитать репозиторий кода: {about}',
      consequence:
        'Кто его прочитает, скачает весь код магазина с историей: пароли, которые в нём когда-либо были, и уязвимости, которые можно искать не спеша.',
      forbid:
        'Запретите на веб-сервере папки, начинающиеся с точки, уберите репозиторий из публичной папки и смените все пароли, которые когда-либо хранились в коде.',
    },
    uk: {
      title: 'Історія коду закрита від сторонніх',
      found: 'Будь-хто може прочитати репозиторій коду: {about}',
      consequence:
        'Хто його прочитає, завантажить увесь код магазину з історією: паролі, які в ньому колись були, і вразливості, які можна шукати не поспішаючи.',
      forbid:
        'Забороніть на вебсервері теки, що починаються з крапки, приберіть репозиторій із публічної теки та змініть усі паролі, які колись зберігалися в коді.',
    },
  }),
  options: [{ does: 'forbid', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
