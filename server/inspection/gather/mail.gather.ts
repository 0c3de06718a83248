import { Resolver } from 'node:dns/promises';
import { words } from '#core/words';
import type { Names } from '#discovery';
import type { MailDomain } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';

/** As Google, Microsoft, Mailchimp, SendGrid, Zoho, Yandex, and the usual panels and guides name a key (RFC 6376, 3.1). */
const selectors =
  'default dkim mail key1 s1 s2 k1 k2 k3 selector1 selector2 google zoho zmail mandrill mailjet pm brevo smtp mx'.split(
    ' ',
  );

const gatherer: Gatherer<'mail', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Asking who may send mail in its name' },
    ru: { doing: 'Узнаём, кто может слать почту от его имени' },
    uk: { doing: 'Дізнаємося, хто може слати пошту від його імені' },
  }),
  async gather({ resolvers, signal }, { site: { names } }) {
    if (!names?.domain || isNowhere(names)) return null;
    const resolver = new Resolver({ timeout: 2500, tries: 2 });
    if (resolvers.length > 0) resolver.setServers(resolvers);
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    const dmarc = resolver.resolveTxt(`_dmarc.${names.domain}`).then(
      (records) => records.map((parts) => parts.join('')),
      ({ code }: NodeJS.ErrnoException) => (code === 'ENODATA' || code === 'ENOTFOUND' ? [] : null),
    );
    const dkim = selectors.map((selector) => keysAt(resolver, selector, names.domain!));
    return {
      domain: names.domain,
      mx: names.mx && names.mx.map(({ exchange }) => exchange),
      txt: names.txt,
      dmarc: await dmarc,
      dkim: (await Promise.all(dkim)).flat(),
    };
  },
};
export default gatherer;

/** A copy that only a file of hosts knows: nothing is said there of mail, and nobody would believe mail from it. */
const isNowhere = ({ ns, mx, txt, a, aaaa, cname }: Names): boolean =>
  [ns, mx, txt, a, aaaa, cname].every((records) => records?.length === 0);

/** A zone may answer any name with some text: what names no key is none. */
async function keysAt(resolver: Resolver, selector: string, domain: string): Promise<MailDomain['dkim']> {
  const found = await resolver.resolveTxt(`${selector}._domainkey.${domain}`).catch(() => []);
  return found
    .map((parts) => ({ selector, record: parts.join('') }))
    .filter(({ record }) => /(?:^|;)\s*p\s*=/.test(record))
    .slice(0, 2);
}
