import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('installer', artifacts),
  words: words({
    en: {
      title: 'The installer is not open',
      found: 'The installer of the shop can be run by anybody at {about}',
      consequence:
        'Whoever runs it to the end connects the shop to a database of their own and becomes its administrator.',
      remove: 'Remove the folder of the installer, or finish the installation.',
    },
    ru: {
      title: 'Установщик закрыт',
      found: 'Установщик магазина может запустить любой: {about}',
      consequence: 'Кто пройдёт его до конца, подключит магазин к своей базе данных и станет администратором.',
      remove: 'Удалите папку установщика или завершите установку.',
    },
    uk: {
      title: 'Інсталятор закритий',
      found: 'Інсталятор магазину може запустити будь-хто: {about}',
      consequence: 'Хто пройде його до кінця, під’єднає магазин до своєї бази даних і стане адміністратором.',
      remove: 'Видаліть теку інсталятора або завершіть встановлення.',
    },
  }),
  options: [{ does: 'remove', effort: 'minutes', risk: 'low' }],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information',
  ],
});
