import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('listing', artifacts),
  words: words({
    en: {
      title: 'Folders do not list their files',
      found: 'The folder {about} lists all its files',
      consequence: 'Strangers find what was never meant to be found: price lists, invoices, old copies.',
      forbid: 'Turn off directory listing in the web server (`Options -Indexes` in Apache, `autoindex off` in nginx).',
    },
    ru: {
      title: 'Папки не показывают списки файлов',
      found: 'Папка {about} показывает все свои файлы',
      consequence: 'Посторонние находят то, что не должно быть найдено: прайс-листы, счета, старые копии.',
      forbid: 'Отключите списки файлов на веб-сервере (`Options -Indexes` в Apache, `autoindex off` в nginx).',
    },
    uk: {
      title: 'Теки не показують списки файлів',
      found: 'Тека {about} показує всі свої файли',
      consequence: 'Сторонні знаходять те, що не мало бути знайдене: прайс-листи, рахунки, старі копії.',
      forbid: 'Вимкніть списки файлів на вебсервері (`Options -Indexes` в Apache, `autoindex off` у nginx).',
    },
  }),
  options: [{ does: 'forbid', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
