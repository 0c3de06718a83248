import type { Feature } from './feature.ts';

const modules = import.meta.glob<{ feature: Feature }>('../features/*/routes.tsx', { eager: true });
const place = (feature: Feature) => Math.min(...(feature.nav ?? []).map((entry) => entry.order));
/** Every `features/<room>/routes.tsx`, found and not listed; in the order of the sidebar. */
export const features: Feature[] = Object.values(modules)
  .map((module) => module.feature)
  .sort((a, b) => place(a) - place(b));
export const navEntries = features.flatMap((feature) => feature.nav ?? []).sort((a, b) => a.order - b.order);
