import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('backup', artifacts),
  words: words({
    en: {
      title: 'No packed copy of the shop lies open',
      found: 'Anybody can download a packed copy of the shop at {about}',
      consequence:
        'Such an archive usually holds the settings with the database password, and often the database itself: with it the shop can be taken over and its customers’ data read.',
      remove:
        'Remove the file, look in the access log who took it, and keep copies outside the public folder. If it was downloaded, change all passwords and keys in it; if customers’ data were in it, ask a lawyer about reporting.',
    },
    ru: {
      title: 'Архивы магазина не лежат в открытом доступе',
      found: 'Любой может скачать архив магазина: {about}',
      consequence:
        'В таком архиве обычно лежат настройки с паролем базы данных, а часто и сама база: с ним можно захватить магазин и прочитать данные покупателей.',
      remove:
        'Удалите файл, посмотрите по журналу, кто его скачивал, и храните копии вне публичной папки. Если скачали, смените все пароли и ключи из него; если в нём были данные покупателей, спросите юриста об уведомлении.',
    },
    uk: {
      title: 'Архіви магазину не лежать у відкритому доступі',
      found: 'Будь-хто може завантажити архів магазину: {about}',
      consequence:
        'У такому архіві зазвичай лежать налаштування з паролем бази даних, а часто й сама база: з ним можна захопити магазин і прочитати дані покупців.',
      remove:
        'Видаліть файл, подивіться в журналі, хто його завантажував, і зберігайте копії поза публічною текою. Якщо завантажили, змініть усі паролі й ключі з нього; якщо в ньому були дані покупців, спитайте юриста про повідомлення.',
    },
  }),
  options: [{ does: 'remove', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
