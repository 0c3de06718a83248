import { Anchor, type AnchorProps } from '@mantine/core';
import { Link as RouterLink, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type Search = Record<string, string | undefined>;

/** Where we are and how to go elsewhere: path parameters, the search part (filters live there), `go`. */
export function useAddress() {
  const params: Record<string, string> = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    params,
    search,
    go: (address: string) => void navigate(target(address) as never),
    /** Changes filters in the address without a new entry in the history; an empty value takes one away. */
    setSearch: (changes: Search) => {
      void navigate({ to: '.', search: (before: Search) => ({ ...before, ...changes }), replace: true } as never);
    },
  };
}

/** A link inside the console: `<Link to="/stores/…">`. Lists that one scans pass `plain`. */
export function Link({
  to,
  plain,
  children,
  ...rest
}: AnchorProps & {
  to: string;
  plain?: boolean;
  children: ReactNode;
  'aria-label'?: string;
  title?: string;
  onClick?: () => void;
}) {
  return (
    <Anchor
      renderRoot={(props) => <RouterLink {...props} {...target(to)} />}
      {...(plain ? { c: 'inherit', underline: 'hover' as const } : {})}
      inherit
      {...rest}
    >
      {children}
    </Anchor>
  );
}

/** Turns a Mantine part into a link: `<Button renderRoot={asLink('/stores/new')}>`. */
export const asLink = (to: string) => (props: object) => <RouterLink {...props} {...target(to)} />;

/** `/incidents?state=open` → path and search, as the router takes them. */
function target(address: string): { to: string; search: Search } {
  const [to = '/', search = ''] = address.split('?');
  return { to, search: parseSearch(search) };
}
export const parseSearch = (search: string): Search => Object.fromEntries(new URLSearchParams(search));
export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '')
      written.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return written.size ? `?${written}` : '';
}
