import { useMatches } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '#contract/permissions';
import { NoRight } from './errors.tsx';
import { useCan } from './session.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    permission?: Permission;
    Page?: ComponentType;
  }
}

/** A page that not every role may see. */
export function Guarded() {
  const can = useCan();
  const { permission, Page } = useMatches().at(-1)?.staticData ?? {};
  if (!permission || !Page) return null;
  return can(permission) ? <Page /> : <NoRight />;
}
