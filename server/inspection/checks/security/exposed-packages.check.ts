import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('packages', artifacts),
  words: words({
    en: {
      title: 'The list of installed packages is not open',
      found: 'Anybody can read which packages are installed at {about}',
      consequence: 'It names every library with its version, so that known holes are found without trying.',
      forbid: 'Forbid the file in the web server, or let the public folder be the one that holds no code.',
    },
    ru: {
      title: 'Список установленных пакетов закрыт',
      found: 'Любой может прочитать список установленных пакетов: {about}',
      consequence: 'В нём названа каждая библиотека с версией: известные уязвимости находят без попыток.',
      forbid: 'Запретите файл на веб-сервере или сделайте публичной папку, в которой нет кода.',
    },
    uk: {
      title: 'Список установлених пакетів закритий',
      found: 'Будь-хто може прочитати список установлених пакетів: {about}',
      consequence: 'У ньому названо кожну бібліотеку з версією: відомі вразливості знаходять без спроб.',
      forbid: 'Забороніть файл на вебсервері або зробіть публічною теку, у якій немає коду.',
    },
  }),
  options: [{ does: 'forbid', effort: 'minutes', risk: 'none' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
