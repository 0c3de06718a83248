import { expect, test } from 'vitest';
import type { Recognised } from '#platforms';
import type { Software } from '../../software/software.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import phpEndOfLife from './php-end-of-life.check.ts';
import platformEndOfLife from './platform-end-of-life.check.ts';
import serverEndOfLife from './server-end-of-life.check.ts';

const november = { site: site({ finishedAt: Date.UTC(2026, 10, 23) }) };
const at = (headers: Record<string, string>) => ({ ...november, pages: [seen('home', '', { headers })] });

test.each([
  ['PHP/7.2.34', 'high'],
  ['PHP/5.2.17', 'high'],
  ['PHP/8.1.33', 'medium'],
  ['PHP/8.1.2-1ubuntu2.14', 'low'],
  ['PHP/7.4.33-1+deb11u5', 'low'],
  ['PHP/8.2.1', 'low'],
  ['PHP/8.3.6', ''],
  ['PHP/8.5.0', ''],
  ['PHP/9.0.0', null],
  ['PHP', null],
  ['Express', null],
])('X-Powered-By %s, in November 2026', (powered, severity) => {
  const problems = judged(phpEndOfLife, at({ 'x-powered-by': powered }));
  expect(problems && problems.map((one) => one.severity).join()).toBe(severity);
});
test('PHP behind the name of the server: the last day, the age of the dates, and where they are from', () => {
  const [problem] = judged(phpEndOfLife, at({ server: 'Apache/2.4.58 (Debian) PHP/8.1.2' }))!;
  expect(problem!.values).toEqual({ name: 'PHP', version: '8.1', day: '2025-12-31', written: '2026-08-22' });
  expect(problem!.evidence.map(({ url }) => url)).toEqual([
    'https://shop.example/',
    'https://www.php.net/supported-versions.php',
  ]);
});

test.each([
  ['nginx/1.18.0 (Ubuntu)', 'low'],
  ['nginx/1.22.1', 'low'],
  ['nginx/1.30.4', null],
  ['nginx', null],
  ['Apache/2.2.15 (CentOS)', 'low'],
  ['Apache/2.4.6 (CentOS) OpenSSL/1.0.2k', null],
  ['Apache-Coyote/1.1', null],
  ['cloudflare', null],
])('Server: %s', (server, severity) => {
  const problems = judged(serverEndOfLife, at({ server }));
  expect(problems && problems.map((one) => one.severity).join()).toBe(severity);
});

const platform = (name: string, version: string | undefined, ...evidence: string[]): Recognised => ({
  ...{ name, label: name, confidence: 0.99, version },
  evidence: evidence.map((text) => ({ text, weight: 0.9 })),
});
test.each<[string, string | undefined, string | null]>([
  ['prestashop', '1.6.1.24', 'high'],
  ['prestashop', '1.6', 'medium'],
  ['prestashop', '1.7.8.11', 'high'],
  ['prestashop', '1.7+', null],
  ['prestashop', '8.2.1', null],
  ['prestashop', undefined, null],
  ['magento', '1', 'medium'],
  ['magento', '2.3', 'medium'],
  ['magento', '2.4', null],
  ['magento', '2', null],
  ['magento', 'OpenMage 19.5.3', 'high'],
  ['magento', 'OpenMage 20.0.16', null],
  ['shopware', '5', 'medium'],
  ['shopware', '6', null],
  ['opencart', '2.3.0.2', 'high'],
  ['opencart', '3', null],
  ['woocommerce', '3.0.0', null],
  ['shopify', undefined, null],
])('%s %s', (name, version, severity) => {
  const artifacts = { site: site({ ...november.site, platform: platform(name, version) }), software: [] };
  const problems = judged(platformEndOfLife, artifacts);
  expect(problems && problems.map((one) => one.severity).join()).toBe(severity);
});
test('OpenMage that shows no version is not called Magento 1', () => {
  const openMage = site({ ...november.site, platform: platform('magento', '1', 'cookie om_frontend') });
  expect(about(platformEndOfLife, { site: openMage, software: [] })).toBeNull();
});

const wordpress = (version: string): Software => ({
  label: 'WordPress',
  part: 'platform',
  names: [],
  version,
  certainty: 'stated',
  seen: [{ url: 'https://shop.example/', quote: `WordPress ${version}` }],
});
test.each([
  ['4.5.3', 'high'],
  ['5.9.3', 'low'],
  ['6.9.4', ''],
  ['7.1', null],
])('WordPress %s below the shop', (version, severity) => {
  const problems = judged(platformEndOfLife, { ...november, software: [wordpress(version)] });
  expect(problems && problems.map((one) => one.severity).join()).toBe(severity);
});
