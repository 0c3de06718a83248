import type { Severity } from '#core/inspection';
import { changesOfText } from './changes-of-text.ts';
import type { SeoFact, SnapshotPair } from './change.ts';
import { placeIn } from './place.ts';
import type { SeoPage } from './snapshot.ts';

/** Goods that are sold out for good go; sections and the home page do not. */
const weightGone: Record<SeoPage['kind'], Severity> = {
  home: 'critical',
  category: 'high',
  product: 'medium',
  page: 'medium',
  service: 'low',
};

/** What happened to one page of the earlier snapshot. */
export function changesOfPage(old: SeoPage, pair: SnapshotPair): SeoFact[] {
  const isBlocked = old.says !== null && old.kind !== 'service' && pair.isBlocked(old.url);
  if (!isBlocked) return changesOfOpenPage(old, pair);
  const weight = old.kind === 'home' ? 'critical' : 'high';
  const blocked: SeoFact = { what: 'robots_blocked', weight, url: old.url, before: old.says!.title, after: null };
  // We obey it too: that such a page was not seen is said with it.
  return [blocked, ...changesOfOpenPage(old, pair).filter(({ what }) => what !== 'not_seen')];
}

function changesOfOpenPage(old: SeoPage, pair: SnapshotPair): SeoFact[] {
  const { before, now } = pair;
  const page = now.get(placeIn(before, old.url));
  const fact = (what: SeoFact['what'], weight: Severity, was: string | null, is: string | null): SeoFact[] => [
    { what, weight, url: old.url, before: was, after: is },
  ];
  if (!page) return old.says === null ? [] : fact('not_seen', 'info', old.says.title, null);
  if (old.leadsTo !== null) return changesOfRedirect(old, page, pair);
  if (old.says === null)
    return old.status >= 400 && page.says !== null
      ? fact('page_back', 'info', String(old.status), String(page.status))
      : [];
  const title = old.says.title;
  if (page.leadsTo !== null) return old.kind === 'service' ? [] : ledAway(old, page, pair);
  if (page.status === 404 || page.status === 410) {
    const moved = old.kind === 'service' ? null : pair.movedTo(old);
    return moved
      ? fact('moved_without_redirect', 'high', title, moved.url)
      : fact('page_gone', weightGone[old.kind], title, String(page.status));
  }
  if (page.status === 0 || page.status >= 500)
    return fact('page_failing', old.kind === 'home' ? 'critical' : 'high', title, String(page.status));
  if (page.status >= 400) return fact('page_refused', 'medium', title, String(page.status));
  if (page.says === null) return fact('not_a_page', 'high', title, String(page.status));
  return old.kind === 'service' ? [] : changesOfText(old, page, pair);
}

/** A page has become an address that leads on. */
function ledAway(old: SeoPage, page: SeoPage, { after, now }: SnapshotPair): SeoFact[] {
  const place = placeIn(after, page.leadsTo!);
  const target = now.get(place);
  const told = { url: old.url, before: old.says?.title ?? null, after: page.leadsTo };
  if (URL.canParse(place)) return [{ what: 'redirect_foreign', weight: 'high', ...told }];
  if (target && target.status >= 400) return [{ what: 'redirect_dead', weight: 'high', ...told }];
  if (place === placeIn(after, after.store)) return [{ what: 'redirect_home', weight: 'medium', ...told }];
  return page.status === 302 || page.status === 303 || page.status === 307
    ? [{ what: 'redirect_temporary', weight: 'low', ...told }]
    : [{ what: 'moved', weight: 'info', ...told }];
}

/** What led on before: the way of old links and of search engines that know the old address. */
function changesOfRedirect(old: SeoPage, page: SeoPage, { before, after }: SnapshotPair): SeoFact[] {
  const told = { url: old.url, before: old.leadsTo };
  if (page.status === 0 || page.status >= 400)
    return [{ what: 'redirect_lost', weight: 'medium', ...told, after: String(page.status) }];
  if (page.leadsTo === null || placeIn(before, old.leadsTo!) === placeIn(after, page.leadsTo)) return [];
  return [{ what: 'redirect_changed', weight: 'low', ...told, after: page.leadsTo }];
}
