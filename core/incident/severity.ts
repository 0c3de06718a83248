import { daysLeft, type Page, type Signal } from './signal.ts';

/** From the worst on. */
export const severities = ['critical', 'major', 'minor', 'info'] as const;
export type Severity = (typeof severities)[number];

export function worse(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}

/** Without these nobody can pay, or nobody comes in. */
const vital: readonly (Page | null)[] = ['payment', 'checkout', 'cart', 'home'];

/** With so few days left, a certificate or a domain no longer waits for Monday. */
const urgentDays = 3;

/** How bad it is, by what is hit rather than by what failed. */
export function severityOf(
  signal: Pick<Signal, 'failure' | 'status' | 'page' | 'monitorType'> & Partial<Pick<Signal, 'reason' | 'port'>>,
): Severity {
  if (signal.status === 'degraded') return severityOfDegraded(signal);
  if (vital.includes(signal.page) || closesTheHost(signal)) return 'critical';
  return 'major';
}

function severityOfDegraded(signal: Parameters<typeof severityOf>[0]): Severity {
  const days = signal.reason ? daysLeft({ reason: signal.reason }) : null;
  if (days !== null) return days <= urgentDays ? 'major' : 'minor';
  if (signal.failure !== 'tls_advisory') return 'minor';
  return vital.includes(signal.page) ? 'minor' : 'info';
}

/** No page of this host can be reached, whichever is asked for. */
function closesTheHost({ monitorType, failure, page, port }: Parameters<typeof severityOf>[0]): boolean {
  if (monitorType === 'domain') return true;
  if (failure === 'dns' || failure === 'tls' || failure === 'connect') {
    return monitorType !== 'tcp' || port === undefined || port === null || port === 80 || port === 443;
  }
  if (monitorType === 'tcp') return port === 80 || port === 443;
  return monitorType === 'tls' && page === null;
}
