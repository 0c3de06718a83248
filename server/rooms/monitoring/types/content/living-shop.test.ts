import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentFaults, type ContentFault } from '../../../../../test/fakes/content-faults.ts';
import { startShop, type Shop, type ShopFault } from '../../../../../test/fakes/shop/shop.ts';
import content from '../content.monitor.ts';
import { probed, verdictOf } from '../testing/laboratory.ts';
import { context } from '../testing/page-under-watch.ts';

const down = { verdict: 'down', failure: 'content' };
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.close());

const shopPages = [
  '/',
  '/product-category/mugs/',
  '/product/moon-vase/',
  '/cart/',
  '/?post_type=product&s=mug',
  '/my-account/',
];
const names: Record<ContentFault, ShopFault> = {
  empty: 'empty',
  error_page: 'error_200',
  keyword_missing: 'keyword_missing',
  keyword_injected: 'keyword_injected',
  ransom_note: 'ransom',
  defacement: 'defaced',
  malicious_script: 'skimmer',
  hidden_spam_links: 'spam',
};

describe('a living shop', () => {
  test.each(shopPages)('%s changes with every view and is never reported', async (path) => {
    const settings = { url: shop.origin + path };
    const first = await probed(content, settings, context());
    expect(first.reason.code).toBe('learned');
    for (let view = 0; view < 40; view++) {
      const outcome = await probed(content, settings, context({ baseline: first.learned }));
      expect(outcome.conditions.filter(({ ok }) => !ok)).toEqual([]);
      expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
    }
  });

  test.each(Object.keys(contentFaults) as ContentFault[])('broken by %s', async (fault) => {
    for (const path of ['/', '/product/moon-vase/']) {
      const settings = { url: shop.origin + path };
      const { learned: baseline } = await probed(content, settings, context());
      shop.faults.add(names[fault]);
      const known = await probed(content, settings, context({ baseline }));
      const unknown = await probed(content, { ...settings, required: ['Clay and Kiln'] }, context());
      shop.faults.delete(names[fault]);
      expect(verdictOf(known), `${path}, known before`).toEqual(down);
      expect(verdictOf(unknown), `${path}, at the first look`).toEqual(down);
      expect(known.learned ?? unknown.learned, 'what is broken is never learned').toBeUndefined();
      expect(verdictOf(await probed(content, settings, context({ baseline })))).toEqual({ verdict: 'up' });
    }
  });

  test('says what it found, with the evidence', async () => {
    shop.faults.add('skimmer');
    const outcome = await probed(content, { url: shop.origin }, context());
    shop.faults.clear();
    expect(outcome.reason.code).toBe('script_malicious');
    expect(outcome.conditions[0]).toEqual({
      text: '[SCRIPT] (runs coded code, obfuscated names, text in character codes, reads card fields and sends them away) = harmless',
      ok: false,
    });
    expect(outcome.evidence?.facts?.['details']).toEqual([
      expect.stringContaining('script_malicious: (function(){var _0x4f2a'),
    ]);
  });
});
