import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureClasses } from '#core/probe';
import { causeOf, joins, type OpenIncident, pages, type Signal, worse, severityOf, type Severity } from './index.ts';

const minute = 60_000;
const signal = (change: Partial<Signal> & { monitorId: string }): Signal => ({
  storeId: 's',
  monitorType: 'http',
  page: null,
  host: 'shop.example',
  port: 443,
  status: 'down',
  failure: 'http',
  reason: { code: 'status', params: {} },
  ...change,
});

interface Told {
  at?: number;
  /** The last probe before, where that was earlier. */
  beganAfter?: number;
  dependsOn?: string[];
  signal: Signal;
}

/** Plays signals, minutes apart; answers `1 1+ 2(why)`: the incident each went to, `+` where it took the lead, `new` first. */
function story(told: Told[]) {
  const open: OpenIncident[] = [];
  let severity: Severity = 'info';
  return told.map(({ at = 0, beganAfter = at, dependsOn = [], signal: one }) => {
    const now = at * minute;
    severity = worse(severity, severityOf(one));
    const joined = joins(open, one, beganAfter * minute, { dependsOn });
    if (!joined) {
      open.push({
        id: String(open.length + 1),
        storeId: one.storeId,
        cause: causeOf(one),
        down: one.status === 'down',
        monitorIds: [one.monitorId],
        openedAt: now,
        lastSignalAt: now,
      });
      return `new ${open.length}`;
    }
    const incident = open.find(({ id }) => id === joined.id)!;
    incident.monitorIds = [...incident.monitorIds, one.monitorId];
    incident.lastSignalAt = now;
    incident.down ||= one.status === 'down';
    if (joined.lead) incident.cause = causeOf(one);
    return `${joined.id}${joined.lead ? '+' : ''} ${joined.why}${joined.absorbs.length ? ` absorbs ${joined.absorbs.join()}` : ''}`;
  });
}

const home = (change: Partial<Signal> = {}) => signal({ monitorId: 'home', page: 'home', ...change });
const cart = (change: Partial<Signal> = {}) => signal({ monitorId: 'cart', page: 'cart', ...change });
const dns = (change: Partial<Signal> = {}) =>
  signal({ monitorId: 'dns', monitorType: 'dns', failure: 'dns', port: null, ...change });
const tls = (change: Partial<Signal> = {}) =>
  signal({ monitorId: 'tls', monitorType: 'tls', failure: 'tls', ...change });
const tcp = (change: Partial<Signal> = {}) =>
  signal({ monitorId: 'tcp', monitorType: 'tcp', failure: 'connect', ...change });
const ping = () => signal({ monitorId: 'ping', monitorType: 'ping', failure: 'timeout', port: null });
const look = (change: Partial<Signal> = {}) =>
  signal({ monitorId: 'look', monitorType: 'content', failure: 'content', page: 'home', ...change });
const job = (change: Partial<Signal> = {}) =>
  signal({ monitorId: 'job', monitorType: 'heartbeat', failure: 'timeout', host: '', port: null, ...change });
const soon = {
  status: 'degraded' as const,
  failure: 'tls_advisory' as const,
  reason: { code: 'expires_soon', params: { days: 9 } },
};

