import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('dump', artifacts),
  words: words({
    en: {
      title: 'No copy of the database lies open',
      found: 'Anybody can download a copy of the database at {about}',
      consequence:
        'It holds all customers with addresses, orders and password hashes. Such a leak has to be reported to the authorities and to the customers.',
      remove:
        'Remove the file, look in the access log who took it, and keep copies outside the public folder. If it was downloaded, change all passwords and ask a lawyer about reporting.',
    },
    ru: {
      title: 'Копии базы данных не лежат в открытом доступе',
      found: 'Любой может скачать копию базы данных: {about}',
      consequence:
        'В ней все покупатели с адресами, заказами и хешами паролей. О такой утечке нужно сообщать надзорному органу и покупателям.',
      remove:
        'Удалите файл, посмотрите по журналу, кто его скачивал, и храните копии вне публичной папки. Если скачали, смените все пароли и спросите юриста об уведомлении.',
    },
    uk: {
      title: 'Копії бази даних не лежать у відкритому доступі',
      found: 'Будь-хто може завантажити копію бази даних: {about}',
      consequence:
        'У ній усі покупці з адресами, замовленнями та хешами паролів. Про такий витік треба повідомляти наглядовий орган і покупців.',
      remove:
        'Видаліть файл, подивіться в журналі, хто його завантажував, і зберігайте копії поза публічною текою. Якщо завантажили, змініть усі паролі та спитайте юриста про повідомлення.',
    },
  }),
  options: [{ does: 'remove', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
