import type { FailureClass } from '#core/probe';
import { daysLeft, type Page, type Signal } from './signal.ts';

/** Where a cause sits, the more fundamental first; the last three stand for themselves. */
export const scopes = ['dns', 'network', 'host', 'tls', 'application', 'content', 'heartbeat', 'expiry'] as const;
export type Scope = (typeof scopes)[number];

/** What is taken to be the cause of a signal; JSON. */
export interface Cause {
  /** Two signals of one store with the same key have the same cause. */
  key: string;
  scope: Scope;
  storeId: string;
  host: string;
  port: number | null;
  failure: FailureClass | null;
  monitorType: string;
  monitorId: string;
  page: Page | null;
  /** The reason's code. */
  code: string;
}

export function causeOf(signal: Omit<Signal, 'status'> & Partial<Pick<Signal, 'status'>>): Cause {
  const scope = scopeOf(signal);
  const { storeId, host, port, failure, monitorType, monitorId, page } = signal;
  return {
    key: keyOf(scope, signal),
    scope,
    storeId,
    host,
    port,
    failure,
    monitorType,
    monitorId,
    page,
    code: signal.reason.code,
  };
}

function scopeOf(signal: Parameters<typeof causeOf>[0]): Scope {
  const { monitorType, failure } = signal;
  const encryption = failure === 'tls' || failure === 'tls_advisory';
  if (monitorType === 'heartbeat') return 'heartbeat';
  if (monitorType === 'domain') return 'expiry';
  if (encryption && signal.status !== 'down' && daysLeft(signal) !== null) return 'expiry';
  if (monitorType === 'dns' || failure === 'dns') return 'dns';
  if (encryption) return 'tls';
  if (monitorType === 'ping') return 'network';
  // Where nothing speaks HTTP, silence is the host's own.
  if (failure === 'connect' || (failure === 'timeout' && (monitorType === 'tcp' || monitorType === 'tls')))
    return 'host';
  return monitorType === 'content' && failure === 'content' ? 'content' : 'application';
}

function keyOf(scope: Scope, { host, port, failure, monitorType, monitorId }: Parameters<typeof causeOf>[0]): string {
  if (scope === 'dns' || scope === 'network') return `${scope}:${host}`;
  if (scope === 'host') return `host:${host}:${port ?? ''}`;
  if (scope === 'tls') return `${failure}:${host}:${port ?? ''}`;
  if (scope === 'expiry')
    return monitorType === 'domain' ? `expiry:domain:${host}` : `expiry:tls:${host}:${port ?? ''}`;
  if (scope === 'heartbeat') return `heartbeat:${monitorId}`;
  return `${scope}:${monitorId}:${failure ?? ''}`;
}

/**
 * By which a store's incidents of the past are searched: the same again. Unlike the cause's key it survives a monitor
 * that was made anew for the same page, and tells apart in what way a page failed.
 */
export function recurrenceKey(cause: Cause): string {
  if (cause.scope !== 'application' && cause.scope !== 'content') return cause.key;
  const where = cause.page === null || cause.page === 'other' ? cause.monitorId : `${cause.host}/${cause.page}`;
  return `${cause.scope}:${where}:${cause.failure ?? ''}:${cause.code}`;
}
