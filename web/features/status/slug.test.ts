import { expect, test } from 'vitest';
import { newStatusPage } from '#contract/status';
import { slugOf } from './slug.ts';

test.each([
  ['Acme Shop', 'acme-shop'],
  ['  Мой магазин №1 ', 'moi-magazin-1'],
  ['Крамниця «Ґанок»', 'kramnitsia-ganok'],
  ['Café Électrique', 'cafe-electrique'],
  ['店', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%s → %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  if (slug) expect(newStatusPage.shape.slug.safeParse(slug).success).toBe(true);
});