describe('one cause, one incident', () => {
  test.each<[string, Told[], string[]]>([
    [
      'dns gone: everything of the host says so',
      [
        { signal: dns() },
        { signal: home({ failure: 'dns' }) },
        { signal: tls({ failure: 'dns' }) },
        { signal: look({ failure: 'dns' }) },
      ],
      ['new 1', '1 same_cause', '1 same_cause', '1 same_cause'],
    ],
    [
      'dns gone: subdomains and www too',
      [
        { signal: dns() },
        { signal: cart({ host: 'www.shop.example', failure: 'connect' }) },
        { signal: cart({ monitorId: 'api', host: 'api.shop.example' }) },
      ],
      ['new 1', '1 covered', '1 covered'],
    ],
    [
      'dns of www covers the bare name',
      [{ signal: dns({ host: 'www.shop.example' }) }, { signal: home({ failure: 'timeout' }) }],
      ['new 1', '1 covered'],
    ],
    [
      'dns of another name covers nothing',
      [{ signal: dns({ host: 'other.example' }) }, { signal: home() }],
      ['new 1', 'new 2'],
    ],
    [
      'not a name that only ends alike',
      [{ signal: dns() }, { signal: home({ host: 'myshop.example' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'dns turns up later and takes the lead',
      [{ signal: home({ failure: 'timeout' }) }, { at: 1, signal: dns() }, { at: 2, signal: cart() }],
      ['new 1', '1+ deeper', '1 covered'],
    ],
    [
      'a host down covers its pages',
      [
        { signal: tcp() },
        { at: 1, signal: home({ failure: 'timeout' }) },
        { at: 60, signal: cart() },
        { at: 60, signal: tls() },
      ],
      ['new 1', '1 covered', '1 covered', '1 covered'],
    ],
    [
      'a host down covers no other host',
      [{ signal: tcp() }, { at: 9, signal: home({ host: 'cdn.example' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'a database port refused explains the pages',
      [{ signal: tcp({ port: 3306 }) }, { signal: home({ failure: 'content' }) }],
      ['new 1', '1 covered'],
    ],
    ['the network before the host', [{ signal: tcp() }, { at: 1, signal: ping() }], ['new 1', '1+ deeper']],
    [
      'a deeper cause that comes much later stands for itself',
      [{ signal: home() }, { at: 60, signal: tcp() }],
      ['new 1', 'new 2'],
    ],
    ['pages that fail alike within minutes', [{ signal: home() }, { at: 4, signal: cart() }], ['new 1', '1 together']],
    [
      'errors and silence of one overloaded server',
      [{ signal: home() }, { at: 1, signal: cart({ failure: 'timeout' }) }],
      ['new 1', '1 together'],
    ],
    [
      'one after the other, each within minutes',
      [{ signal: home() }, { at: 4, signal: cart() }, { at: 8, signal: cart({ monitorId: 'pay', page: 'payment' }) }],
      ['new 1', '1 together', '1 together'],
    ],
    [
      'pages that fail alike, of which one was looked at long after',
      [{ signal: home() }, { at: 60, beganAfter: 5, signal: cart() }],
      ['new 1', '1 together'],
    ],
    [
      'a page that was still well when the others had long failed',
      [{ signal: home() }, { at: 60, beganAfter: 6, signal: cart() }],
      ['new 1', 'new 2'],
    ],
    [
      'a deeper cause that was looked for long after',
      [{ signal: home() }, { at: 60, beganAfter: 15, signal: tcp() }],
      ['new 1', '1+ deeper'],
    ],
    ['pages that fail alike an hour apart', [{ signal: home() }, { at: 60, signal: cart() }], ['new 1', 'new 2']],
    [
      'pages that fail differently',
      [{ signal: home() }, { signal: cart({ failure: 'redirect' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'slow pages together, apart from those that are down',
      [
        { signal: home({ status: 'degraded', failure: 'slow' }) },
        { signal: cart({ status: 'degraded', failure: 'slow' }) },
        { signal: cart({ monitorId: 'pay' }) },
      ],
      ['new 1', '1 together', 'new 2'],
    ],
    ['another store', [{ signal: home() }, { signal: home({ storeId: 'other', monitorId: 'x' }) }], ['new 1', 'new 2']],
    ['two monitors of one page', [{ signal: home() }, { at: 1, signal: look() }], ['new 1', '1 together']],
    [
      'two unnamed pages are not one',
      [{ signal: home({ page: 'other', failure: 'redirect' }) }, { signal: look({ page: 'other' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'the same monitor in another way',
      [{ signal: home({ status: 'degraded', failure: 'slow' }) }, { at: 200, signal: home() }],
      ['new 1', '1 same_monitor'],
    ],
    [
      'the same monitor soon fails deeper',
      [{ signal: home() }, { at: 2, signal: home({ failure: 'dns' }) }],
      ['new 1', '1+ same_monitor'],
    ],
    [
      'an old finding about a page is not why its host is gone',
      [{ signal: look({ status: 'degraded' }) }, { at: 2000, signal: look({ failure: 'connect' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'expires soon, then expired',
      [{ signal: tls(soon) }, { at: 9000, signal: tls() }, { at: 9001, signal: home({ failure: 'tls' }) }],
      ['new 1', '1+ same_monitor', '1 same_cause'],
    ],
    ['expires soon explains nothing else', [{ signal: tls(soon) }, { signal: home() }], ['new 1', 'new 2']],
    [
      'certificate and domain expire',
      [{ signal: tls(soon) }, { signal: signal({ monitorId: 'd', monitorType: 'domain', port: null, ...soon }) }],
      ['new 1', 'new 2'],
    ],
    [
      'a foreign script is never explained by a dead host',
      [{ signal: tcp() }, { at: 1, signal: look() }],
      ['new 1', 'new 2'],
    ],
    [
      'nor by a parent',
      [{ signal: tcp() }, { at: 1, dependsOn: ['tcp'], signal: look({ host: 'b.example' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'a broken certificate explains silence, not an error page',
      [{ signal: tls() }, { at: 1, signal: cart({ failure: 'timeout' }) }, { at: 2, signal: cart({ monitorId: 'b' }) }],
      ['new 1', '1 covered', 'new 2'],
    ],
    [
      'a parent that is down',
      [{ signal: home() }, { at: 60, dependsOn: ['x', 'home'], signal: job() }],
      ['new 1', '1 depends_on'],
    ],
    [
      'a parent that is only slow',
      [{ signal: home({ status: 'degraded', failure: 'slow' }) }, { at: 60, dependsOn: ['home'], signal: job() }],
      ['new 1', 'new 2'],
    ],
    [
      'the child had the deeper cause',
      [{ signal: home() }, { at: 1, dependsOn: ['home'], signal: tcp({ host: 'db.example' }) }],
      ['new 1', '1+ depends_on'],
    ],
    [
      'jobs that fall silent together',
      [{ signal: job() }, { at: 3, signal: job({ monitorId: 'job2', failure: 'content' }) }],
      ['new 1', '1 together'],
    ],
    [
      'a job of a dead host',
      [{ signal: tcp() }, { at: 30, signal: job({ host: 'shop.example' }) }],
      ['new 1', '1 covered'],
    ],
    [
      'a job does not care for dns',
      [{ signal: dns() }, { at: 30, signal: job({ host: 'shop.example' }) }],
      ['new 1', 'new 2'],
    ],
    [
      'a deeper cause gathers what stood apart',
      [{ signal: home({ failure: 'redirect' }) }, { signal: cart({ failure: 'http' }) }, { at: 1, signal: tcp() }],
      ['new 1', 'new 2', '1+ deeper absorbs 2'],
    ],
  ])('%s', (_, told, expected) => {
    expect(story(told)).toEqual(expected);
  });

  test('an incident opened by hand is joined by nothing but its own monitors', () => {
    const byHand: OpenIncident = {
      id: 'h',
      storeId: 's',
      cause: null,
      down: true,
      monitorIds: [],
      openedAt: 0,
      lastSignalAt: 0,
    };
    expect(joins([byHand], home(), 1, { dependsOn: [] })).toBeNull();
    expect(joins([{ ...byHand, monitorIds: ['home'] }], home(), 1, { dependsOn: [] })).toMatchObject({
      id: 'h',
      lead: true,
    });
  });

  test('a signal that is told again goes where it went before, whatever else is open', () => {
    const types = fc.constantFrom('http', 'content', 'tls', 'dns', 'tcp', 'ping', 'heartbeat', 'domain');
    const any = fc.record({
      storeId: fc.constantFrom('s', 't'),
      monitorId: fc.constantFrom('a', 'b', 'c', 'd'),
      monitorType: types,
      page: fc.constantFrom(...pages, null),
      host: fc.constantFrom('shop.example', 'www.shop.example', 'b.example', ''),
      port: fc.constantFrom(null, 443, 3306),
      status: fc.constantFrom('down' as const, 'degraded' as const),
      failure: fc.constantFrom(...failureClasses),
      reason: fc.constant({ code: 'x', params: {} }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(any, fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 12 }), (list) => {
        let at = 0;
        const told = list.flatMap(([one, minutes]) => [
          { at: (at += minutes), signal: one },
          { at, signal: one },
        ]);
        const places = story(told).map((place) => /\d+/.exec(place)![0]);
        list.forEach((_, i) => expect(places[2 * i + 1]).toBe(places[2 * i]));
        const stores = new Map<string, string>();
        told.forEach(({ signal: one }, i) => {
          expect(stores.get(places[i]!) ?? one.storeId).toBe(one.storeId);
          stores.set(places[i]!, one.storeId);
        });
      }),
      { numRuns: 300 },
    );
  });
});
