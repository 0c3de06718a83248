import { words } from '#core/words';
import type { Feed } from '../feed.ts';
import { advisoriesOfOsv, osvDocuments } from '../osv.ts';

const feed: Feed = {
  words: words({
    en: { label: 'OSV, npm', about: 'Script libraries: jQuery, Bootstrap, Lodash' },
    ru: { label: 'OSV, npm', about: 'Библиотеки скриптов: jQuery, Bootstrap, Lodash' },
    uk: { label: 'OSV, npm', about: 'Бібліотеки скриптів: jQuery, Bootstrap, Lodash' },
  }),
  covers: ['npm'],
  address: 'https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip',
  needsKey: false,
  onAtFirst: true,
  everyMs: 24 * 3_600_000,
  mostBytes: 2 * 1024 ** 3,
  async *read(path) {
    for await (const document of osvDocuments(path)) yield* advisoriesOfOsv(document, 'npm');
  },
};
export default feed;
