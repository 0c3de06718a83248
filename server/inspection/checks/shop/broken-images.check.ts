import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['assets'],
  judge({ assets }) {
    const images = assets.filter(({ kind, status }) => kind === 'image' && status > 0);
    if (images.length === 0) return null;
    const gone = images.filter(({ status }) => status === 404 || status === 410);
    const severity = gone.length >= 3 && gone.length >= images.length / 4 ? ('medium' as const) : undefined;
    return shared(gone, images.length, ({ url, status }) => ({ url, quote: `HTTP ${status}` }), severity);
  },
  words: words({
    en: {
      title: 'Pictures of the shop are there',
      found: 'Pictures of the shop do not exist: {n} of {of} looked at',
      consequence: 'Customers see an empty frame in place of the goods, and trust the shop less.',
      restore:
        'Let the platform make its pictures in all sizes anew; look whether a move or a cleaning of the disk has left some behind.',
    },
    ru: {
      title: 'Картинки магазина на месте',
      found: 'Картинок магазина не существует: {n} из {of} просмотренных',
      consequence: 'Покупатели видят пустую рамку вместо товара и меньше доверяют магазину.',
      restore:
        'Создайте в платформе картинки всех размеров заново; проверьте, не потерялись ли они при переезде или чистке диска.',
    },
    uk: {
      title: 'Зображення магазину на місці',
      found: 'Зображень магазину не існує: {n} з {of} переглянутих',
      consequence: 'Покупці бачать порожню рамку замість товару й менше довіряють магазину.',
      restore:
        'Створіть у платформі зображення всіх розмірів заново; перевірте, чи не загубилися вони під час переїзду або чищення диска.',
    },
  }),
  options: [{ does: 'restore', effort: 'hours', risk: 'none' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404'],
});
