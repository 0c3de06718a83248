import type { Feature } from './feature.ts';

const modules = import.meta.glob<{ feature: Feature }>('../features/*/routes.tsx', { eager: true });
/** Every `features/<room>/routes.tsx`, found and not listed. */
export const features: Feature[] = Object.values(modules).map((module) => module.feature);
export const navEntries = features.flatMap((feature) => feature.nav ?? []).sort((a, b) => a.order - b.order);
