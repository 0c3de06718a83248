import { expect, test } from 'vitest';
import { changes as said } from '../words.ts';
import { groupChanges } from './group-changes.ts';

const monitor = (at: number, name: string, kind = 'monitor_created', actor = 'Olena') => ({
  at,
  kind,
  values: { actor, name },
});

test('the same done by the same person is one line at its newest, with the first names', () => {
  const all = [monitor(9, 'Cart'), monitor(8, 'Home'), monitor(7, 'Login'), monitor(6, 'Search'), monitor(5, 'DNS')];
  expect(groupChanges(all)).toEqual([
    { at: 9, kind: 'monitor_created_and_more', values: { actor: 'Olena', n: 5, names: 'Cart, Home, Login', more: 2 } },
  ]);
  expect(groupChanges(all.slice(0, 2))).toEqual([
    { at: 9, kind: 'monitor_created_many', values: { actor: 'Olena', n: 2, names: 'Cart, Home', more: 0 } },
  ]);
});

test('other people, other deeds and what the store itself did keep lines of their own, in order', () => {
  const platform = { at: 8, kind: 'platform', values: { from: 'a 1', to: 'a 2' } };
  const works = { at: 5, kind: 'maintenance_started', values: { title: 'Theme' } };
  const again = { at: 4, kind: 'maintenance_started', values: { title: 'Theme' } };
  const given = [
    monitor(9, 'Cart'),
    platform,
    monitor(7, 'Home', 'monitor_created', 'Timur'),
    monitor(6, 'Home', 'monitor_paused'),
    works,
    again,
    monitor(3, 'Cart'),
  ];
  expect(groupChanges(given)).toEqual(given.slice(0, 6));
});

test('eight lines at most', () => {
  const given = Array.from({ length: 30 }, (_, i) => monitor(30 - i, 'Home', 'monitor_changed', `Person ${i}`));
  expect(groupChanges(given)).toEqual(given.slice(0, 8));
});

test('every deed that can be grouped has its words in three languages', () => {
  const deeds = Object.keys(said.en).filter((kind) => /^monitor_[a-z]+$/.test(kind) || kind.endsWith('_accepted'));
  expect(deeds.length).toBe(5);
  for (const deed of deeds)
    for (const language of ['en', 'ru', 'uk'] as const) {
      const of = said[language] as Record<string, string>;
      expect(of[`${deed}_many`]).toContain('{names}');
      expect(of[`${deed}_and_more`]).toContain('{more}');
    }
});
