import type { PageKind } from '#contract/stores';
import type { Problem } from '#core/inspection';
import type { Discovery } from '#discovery';
import { aPage } from '../../platforms/a-page.ts';
import type { Answer, Artifacts, PageSeen } from '../artifacts.ts';
import type { StoreCheck } from '../check.ts';

/** What a check says of literal artifacts; those it needs must be given. */
export function judged(check: StoreCheck, artifacts: Partial<Artifacts>): Problem[] | null {
  for (const need of check.needs)
    if (artifacts[need] === undefined) throw new Error(`The test gives no ${need}, which the check needs.`);
  return check.judge(artifacts as Artifacts);
}

/** What the problems are about, in their order. */
export const about = (check: StoreCheck, artifacts: Partial<Artifacts>): string[] | null =>
  judged(check, artifacts)?.map((problem) => problem.about) ?? null;

/** A page as it was seen. */
export const seen = (kind: PageKind, html: string, more: Parameters<typeof aPage>[1] = {}): PageSeen => ({
  kind,
  fetched: aPage(html, more).fetched,
});

export const answer = (path: string, text: string, more: Partial<Answer> = {}): Answer => ({
  path,
  url: `https://shop.example${path}`,
  status: 200,
  type: 'text/plain',
  text,
  bytes: text.length,
  endsAt: `https://shop.example${path}`,
  ...more,
});

/** A WooCommerce shop on HTTPS that is well kept. */
export const site = (more: Partial<Discovery> = {}): Discovery => ({
  address: 'https://shop.example/',
  state: 'done',
  steps: [],
  startedAt: Date.UTC(2026, 10, 1),
  finishedAt: Date.UTC(2026, 10, 1, 0, 1),
  requests: 12,
  reached: {
    url: 'https://shop.example/',
    status: 200,
    redirects: [],
    address: '192.0.2.1',
    ms: 200,
    firstByteMs: 120,
    plain: false,
    http: 'to_https',
    sibling: null,
    wall: null,
  },
  foreign: null,
  platform: { name: 'woocommerce', label: 'WooCommerce', confidence: 0.99, version: '10.0.2', evidence: [] },
  otherPlatforms: [],
  pages: [],
  storefronts: { languages: ['en'], currencies: ['EUR'], alternates: [] },
  certificate: null,
  names: null,
  domain: null,
  hints: { server: [], cdn: null, mail: null },
  ...more,
});
