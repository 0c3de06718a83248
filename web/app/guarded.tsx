import { useMatches } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '#contract/permissions';
import { NoRight } from './errors.tsx';
import { useCan, useIsClient } from './session.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    permission?: Permission;
    Page?: ComponentType;
    /** In its place for people of a client. */
    PortalPage?: ComponentType;
  }
}

/** A page that not every role may see, or not as it is. */
export function Guarded() {
  const can = useCan();
  const isClient = useIsClient();
  const { permission, Page, PortalPage } = useMatches().at(-1)?.staticData ?? {};
  if (!Page) return null;
  if (permission && !can(permission)) return <NoRight />;
  return isClient && PortalPage ? <PortalPage /> : <Page />;
}
