import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { type Machine, newMachine } from '../testing/vakhta.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Pages by path; what is not there is answered 404. */
type Pages = Record<string, { title: string; head?: string }>;
const mugs: Pages = {
  '/': { title: 'Clay and Kiln' },
  '/mugs/': { title: 'Mugs that we throw' },
  '/mugs/blue-mug/': { title: 'Blue stoneware mug' },
  '/vases/': { title: 'Vases for one branch' },
};

let machine: Machine;
let web: WebServer;
let pages = mugs;
let views = 0;
beforeAll(async () => {
  machine = await newMachine();
  web = await startWebServer((request, response) => {
    views++;
    const page = pages[request.url ?? ''];
    const links = Object.keys(pages).map((path) => `<a href="${path}">${path}</a>`);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html' });
    response.end(
      `<title>${page?.title ?? 'No'}</title>${page?.head ?? ''}<h1>${page?.title ?? 'No'}</h1>${links.join('')}`,
    );
  });
});
afterAll(async () => {
  await web?.close();
  await machine?.remove();
});

const quick = ['--pages', '40', '--pause', '0'];

interface Told {
  sinceSnapshot: { changes: unknown[] };
}

test('a snapshot is kept, and compared with the shop after a change: as text, page and JSON', async () => {
  const [kept, html] = ['before.json', 'after.html'].map((name) => join(machine.folder, name));
  await machine.read('audit', web.origin, ...quick, '--snapshot', kept!);
  expect(JSON.parse(readFileSync(kept!, 'utf8'))).toMatchObject({ kind: 'vakhta-seo-snapshot', whole: true });
  const same = await machine.read<Told>('audit', web.origin, ...quick, '--compare', kept!);
  expect(same.sinceSnapshot.changes).toEqual([]);

  const { '/mugs/blue-mug/': moved, ...others } = mugs;
  const hidden = { title: mugs['/mugs/']!.title, head: '<meta name="robots" content="noindex">' };
  pages = { ...others, '/mugs/': hidden, '/goods/': { title: `${moved!.title} <script>1</script>` } };
  const ran = await machine.run(
    ...['audit', web.origin, ...quick, '--compare', kept!, '--lang', 'ru', '--html', html!, '--fail-on', 'high'],
  );
  pages = mugs;
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('[серьёзно] Страницы, которые теперь запрещают поисковикам показывать себя: 1');
  expect(ran.out).toContain('Страницы с новым адресом, старый адрес которых отвечает «не найдено»: 1');
  expect(ran.out).toContain(`    > ${web.origin}/mugs/blue-mug/  Blue stoneware mug → ${web.origin}/goods/\n`);
  const page = readFileSync(html!, 'utf8');
  expect(page).toContain('Страницы, которые теперь запрещают поисковикам показывать себя: 1');
  expect(page).not.toContain('<script');
});

test.each([
  ['<html>', 'it is not JSON'],
  ['{"findings":[]}', 'a file that "vakhta audit --snapshot" wrote is expected'],
  ['[['.repeat(100_000), 'it is not JSON'],
])('a file that is none (%.20s) is refused with a sentence, before anything is asked', async (text, sentence) => {
  const file = join(machine.folder, 'hostile.json');
  writeFileSync(file, text);
  const asked = views;
  const ran = await machine.run('audit', web.origin, '--compare', file);
  expect([ran.code, views - asked]).toEqual([1, 0]);
  expect(ran.err).toContain(sentence);
});
