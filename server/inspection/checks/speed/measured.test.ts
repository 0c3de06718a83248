import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../inspect.ts';
import { reportOf, sayFinding } from '../../report/report.ts';
import { judged, site } from '../../testing/judged.ts';
import { pageSpeed, speedOf } from '../../testing/speed.ts';
import type { CacheState, PageCache } from '../../page-cache/page-cache.ts';
import blockedPage from './blocked-page.check.ts';
import costlyThirdParties from './costly-third-parties.check.ts';
import oversizeImages from './oversize-images.check.ts';
import pageCache from './page-cache.check.ts';
import shiftingLayout from './shifting-layout.check.ts';
import slowLargestPaint from './slow-largest-paint.check.ts';
import unusedCode from './unused-code.check.ts';

const store = site();

describe('what Lighthouse measured', () => {
  test.each([
    ['fast', [1800], [900], undefined],
    ['a little slow on the pretended phone', [3000], [900], 'low'],
    ['slow on the phone', [5000], [900], 'medium'],
    ['slow on the desktop', [1800], [3000], 'medium'],
    ['very slow on the desktop', [1800], [4500], 'high'],
    ['one slow run of five', [1800, 1900, 9000, 1700, 1850], [900], undefined],
  ])('the largest thing: %s', (_, phone, desktop, severity) => {
    const speed = speedOf(pageSpeed('phone', { lcp: phone }), pageSpeed('desktop', { lcp: desktop }));
    expect(judged(slowLargestPaint, { speed, site: store })?.[0]?.severity).toBe(severity);
  });
  test('the evidence tells the spread and how many runs', () => {
    const speed = speedOf(pageSpeed('phone', { lcp: [3000, 4000, 3500] }));
    const [problem] = judged(slowLargestPaint, { speed, site: store })!;
    expect(problem!.evidence[0]!.quote).toBe('phone · LCP 3.5 s (3.3 s–3.8 s, n = 3)');
    expect(problem!.values).toMatchObject({ seconds: 3.5, n: 1 });
  });
  test('moving and blocking', () => {
    const speed = speedOf(pageSpeed('desktop', { cls: [0.3], tbt: [700] }));
    expect(judged(shiftingLayout, { speed })).toMatchObject([{ severity: 'high', values: { worst: 0.3 } }]);
    expect(judged(blockedPage, { speed, site: store })).toMatchObject([{ severity: 'high', values: { ms: 700 } }]);
    const calm = speedOf(pageSpeed('desktop', { cls: [0.1], tbt: [200] }));
    expect([judged(shiftingLayout, { speed: calm }), judged(blockedPage, { speed: calm, site: store })]).toEqual([
      [],
      [],
    ]);
  });
  test('waste counts where there is much of it', () => {
    const one = { url: 'https://shop.example/a', bytes: 900_000, wasted: 400_000 };
    const wasteful = speedOf(pageSpeed('phone', {}, { unused: [one], oversize: [one] }), pageSpeed('desktop'));
    expect(judged(unusedCode, { speed: wasteful, site: store })).toMatchObject([{ values: { kb: 400 } }]);
    expect(judged(oversizeImages, { speed: wasteful, site: store })).toMatchObject([
      { severity: 'low', values: { n: 1 } },
    ]);
    const less = { ...one, wasted: 90_000 };
    const lean = speedOf(pageSpeed('phone', {}, { unused: [less], oversize: [less] }));
    expect(judged(unusedCode, { speed: lean, site: store })).toEqual([]);
    expect(judged(oversizeImages, { speed: lean, site: store })).toEqual([]);
  });
  test('other companies are named with what they cost', () => {
    const parties = [
      { name: 'A chat', bytes: 300_000, blockingMs: 400 },
      { name: 'A font', bytes: 30_000, blockingMs: 0 },
    ];
    const found = judged(costlyThirdParties, { speed: speedOf(pageSpeed('phone', {}, { thirdParties: parties })) });
    expect(found).toMatchObject([
      { values: { ms: 400, who: 'A chat' }, evidence: [{ quote: 'A chat: 400 ms, 300 KB' }] },
    ]);
    expect(judged(costlyThirdParties, { speed: speedOf(pageSpeed('phone')) })).toEqual([]);
  });
});

describe('a cache of pages', () => {
  const visited = (...visits: [number, CacheState][]): PageCache => ({
    pages: [
      {
        kind: 'home',
        url: 'https://shop.example/',
        visits: visits.map(([firstByteMs, said]) => ({
          firstByteMs,
          said,
          quote: said === 'silent' ? '' : `x-cache: ${said}`,
        })),
      },
    ],
  });
  test.each<[string, PageCache, (string | undefined)[] | null]>([
    ['it has the page', visited([900, 'miss'], [40, 'hit'], [40, 'hit']), []],
    ['it never has it', visited([900, 'miss'], [950, 'miss'], [900, 'miss']), ['medium']],
    ['nobody speaks, and it stays slow', visited([900, 'silent'], [950, 'silent']), ['low']],
    ['nobody speaks, and it becomes fast', visited([900, 'silent'], [60, 'silent']), []],
    ['it never has it, and the server is fast', visited([90, 'miss'], [95, 'bypass']), []],
    ['asked for only once', visited([900, 'miss']), null],
  ])('%s', (_, caching, severities) => {
    const found = judged(pageCache, { caching, site: store });
    expect(found && found.map(({ severity }) => severity)).toEqual(severities);
  });

  const inspectionOf = (platform: string): Inspection => {
    const known = site({ platform: { ...store.platform!, name: platform } });
    const problems = judged(pageCache, { caching: visited([900, 'miss'], [950, 'miss']), site: known })!;
    const outcome = { check: 'page-cache', area: 'speed', severity: 'medium', state: 'failed', problems } as const;
    return {
      ...{ address: store.address, startedAt: 0, finishedAt: 1, artifacts: { site: known }, requests: 3 },
      ...{ outcomes: [outcome], gaps: new Map() },
    };
  };
  test.each([
    ['woocommerce', 'WooCommerce'],
    ['magento', 'Magento'],
    ['prestashop', 'PrestaShop'],
    ['opencart', 'OpenCart'],
    ['shopware', 'Shopware'],
    ['shopify', 'Shopify'],
  ])('it says what helps on %s alone, in each language', (platform, name) => {
    for (const language of ['en', 'ru', 'uk'] as const) {
      const [finding] = reportOf(inspectionOf(platform), language).findings;
      expect(finding!.options).toHaveLength(2);
      expect(finding!.options[1]!.text).toMatch(new RegExp(`^${name}`));
    }
  });
  test('where the platform is not known, what holds for all', () => {
    const [outcome] = inspectionOf('unknown').outcomes;
    const problem = outcome!.state === 'failed' ? outcome!.problems[0]! : null;
    expect(sayFinding(outcome!, problem!, 'en').options).toHaveLength(1);
  });
});
