import type { NavEntry } from './feature.ts';
import { navEntries } from './features.ts';
import { useCan, useIsClient } from './session.tsx';

/** The sections that this person may enter, in their order. */
export function useNav(): NavEntry[] {
  const can = useCan();
  const audience = useIsClient() ? 'client' : 'team';
  return navEntries.filter(({ permission, only }) => (!permission || can(permission)) && (!only || only === audience));
}
