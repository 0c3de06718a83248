import { expect, test } from 'vitest';
import type { PaymentInventory } from '#contract/payment-pages';
import { scriptsOf, together } from './together.ts';

const approval = { id: '1', kind: 'script', about: 'a', why: 'Ours', by: 'Me', at: '', withdrawn: null } as const;
const script = (id: string, more: Partial<PaymentInventory['scripts'][number]> = {}) => ({
  ...{ id, kind: 'file' as const, host: id.split('/')[0]!, url: `https://${id}`, start: '', by: null },
  ...{ listens: false, hears: [], firstAt: '', approval: null },
  ...more,
});
const page = (name: 'cart' | 'checkout', scripts: PaymentInventory['scripts']): PaymentInventory => ({
  ...{ page: name, url: `https://shop.example/${name}`, seenAt: '', scripts, frames: [], forms: [], cards: [] },
  ...{ destinations: [{ host: `${name}.example`, kinds: [], approval: null }], policy: null, headers: {} },
});

test('a script of both pages is one; what listens on either listens; what waits comes first', () => {
  const shown = scriptsOf([
    page('cart', [script('shop.example/a.js', { approval }), script('cdn.example/b.js')]),
    page('checkout', [
      script('shop.example/a.js', { approval }),
      script('cdn.example/c.js', { listens: true, hears: ['input'] }),
      script('cdn.example/b.js', { listens: true, hears: ['submit'] }),
    ]),
  ]);
  expect(shown.map(({ id, on, isOwn, hears }) => [id, on, isOwn, hears])).toEqual([
    ['cdn.example/b.js', ['cart', 'checkout'], false, ['submit']],
    ['cdn.example/c.js', ['checkout'], false, ['input']],
    ['shop.example/a.js', ['cart', 'checkout'], true, []],
  ]);
});

test('nothing of the answer is changed', () => {
  const pages = [page('cart', []), page('checkout', [])];
  const before = structuredClone(pages);
  expect(
    together(
      pages,
      ({ destinations }) => destinations,
      ({ host }) => host,
    ),
  ).toMatchObject([{ on: ['cart'] }, { on: ['checkout'] }]);
  expect(pages).toEqual(before);
});
