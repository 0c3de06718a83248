import { words } from '#core/words';
import type { FetchedPage } from '#kit/net/fetch-page';
import type { Answer } from '../artifacts.ts';
import { exposedPaths } from '../exposed-paths.ts';
import type { Gatherer } from '../gatherer.ts';
import { Cannot } from '../reasons.ts';

const gatherer: Gatherer<'exposed', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Looking for files that nobody should be able to read' },
    ru: { doing: 'Ищем файлы, которые никто не должен читать' },
    uk: { doing: 'Шукаємо файли, яких ніхто не має читати' },
  }),
  async gather({ fetch }, { site }) {
    const root = new URL('/', site.reached!.url);
    const platform = site.platform?.name ?? 'unknown';
    const ask = async (path: string, most = BRIEF): Promise<Answer> => {
      const url = new URL(path, root).href;
      const answer = await fetch(url, { anyType: true, maxBytes: MOST_BYTES });
      return answer instanceof Error ? silent(path, url) : brief(path, url, answer, most);
    };
    const nowhere: Answer[] = [];
    for (const path of nothing) nowhere.push(await ask(path, PAGE));
    const answers: Answer[] = [];
    for (const { path, leak, platforms } of exposedPaths)
      if (!platforms || platform === 'unknown' || platforms.includes(platform))
        answers.push(await ask(path, leak === 'admin' ? PAGE : BRIEF));
    const unsaid = answers.filter(({ status }) => status === 0 || status === 429 || status >= 500).length;
    // Silence is not a closed door: whoever shuts us out has not shown that nothing lies open.
    if (unsaid > answers.length / 2) throw new Cannot('unanswered', { n: unsaid, of: answers.length });
    return { nowhere, answers };
  },
};
export default gatherer;

/** Programs, hidden files, folders and addresses without an extension are often answered by different hands. */
const nothing = [
  '/vakhta-looks-for-nothing-7f3a.php',
  '/.vakhta-looks-for-nothing-7f3a',
  '/vakhta-looks-for-nothing-7f3a',
  '/vakhta-looks-for-nothing-7f3a/',
];

/** No more of a dump is fetched than tells what it is. */
const MOST_BYTES = 256 * 1024;

/** Characters that tell what a file is, and what a page is whose forms come late. */
const BRIEF = 4000;
const PAGE = 20_000;

const silent = (path: string, url: string): Answer => ({
  path,
  url,
  status: 0,
  type: '',
  text: '',
  bytes: 0,
  endsAt: url,
});

/** Of what is secret no more is kept than tells what it is. */
const brief = (
  path: string,
  url: string,
  { status, headers, text, bytes, url: endsAt }: FetchedPage,
  most: number,
): Answer => ({
  path,
  url,
  status,
  type: headers['content-type'] ?? '', // Packed files hold zeros, which no database keeps in a text.
  text: text.slice(0, most).replaceAll('\0', '\uFFFD'),
  bytes,
  endsAt,
});
