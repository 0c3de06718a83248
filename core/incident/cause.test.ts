import { describe, expect, test } from 'vitest';
import { causeOf, recurrenceKey, type Signal } from './index.ts';

const signal = (change: Partial<Signal>): Signal => ({
  storeId: 's',
  monitorId: 'm',
  monitorType: 'http',
  page: null,
  host: 'shop.example',
  port: 443,
  status: 'down',
  failure: 'http',
  reason: { code: 'status', params: {} },
  ...change,
});
const soon = { code: 'expires_soon', params: { days: 5 } };

describe('cause', () => {
  test.each<[string, Partial<Signal>, string, string]>([
    ['error page', {}, 'application', 'application:m:http'],
    ['no name, seen by http', { failure: 'dns' }, 'dns', 'dns:shop.example'],
    ['no name, seen by dns', { monitorType: 'dns', failure: 'dns', port: null }, 'dns', 'dns:shop.example'],
    ['wrong record', { monitorType: 'dns', failure: 'content', port: null }, 'dns', 'dns:shop.example'],
    ['expired', { monitorType: 'tls', failure: 'tls' }, 'tls', 'tls:shop.example:443'],
    [
      'expired, with days',
      { monitorType: 'tls', failure: 'tls', reason: { code: 'expired', params: { days: -1 } } },
      'tls',
      'tls:shop.example:443',
    ],
    ['expired, seen by http', { failure: 'tls' }, 'tls', 'tls:shop.example:443'],
    [
      'old protocol',
      { monitorType: 'tls', failure: 'tls_advisory', status: 'degraded' },
      'tls',
      'tls_advisory:shop.example:443',
    ],
    [
      'expires soon',
      { monitorType: 'tls', failure: 'tls_advisory', status: 'degraded', reason: soon },
      'expiry',
      'expiry:tls:shop.example:443',
    ],
    [
      'domain expires',
      { monitorType: 'domain', failure: 'tls_advisory', status: 'degraded', reason: soon, port: null },
      'expiry',
      'expiry:domain:shop.example',
    ],
    ['refused, seen by http', { failure: 'connect' }, 'host', 'host:shop.example:443'],
    ['refused, seen by tcp', { monitorType: 'tcp', failure: 'connect', port: 3306 }, 'host', 'host:shop.example:3306'],
    ['silent, seen by tcp', { monitorType: 'tcp', failure: 'timeout' }, 'host', 'host:shop.example:443'],
    ['silent, seen by tls', { monitorType: 'tls', failure: 'timeout' }, 'host', 'host:shop.example:443'],
    ['silent, seen by http', { failure: 'timeout' }, 'application', 'application:m:timeout'],
    ['no ping', { monitorType: 'ping', failure: 'timeout', port: null }, 'network', 'network:shop.example'],
    ['defaced', { monitorType: 'content', failure: 'content' }, 'content', 'content:m:content'],
    ['content monitor gets an error', { monitorType: 'content' }, 'application', 'application:m:http'],
    ['error text in a 200 page', { failure: 'content' }, 'application', 'application:m:content'],
    [
      'a job that is late',
      { monitorType: 'heartbeat', failure: 'timeout', host: '', port: null },
      'heartbeat',
      'heartbeat:m',
    ],
  ])('%s', (_, change, scope, key) => {
    expect(causeOf(signal(change))).toMatchObject({ scope, key, storeId: 's', monitorId: 'm' });
  });
});

describe('the same again', () => {
  const key = (change: Partial<Signal>) => recurrenceKey(causeOf(signal(change)));

  test('for another monitor of the same page', () => {
    expect(key({ page: 'checkout', monitorId: 'new' })).toBe(key({ page: 'checkout' }));
    expect(key({ page: 'other', monitorId: 'new' })).not.toBe(key({ page: 'other' }));
  });

  test('not for another page, class or reason', () => {
    const all = [
      { page: 'checkout' },
      { page: 'cart' },
      { page: 'cart', failure: 'timeout' },
      { page: 'cart', reason: { code: 'php_fatal', params: {} } },
    ] as const;
    expect(new Set(all.map(key)).size).toBe(4);
  });

  test('not for other values of the same reason', () => {
    expect(key({ page: 'cart', reason: { code: 'status', params: { status: 500 } } })).toBe(
      key({ page: 'cart', reason: { code: 'status', params: { status: 502 } } }),
    );
  });

  test('for a host, whoever saw it', () => {
    expect(key({ failure: 'connect', monitorId: 'new', page: 'cart' })).toBe(
      key({ monitorType: 'tcp', failure: 'connect' }),
    );
  });
});
