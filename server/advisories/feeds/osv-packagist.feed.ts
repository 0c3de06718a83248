import { words } from '#core/words';
import type { Feed } from '../feed.ts';
import { advisoriesOfOsv, osvDocuments } from '../osv.ts';

const feed: Feed = {
  words: words({
    en: { label: 'OSV, Packagist', about: 'PHP packages: PrestaShop, Magento, Shopware and what they are built of' },
    ru: { label: 'OSV, Packagist', about: 'Пакеты PHP: PrestaShop, Magento, Shopware и то, из чего они собраны' },
    uk: { label: 'OSV, Packagist', about: 'Пакети PHP: PrestaShop, Magento, Shopware і те, з чого вони складені' },
  }),
  covers: ['composer'],
  address: 'https://osv-vulnerabilities.storage.googleapis.com/Packagist/all.zip',
  needsKey: false,
  onAtFirst: true,
  everyMs: 6 * 3_600_000,
  mostBytes: 512 * 1024 * 1024,
  async *read(path) {
    for await (const document of osvDocuments(path)) yield* advisoriesOfOsv(document, 'Packagist');
  },
};
export default feed;
