import { createContext, useContext } from 'react';
import type { Session } from '#contract/people';
import { isClientRole, type Permission } from '#contract/permissions';

export type SignedIn = Session & { person: NonNullable<Session['person']> };
const SessionContext = createContext<SignedIn | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Only inside the console; public pages have nobody. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is asked outside the signed-in console');
  return session;
}

/** `const can = useCan(); can('monitors.write')`: hide what the server would refuse. */
export function useCan(): (permission: Permission) => boolean {
  const session = useContext(SessionContext);
  return (permission) => session?.permissions.includes(permission) ?? false;
}

/** Whether somebody of a client looks: they see a portal, the team sees the console. */
export function useIsClient(): boolean {
  const role = useContext(SessionContext)?.person.role;
  return role !== undefined && isClientRole(role);
}

/** The person's zone, else the browser's. */
export function useTimeZone(): string {
  return useContext(SessionContext)?.person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
