import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome, Verdict } from '#core/probe';
import { discover } from '#kit/discover';
import type { FaultTarget } from '../../../../test/fakes/fault-target.ts';
import type { MonitorType } from '../monitor-type.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

/**
 * All faults against the set of monitors that a store has by default: the fault is found with its class by one of
 * them, and before and after it all of them are content.
 */
const types = await discover<MonitorType>(import.meta.dirname, '.monitor.ts');
let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory({ slowMs: 4000 });
});
afterAll(() => lab.close());

/** As they are proposed, with less patience, so that the test ends soon. */
function watchOf({ family, name, host, port, namedUrl: url }: FaultTarget): [string, object][] {
  const patience = { connectMs: 5000, firstByteMs: 5000, idleMs: 2500 };
  const set: [string, object][] = [
    ['tcp', { host: name, port, ...(family === 'tcp' ? { expect: '220', answerMs: 2500 } : {}) }],
    ['dns', { name, slowMs: 1000 }],
  ];
  if (url)
    set.push(
      [
        'http',
        {
          url,
          contains: ['Clay and Kiln'],
          slowMs: 2000,
          visitors: ['browser', 'phone', 'crawler', 'returning', 'uncached'],
          ...patience,
        },
      ],
      ['content', { url, firstByteMs: 5000 }],
    );
  if (family === 'tls') set.push(['tls', { host, port, serverName: name }]);
  return set;
}

const order: Verdict[] = ['down', 'degraded', 'unknown', 'up'];

async function watch(target: FaultTarget, baselines: Map<string, unknown>): Promise<Map<string, Outcome>> {
  const outcomes = await Promise.all(
    watchOf(target).map(async ([name, settings]): Promise<[string, Outcome]> => {
      const timeoutMs = target.id === 'http-total-timeout' ? 5000 : 20_000;
      return [
        name,
        await probed(types.get(name)!, settings, lab.context({ timeoutMs, baseline: baselines.get(name) ?? null })),
      ];
    }),
  );
  return new Map(outcomes);
}

const ids = [
  'http-503',
  'http-503-some-clients',
  'http-503-header',
  'http-cut',
  'http-cut-chunked',
  'http-no-first-byte',
  'http-stalled',
  'http-total-timeout',
  'http-redirect-loop',
  'http-redirect-chain',
  'http-slow',
  'http-head-200-get-503',
  'http-head-200-get-partial',
  'http-head-200-get-redirect-loop',
  'http-head-200-get-timeout',
  'trap-head-405',
  'trap-head-timeout',
  'content-empty',
  'content-error-page',
  'content-keyword-missing',
  'content-keyword-injected',
  'content-ransom-note',
  'content-defacement',
  'content-malicious-script',
  'content-hidden-spam-links',
  'tcp-refused',
  'tcp-mute',
  'tls-expired',
  'tls-expires-soon',
  'tls-self-signed',
  'tls-wrong-name',
  'tls-unknown-authority',
  'tls-handshake',
  'tls-old-protocol',
  'dns-nxdomain',
  'dns-servfail',
  'dns-timeout',
  'dns-cname-nowhere',
  'dns-slow',
  'dns-ns-silent',
  'dns-ns-failing',
];

test('every fault of the fault server is in this table', () => {
  expect(lab.targets.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test.concurrent.each(ids)('%s', async (id) => {
  const target = lab.target(id);
  const healthy = await watch(target, new Map());
  expect([...healthy].map(([name, outcome]) => [name, verdictOf(outcome)])).toEqual(
    [...healthy.keys()].map((name) => [name, { verdict: 'up' }]),
  );
  const baselines = new Map([...healthy].map(([name, { learned }]) => [name, learned]));
  await target.break();
  const found = [...(await watch(target, baselines)).values()];
  await target.mend();
  const worst = found.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))[0]!;
  expect(worst.verdict, worst.reason.code).toBe(target.expects.verdict);
  if (target.expects.failure) expect(found.map(({ failure }) => failure)).toContain(target.expects.failure);
  for (const outcome of found)
    if (outcome.verdict !== 'up')
      expect(
        outcome.conditions.some(({ ok }) => !ok),
        outcome.reason.code,
      ).toBe(true);
});
