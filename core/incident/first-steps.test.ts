import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureClasses } from '#core/probe';
import { languages, say } from '#core/words';
import { causeOf, firstSteps, nextFirstSteps, pages, type Signal } from './index.ts';

const steps = (change: Partial<Signal>) =>
  nextFirstSteps(
    causeOf({
      storeId: 's',
      monitorId: 'm',
      monitorType: 'http',
      page: null,
      host: 'shop.example',
      port: 443,
      status: 'down',
      failure: 'http',
      reason: { code: 'x', params: {} },
      ...change,
    }),
  );

describe('what to do first', () => {
  test.each<[string, Partial<Signal>, string]>([
    ['an error page', {}, 'app_log'],
    ['a slow page', { failure: 'slow', status: 'degraded' }, 'app_load'],
    ['a cut body', { failure: 'partial' }, 'app_cut'],
    ['a redirect loop', { failure: 'redirect' }, 'app_redirect'],
    ['silence', { failure: 'timeout' }, 'app_load'],
    ['an error text', { failure: 'content' }, 'app_page'],
    ['no name', { failure: 'dns' }, 'dns_ask'],
    ['refused', { failure: 'connect' }, 'host_reach'],
    ['no ping', { monitorType: 'ping', failure: 'timeout' }, 'net_elsewhere'],
    ['a bad certificate', { failure: 'tls' }, 'tls_look'],
    ['old encryption', { failure: 'tls_advisory', status: 'degraded' }, 'tls_protocols'],
    [
      'a certificate that ends',
      { failure: 'tls_advisory', status: 'degraded', reason: { code: 'x', params: { days: 4 } } },
      'expiry_certificate',
    ],
    ['a domain that ends', { monitorType: 'domain', status: 'degraded' }, 'expiry_domain'],
    ['a changed page', { monitorType: 'content', failure: 'content' }, 'content_look'],
    ['a silent job', { monitorType: 'heartbeat', failure: 'timeout' }, 'job_output'],
    ['checkout', { page: 'checkout' }, 'pay_try'],
  ])('after %s begins well', (_, change, first) => {
    expect(steps(change)[0]).toBe(first);
  });

  test('who cannot pay is told of, the provider suspected only where it may be at fault', () => {
    expect(steps({ page: 'payment' })).toContain('pay_provider');
    expect(steps({ page: 'cart' })).not.toContain('pay_provider');
    expect(steps({ page: 'payment', failure: 'dns' })).toEqual([
      'dns_ask',
      'dns_registrar',
      'dns_undo',
      'dns_host',
      'pay_owner',
    ]);
  });

  test('there always is something, without repetition, in every language, with every value filled in', () => {
    const types = fc.constantFrom('http', 'content', 'tls', 'dns', 'tcp', 'ping', 'heartbeat', 'domain');
    fc.assert(
      fc.property(
        types,
        fc.constantFrom(...failureClasses, null),
        fc.constantFrom(...pages, null),
        (monitorType, failure, page) => {
          const found = steps({ monitorType, failure, page });
          expect(found.length).toBeGreaterThan(0);
          expect(new Set(found).size).toBe(found.length);
          for (const language of languages) {
            for (const step of found) {
              const text = say(firstSteps[language][step], { host: 'shop.example', port: 443 }, language);
              expect(text).toMatch(/[.?]$/);
              expect(text).not.toMatch(/[{}]/);
            }
          }
        },
      ),
    );
  });

  test('no advice is left that nobody is ever given', () => {
    const given = new Set(
      ['http', 'content', 'tls', 'dns', 'tcp', 'ping', 'heartbeat', 'domain'].flatMap((monitorType) =>
        [...failureClasses, null].flatMap((failure) =>
          [
            {},
            { page: 'checkout' as const },
            { status: 'degraded' as const, reason: { code: 'x', params: { days: 4 } } },
          ].flatMap((more) => steps({ monitorType, failure, ...more })),
        ),
      ),
    );
    expect([...given].sort()).toEqual(Object.keys(firstSteps.en).sort());
  });
});
