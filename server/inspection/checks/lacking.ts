import type { PageKind } from '#contract/stores';
import type { Problem } from '#core/inspection';
import type { Discovery } from '#discovery';

/**
 * A page that matters and was not found. Not finding proves little, so it weighs little: least where we do not know the
 * platform, nothing where the shop turned us away or we did not get to the end.
 */
export function lacking(site: Discovery, kind: PageKind): Problem[] | null {
  const { reached, pages, platform, steps } = site;
  const looked = steps.find(({ code }) => code === 'pages')?.state;
  if (!reached || reached.wall || reached.status >= 400 || looked === 'unknown' || looked === 'skipped') return null;
  if (pages.some((page) => page.kind === kind)) return [];
  const isKnown = platform !== null && platform.name !== 'unknown';
  return [{ about: '', severity: isKnown ? 'low' : 'info', evidence: [{ url: reached.url, quote: `${kind}: –` }] }];
}
