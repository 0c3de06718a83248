import { expect, test } from 'vitest';
import { languages } from '#core/words';
import { seoChangeWords } from './change.words.ts';
import { KIND, readSnapshot, saySeoChange, type SeoSnapshot, VERSION } from './index.ts';

const kept: SeoSnapshot = {
  ...{ kind: KIND, version: VERSION, store: 'https://shop.example/', takenAt: '2026-11-01T00:00:00.000Z', whole: true },
  sitemap: { addresses: 2, whole: true },
  robots: 'User-agent: *',
  pages: [
    {
      ...{ url: 'https://shop.example/', status: 200, leadsTo: null, kind: 'home', inSitemap: true, linkedBy: 0 },
      says: {
        ...{ title: '<script>alert(1)</script>', description: null, heading: 'Mugs', canonical: null, robots: '' },
        alternates: [{ language: 'ru', url: 'https://shop.example/ru' }],
        product: { how: 'json-ld', offers: 1, priced: 1 },
      },
    },
  ],
};
const written = (): unknown => JSON.parse(JSON.stringify(kept));

test('what was kept is read as it was, and nothing else is taken over', () => {
  const more = { ...(written() as object), more: 1, pages: [{ ...kept.pages[0], script: 'x' }] };
  expect(readSnapshot(more)).toEqual(kept);
});

const changed = (path: string, value: unknown): unknown => {
  const all = written() as Record<string, unknown>;
  const steps = path.split('.');
  let place = all;
  for (const step of steps.slice(0, -1)) place = place[step] as Record<string, unknown>;
  place[steps.at(-1)!] = value;
  return all;
};

test.each<[string, unknown, string]>([
  ['nothing', null, ''],
  ['a list', [], ''],
  ['a page of HTML', '<html>', ''],
  ['another file of JSON', { name: 'vakhta' }, ''],
  ['a later version', changed('version', 2), 'version'],
  ['no date', changed('takenAt', 'yesterday'), 'takenAt'],
  ['no address', changed('store', 'javascript:alert(1)'), 'store'],
  ['pages that are none', changed('pages', { length: 3 }), 'pages'],
  [
    'more pages than there may be',
    changed(
      'pages',
      Array.from({ length: 20_001 }, () => null),
    ),
    'pages',
  ],
  ['a page that is none', changed('pages.0', 'x'), 'pages[0]'],
  ['a kind that is none', changed('pages.0.kind', '__proto__'), 'pages[0].kind'],
  ['a number that is none', changed('pages.0.linkedBy', -1), 'pages[0].linkedBy'],
  ['a number beyond all numbers', changed('pages.0.status', 1e300), 'pages[0].status'],
  ['a text without an end', changed('pages.0.says.title', 'x'.repeat(3000)), 'pages[0].says.title'],
  ['an object for a text', changed('pages.0.says.robots', { match: 1 }), 'pages[0].says.robots'],
  ['offers that are none', changed('pages.0.says.product', 'yes'), 'pages[0].says.product'],
])('%s is refused with a sentence that names the place', (_, data, field) => {
  const refused = readSnapshot(data);
  expect(refused).toMatchObject({ field, code: 'not_a_snapshot' });
  expect((refused as { sentence: string }).sentence).toMatch(
    field === '' ? /^This is no snapshot of SEO: / : /expected|reads version/,
  );
});

test('every change is said in three languages, without a gap left open', () => {
  for (const language of languages)
    for (const what of Object.keys(seoChangeWords.en) as (keyof typeof seoChangeWords.en)[]) {
      const example = { url: 'https://shop.example/', before: '20', after: '3' };
      const { title, means } = saySeoChange({ what, weight: 'low', count: 3, examples: [example] }, language);
      expect(title).toMatch(/\d/);
      expect(`${title} ${means}`).not.toMatch(/[{}]|undefined/);
      if (language !== 'en') expect(means).toMatch(/[а-яіїєґ]/);
    }
});

test('a snapshot of an older version knows nothing of robots.txt', () => {
  const { robots: _, ...older } = kept;
  expect(readSnapshot(older)).toEqual({ ...kept, robots: null });
});
