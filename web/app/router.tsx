import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type AnyRoute,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './address.tsx';
import { Broken, NotFound } from './errors.tsx';
import type { FeaturePage } from './feature.ts';
import { features } from './features.ts';
import { Guarded } from './guarded.tsx';
import { Console } from './console.tsx';

/** One tree: public pages on their own, all others inside the signed-in console. */
export function makeRouter() {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const inside = createRoute({ getParentRoute: () => root, id: 'console', component: Console });
  const pages = features.flatMap((feature) => feature.pages);
  const portal = new Map(features.flatMap((feature) => feature.portal ?? []).map((page) => [page.path, page]));
  const routesUnder = (parent: AnyRoute, outside: boolean) =>
    pages
      .filter((page) => Boolean(page.outside) === outside)
      .map((page) =>
        createRoute({ getParentRoute: () => parent, path: page.path, ...drawn(page, portal.get(page.path)) }),
      );
  return createRouter({
    routeTree: root.addChildren([inside.addChildren(routesUnder(inside, false)), ...routesUnder(root, true)]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

function drawn(page: FeaturePage, portal: FeaturePage | undefined) {
  if (!page.permission && !portal) return { component: lazyRouteComponent(page.load) };
  return {
    component: Guarded,
    staticData: {
      ...(page.permission ? { permission: page.permission } : {}),
      Page: lazyRouteComponent(page.load),
      ...(portal ? { PortalPage: lazyRouteComponent(portal.load) } : {}),
    },
    // The page comes while the session is asked who may see it; where it fails, it is asked for again when it is drawn.
    ...(portal ? {} : { loader: () => void page.load().catch(() => undefined) }),
  };
}
