import { expect, test } from 'vitest';
import { crawl, opened } from '../../testing/crawled.ts';
import { about, site } from '../../testing/judged.ts';
import emptyLists from './empty-lists.check.ts';

const list = (path: string, saysNothing: boolean) => opened(path, { kind: 'category', facts: { saysNothing } });
const noGoods = site({ pages: [] });
test.each<[string, ReturnType<typeof opened>[], string[] | null]>([
  ['all are empty', [list('/a', true), list('/b', true)], ['']],
  ['one has goods', [list('/a', true), list('/b', false)], []],
  ['the only one is empty', [list('/a', true)], []],
  ['goods are found elsewhere', [list('/a', true), list('/b', true), opened('/mug', { kind: 'product' })], []],
  ['there is none', [opened('/about')], null],
])('lists of goods: %s', (_, pages, found) => {
  expect(about(emptyLists, { crawl: crawl([opened('/'), ...pages]), site: noGoods })).toEqual(found);
});
