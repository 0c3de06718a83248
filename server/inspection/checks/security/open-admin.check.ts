import { words } from '#core/words';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['exposed'],
  judge: (artifacts) => leaksOf('admin', artifacts),
  words: words({
    en: {
      title: 'The admin panel is not open to everybody at its usual place',
      found: 'Everybody can open the sign-in of the admin panel at its usual place, {about}',
      consequence:
        'Robots try passwords there around the clock, and the next hole of the panel is tried on this shop first. One guessed or reused password is the whole shop with its customers.',
      lock: 'Let the web server ask for a second password there, or admit only the addresses of your team; turn on two-factor sign-in for everybody.',
      move: 'Move the panel to an address of its own, where the platform allows it (Magento, OpenCart, PrestaShop; `APP_ADMIN_URL` in Bagisto), and write the old one into no robots.txt.',
    },
    ru: {
      title: 'Панель управления не открыта каждому на обычном месте',
      found: 'Любой может открыть вход в панель управления на обычном месте: {about}',
      consequence:
        'Роботы круглые сутки подбирают там пароли, а следующую уязвимость панели сначала попробуют на этом магазине. Один угаданный или повторно использованный пароль — это весь магазин с его покупателями.',
      lock: 'Пусть веб-сервер спрашивает там второй пароль или пускает только адреса вашей команды; включите всем двухфакторный вход.',
      move: 'Перенесите панель на собственный адрес, где платформа это позволяет (Magento, OpenCart, PrestaShop; в Bagisto `APP_ADMIN_URL`), и не пишите прежний в robots.txt.',
    },
    uk: {
      title: 'Панель керування не відкрита кожному на звичному місці',
      found: 'Будь-хто може відкрити вхід до панелі керування на звичному місці: {about}',
      consequence:
        'Роботи цілодобово добирають там паролі, а наступну вразливість панелі спершу спробують на цьому магазині. Один вгаданий чи повторно використаний пароль — це весь магазин з його покупцями.',
      lock: 'Хай вебсервер питає там другий пароль або пускає лише адреси вашої команди; увімкніть усім двофакторний вхід.',
      move: 'Перенесіть панель на власну адресу, де платформа це дозволяє (Magento, OpenCart, PrestaShop; у Bagisto `APP_ADMIN_URL`), і не пишіть колишню в robots.txt.',
    },
  }),
  options: [
    { does: 'lock', effort: 'hours', risk: 'low' },
    { does: 'move', effort: 'hours', risk: 'medium' },
  ],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/05-Enumerate_Infrastructure_and_Application_Admin_Interfaces',
  ],
});
