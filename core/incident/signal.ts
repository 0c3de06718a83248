import type { FailureClass, Reason } from '#core/probe';

/** What a page is to the shop. */
export const pages = [
  'home',
  'category',
  'product',
  'search',
  'cart',
  'checkout',
  'payment',
  'login',
  'other',
] as const;
export type Page = (typeof pages)[number];

/** A confirmed flip of a monitor for the worse, with what is needed to find its cause. */
export interface Signal {
  storeId: string;
  monitorId: string;
  /** The kind of monitor, as its file is named: `http`, `tls`, `heartbeat` … */
  monitorType: string;
  page: Page | null;
  /** Lower case; empty where the monitor has none. */
  host: string;
  port: number | null;
  status: 'down' | 'degraded';
  failure: FailureClass | null;
  reason: Reason;
}

/** Days until a certificate or domain expires, where the reason carries them as `days`. */
export function daysLeft(signal: Pick<Signal, 'reason'>): number | null {
  const { days } = signal.reason.params;
  return typeof days === 'number' ? days : null;
}
