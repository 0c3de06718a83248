import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureClasses } from '#core/probe';
import { pages, severities, type Severity, severityOf, type Signal, worse } from './index.ts';

type Case = [Signal['status'], string, Signal['failure'], Signal['page'], Severity];
const judged = (
  status: Signal['status'],
  monitorType: string,
  failure: Signal['failure'],
  page: Signal['page'],
  more: Partial<Signal> = {},
) => severityOf({ status, monitorType, failure, page, ...more });

describe('severity', () => {
  test.each<Case>([
    ['down', 'http', 'http', 'payment', 'critical'],
    ['down', 'http', 'timeout', 'checkout', 'critical'],
    ['down', 'content', 'content', 'cart', 'critical'],
    ['down', 'http', 'http', 'home', 'critical'],
    ['down', 'http', 'http', 'product', 'major'],
    ['down', 'http', 'http', 'category', 'major'],
    ['down', 'http', 'redirect', 'login', 'major'],
    ['down', 'content', 'content', 'search', 'major'],
    ['down', 'http', 'http', null, 'major'],
    ['down', 'http', 'partial', 'other', 'major'],
    ['down', 'http', 'dns', 'other', 'critical'],
    ['down', 'http', 'connect', 'product', 'critical'],
    ['down', 'http', 'tls', 'other', 'critical'],
    ['down', 'dns', 'dns', null, 'critical'],
    ['down', 'dns', 'content', null, 'major'],
    ['down', 'tls', 'tls', null, 'critical'],
    ['down', 'tls', 'timeout', null, 'critical'],
    ['down', 'domain', 'content', null, 'critical'],
    ['down', 'ping', 'timeout', null, 'major'],
    ['down', 'heartbeat', 'timeout', null, 'major'],
    ['degraded', 'http', 'slow', 'home', 'minor'],
    ['degraded', 'http', 'slow', 'checkout', 'minor'],
    ['degraded', 'dns', 'slow', null, 'minor'],
    ['degraded', 'tls', 'tls_advisory', null, 'info'],
    ['degraded', 'tls', 'tls_advisory', 'other', 'info'],
    ['degraded', 'tls', 'tls_advisory', 'checkout', 'minor'],
  ])('%s, %s monitor, %s, page %s: %s', (status, monitorType, failure, page, severity) => {
    expect(judged(status, monitorType, failure, page)).toBe(severity);
  });

  test.each<[number | null, Severity]>([
    [443, 'critical'],
    [80, 'critical'],
    [null, 'critical'],
    [3306, 'major'],
    [22, 'major'],
  ])('port %s refused: %s', (port, severity) => {
    expect(judged('down', 'tcp', 'connect', null, { port })).toBe(severity);
  });

  test.each<[string, number, Severity]>([
    ['tls', 20, 'minor'],
    ['tls', 4, 'minor'],
    ['tls', 3, 'major'],
    ['tls', 0, 'major'],
    ['domain', 30, 'minor'],
    ['domain', 2, 'major'],
  ])('%s expires in %d days: %s', (monitorType, days, severity) => {
    expect(
      judged('degraded', monitorType, 'tls_advisory', null, { reason: { code: 'expires', params: { days } } }),
    ).toBe(severity);
  });

  test('down is never milder than degraded', () => {
    const kinds = fc.constantFrom('http', 'content', 'tls', 'dns', 'tcp', 'ping', 'heartbeat', 'domain');
    fc.assert(
      fc.property(kinds, fc.constantFrom(...failureClasses), fc.constantFrom(...pages, null), (type, failure, page) => {
        const down = judged('down', type, failure, page);
        expect(worse(down, judged('degraded', type, failure, page))).toBe(down);
      }),
    );
  });

  test('the worse of two', () => {
    expect(severities.map((one) => worse(one, 'major'))).toEqual(['critical', 'major', 'major', 'major']);
  });
});
