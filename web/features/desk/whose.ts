import type { Request } from '#contract/desk';

/** The client and the store, once where they have the same name; people of a client know who they are. */
export const whose = (request: Request, isClient: boolean, unknown: string): string =>
  [...new Set([isClient ? null : (request.client?.name ?? unknown), request.store?.name])].filter(Boolean).join(' · ');
