import { expect, test } from 'vitest';
import type { Asset } from '../../artifacts.ts';
import { about, seen } from '../../testing/judged.ts';
import { compareVersions } from './libraries.ts';
import oldLibraries from './old-libraries.check.ts';
import versionsShown from './versions-shown.check.ts';

const at = (headers: Record<string, string>) => ({ pages: [seen('home', '', { headers })] });

test('exact versions in headers', () => {
  expect(about(versionsShown, at({ server: 'nginx/1.22.1', 'x-powered-by': 'PHP/8.2.1' }))).toEqual([
    'server',
    'x-powered-by',
  ]);
  expect(about(versionsShown, at({ server: 'nginx', 'x-powered-by': 'WordPress VIP' }))).toEqual([]);
});

const script = (url: string): Asset => ({
  kind: 'script',
  url,
  pages: ['home'],
  status: 200,
  type: 'text/javascript',
  bytes: 1000,
  encoding: null,
  cacheControl: null,
  expiresAt: null,
  spacious: false,
  ...{ holds: null, nosniff: false, isModule: false, wall: null },
});
test.each<[string, string[]]>([
  ['https://shop.example/js/jquery-1.11.3.min.js', ['jQuery']],
  ['https://code.jquery.com/jquery-3.4.1.slim.min.js', ['jQuery']],
  ['https://ajax.googleapis.com/ajax/libs/jquery/2.2.4/jquery.min.js', ['jQuery']],
  ['https://cdn.jsdelivr.net/npm/bootstrap@3.3.7/dist/js/bootstrap.min.js', ['Bootstrap']],
  ['https://stackpath.bootstrapcdn.com/bootstrap/4.3.1/js/bootstrap.min.js', []],
  ['https://shop.example/js/jquery-3.7.1.min.js', []],
  ['https://shop.example/js/jquery-ui-1.12.1.min.js', ['jQuery UI']],
  ['https://shop.example/js/jquery-migrate-1.4.1.min.js', []],
  ['https://shop.example/js/jquery.cookie-1.4.1.min.js', []],
  ['https://shop.example/js/my-jquery-1.2.3-slider.js', []],
  ['https://cdn.example/moment@2.17.0/moment.min.js', []],
  ['https://cdn.example/moment@2.29.1/moment.min.js', ['Moment']],
])('%s', (url, found) => {
  expect(about(oldLibraries, { assets: [script(url)] })).toEqual(found);
});
test.each([
  ['3.10.0', '3.9.0', 1],
  ['3.4', '3.4.0', 0],
  ['1.12.4', '3.5.0', -1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
