import { Resolver } from 'node:dns/promises';
import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'mail', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Asking who may send mail in its name' },
    ru: { doing: 'Узнаём, кто может слать почту от его имени' },
    uk: { doing: 'Дізнаємося, хто може слати пошту від його імені' },
  }),
  async gather({ resolvers, signal }, { site: { names } }) {
    if (!names?.domain) return null;
    const resolver = new Resolver({ timeout: 2500, tries: 2 });
    if (resolvers.length > 0) resolver.setServers(resolvers);
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    const dmarc = await resolver.resolveTxt(`_dmarc.${names.domain}`).then(
      (records) => records.map((parts) => parts.join('')),
      ({ code }: NodeJS.ErrnoException) => (code === 'ENODATA' || code === 'ENOTFOUND' ? [] : null),
    );
    return { domain: names.domain, mx: names.mx && names.mx.map(({ exchange }) => exchange), txt: names.txt, dmarc };
  },
};
export default gatherer;
