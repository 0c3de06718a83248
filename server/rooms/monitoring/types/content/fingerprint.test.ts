import { expect, test } from 'vitest';
import { fingerprintOf, hasDrifted, keptShare, movedOn, readFingerprint, wordsOf, writingOf } from './fingerprint.ts';
import { lookAt } from './sight.ts';

const learned = (html: string, address = 'https://www.clay-house.example/') =>
  fingerprintOf(lookAt(html, new URL(address)), 0);

test.each([
  [
    'the page says so',
    '<meta property="og:site_name" content="Clay House"><title>Mugs | Sale</title><p>Clay House</p>',
    'Clay House',
  ],
  ['the address says so', '<title>Mugs – Clay House</title><p>Welcome to Clay House</p>', 'Clay House'],
  ['the address says more', '<title>Clay | Mugs</title><p>Clay</p>', 'Clay'],
  ['a sale is no name', '<title>Spring sale – Mugs</title><p>Spring sale</p><p>Mugs</p>', ''],
  ['a name that nobody sees is none', '<title>Mugs – Clay House</title><p>Welcome</p>', ''],
])('the name of the shop: %s', (_, html, brand) => {
  expect(learned(html).brand).toBe(brand);
});

test('words hold no numbers, so that prices and dates come and go', () => {
  expect(wordsOf('Mug 12.50 € mug Кружка 2026-01-01 до')).toEqual(['mug', 'кружка']);
  expect(keptShare(['a', 'b', 'c', 'd'], ['b', 'd', 'e'])).toBe(0.5);
  expect(keptShare([], [])).toBe(1);
});

test('knows writing systems by their share', () => {
  expect(writingOf('abcdefgh абвг')).toEqual({ latin: 0.67, cyrillic: 0.33 });
  expect(writingOf('靴ス abc')).toEqual({ latin: 0.6, 'chinese or japanese': 0.4 });
  expect(writingOf('123 €')).toEqual({});
});

test('survives being stored, and is bounded whatever the page', () => {
  const links = Array.from(
    { length: 3000 },
    (_, i) =>
      `<a hidden href="https://site${i}.example">x</a><script src="https://s${i}.example/x.js"></script><script>a${i}()</script>`,
  ).join('');
  const words = Array.from(
    { length: 5000 },
    (_, i) => `word${'abcdefghij'[i % 10]}${'klmnopqrst'[((i / 10) % 10) | 0]}${'uvwxyz'[((i / 100) % 6) | 0]}`,
  ).join(' ');
  const fingerprint = learned(`<p>${words}</p>${links}`);
  expect(JSON.stringify(fingerprint).length).toBeLessThan(40_000);
  expect(readFingerprint(JSON.parse(JSON.stringify(fingerprint)))).toEqual(fingerprint);
  for (const stored of [null, 'x', 7, {}, { v: 2 }]) expect(readFingerprint(stored)).toBeNull();
});

test('moving on keeps what was known and takes what is new', () => {
  const before = {
    ...learned('<title>Old</title><p>old words here</p><script src="https://a.example/x.js"></script>'),
    accepted: ['boast'],
  };
  const now = learned(
    '<title>New</title><p>fresh words everywhere now</p><script src="https://b.example/x.js"></script>',
  );
  const later = 2 * 86_400_000;
  expect(hasDrifted(before, { ...now, at: later })).toBe(true);
  expect(hasDrifted(before, { ...before, at: later })).toBe(false);
  expect(hasDrifted(before, { ...now, at: 1 }), 'once a day').toBe(false);
  expect(movedOn(before, now)).toMatchObject({
    title: 'New',
    words: now.words,
    scriptSites: ['b.example', 'a.example'],
    accepted: ['boast'],
  });
});
