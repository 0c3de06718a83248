import { expect, test } from 'vitest';
import type { PublicStatus } from '#contract/status';
import { feed } from './feed.ts';
import type { PageRow } from './tables.ts';

test('a title cannot make the feed unreadable', () => {
  const page = { slug: 'cups', title: 'Cups\u0001\u000b & <Co>\uffff' } as PageRow;
  const status = { language: 'en', updatedAt: '2026-06-01T10:00:00.000Z', incidents: [] } as unknown as PublicStatus;
  const xml = feed(page, status, 'https://watch.example');
  expect(xml).toContain('<title>Cups &amp; &lt;Co&gt;</title>');
});
