import { expect, test } from 'vitest';
import type { Asset } from '../../artifacts.ts';
import { judged, seen } from '../../testing/judged.ts';
import cookiesOnFiles from './cookies-on-files.check.ts';

const asset = (more: Partial<Asset>): Asset => ({
  ...{ kind: 'image', url: 'https://shop.example/a.png', pages: ['home'], status: 200, type: 'image/png' },
  ...{ bytes: 100, encoding: null, cacheControl: null, expiresAt: null, spacious: false },
  ...{ holds: null, nosniff: false, isModule: false, wall: null, cookies: [] },
  ...more,
});
const session = ['color', 'PHPSESSID'];

test.each<[string, Partial<Asset>[], string[] | null]>([
  ['no cookie', [{}], []],
  ['a cookie that is no session', [{ cookies: ['color'] }], []],
  ['a session', [{ cookies: session }], ['low']],
  ['a session that caches may share', [{ cookies: session, cacheControl: 'public, max-age=86400' }], ['high']],
  ['a session, kept by the browser alone', [{ cookies: session, cacheControl: 'private, max-age=86400' }], ['low']],
  ['a page in its place', [{ cookies: session, type: 'text/html; charset=utf-8' }], null],
  ['of another company', [{ cookies: session, url: 'https://cdn.other.example/a.png' }], null],
  ['what was seen before cookies were noted', [{ cookies: undefined }], null],
])('files with %s', (_, assets, found) => {
  const problems = judged(cookiesOnFiles, { pages: [seen('home', '')], assets: assets.map(asset) });
  expect(problems && problems.map(({ severity }) => severity)).toEqual(found);
});
