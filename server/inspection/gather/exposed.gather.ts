import { words } from '#core/words';
import type { FetchedPage } from '#kit/net/fetch-page';
import type { Answer } from '../artifacts.ts';
import { exposedPaths } from '../exposed-paths.ts';
import type { Gatherer } from '../gatherer.ts';

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
    const ask = async (path: string): Promise<Answer> => {
      const url = new URL(path, root).href;
      const answer = await fetch(url);
      return answer instanceof Error ? silent(path, url) : brief(path, url, answer);
    };
    const nowhere = [await ask('/vakhta-looks-for-nothing-7f3a.php'), await ask('/.vakhta-looks-for-nothing-7f3a')];
    const answers: Answer[] = [];
    for (const { path, platforms } of exposedPaths)
      if (!platforms || platform === 'unknown' || platforms.includes(platform)) answers.push(await ask(path));
    const unsaid = answers.filter(({ status }) => status === 0 || status === 429 || status >= 500).length;
    // Silence is not a closed door: whoever shuts us out has not shown that nothing lies open.
    if (unsaid > answers.length / 2)
      throw new Error(`the store did not answer ${unsaid} of ${answers.length} requests`);
    return { nowhere, answers };
  },
};
export default gatherer;

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
const brief = (path: string, url: string, { status, headers, text, bytes, url: endsAt }: FetchedPage): Answer => ({
  path,
  url,
  status,
  type: headers['content-type'] ?? '',
  text: text.slice(0, 4000),
  bytes,
  endsAt,
});
