import { words } from '#core/words';

export const fieldWords = words({ en: { url: 'Address' }, ru: { url: 'Адрес' }, uk: { url: 'Адреса' } });
export const fieldHints = words({ en: { url: 'x' }, ru: { url: 'x' }, uk: { url: 'x' } });
