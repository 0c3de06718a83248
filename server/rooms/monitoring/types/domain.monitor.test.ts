import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { readWhois } from '#kit/net/registration/whois';
import { startRegistry, type Registry } from '../../../../test/fakes/registry.ts';
import type { ProbeContext } from '../monitor-type.ts';
import domain from './domain.monitor.ts';
import { probed, verdictOf } from './testing/laboratory.ts';

let registry: Registry;
const now = Date.parse('2026-06-01T00:00:00Z');
const net = createNet({ allowPrivate: true, ownPorts: [] });
const context = (more: Partial<ProbeContext> = {}): ProbeContext => ({
  timeoutMs: 5000,
  net,
  now,
  baseline: null,
  signal: new AbortController().signal,
  ...more,
});
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

const expires = (date: string) => ({
  events: [
    { eventAction: 'registration', eventDate: '2020-01-01T00:00:00Z' },
    { eventAction: 'expiration', eventDate: date },
  ],
  status: ['active'],
  entities: [
    {
      roles: ['registrar'],
      vcardArray: [
        'vcard',
        [
          ['version', {}, 'text', '4.0'],
          ['fn', {}, 'text', 'A Registrar'],
        ],
      ],
    },
  ],
});
const ask = (name: string, more: object = {}, ctx = context()) =>
  probed(domain, { domain: name, rdap: registry.rdap, whois: registry.whois, ...more }, ctx);

test.each<[string, object, string, string | undefined, string]>([
  ['paid for', expires('2027-06-01T00:00:00Z'), 'up', undefined, 'registered'],
  ['ends soon', expires('2026-06-20T12:00:00.123Z'), 'degraded', 'dns', 'expires_soon'],
  ['ended', expires('2026-05-31T00:00:00Z'), 'down', 'dns', 'expired'],
  ['switched off', { ...expires('2027-06-01T00:00:00Z'), status: ['client hold'] }, 'down', 'dns', 'on_hold'],
  [
    'about to be deleted',
    { ...expires('2026-05-01T00:00:00Z'), status: ['redemption period', 'pending delete'] },
    'down',
    'dns',
    'leaving',
  ],
])('RDAP: %s', async (_, answer, verdict, failure, code) => {
  registry.rdapAnswers.set('shop.com', answer);
  const outcome = await ask('www.shop.com');
  expect(verdictOf(outcome)).toEqual({ verdict, failure });
  expect(outcome.reason.code).toBe(code);
});

test('keeps the date and the registrar as facts', async () => {
  registry.rdapAnswers.set('shop.com', expires('2027-06-01T00:00:00Z'));
  expect((await ask('shop.com')).evidence?.facts).toMatchObject({
    source: 'rdap',
    registrar: 'A Registrar',
    expiresAt: '2027-06-01T00:00:00.000Z',
    statuses: ['active'],
  });
});

test('WHOIS is asked where RDAP fails or keeps the date to itself', async () => {
  registry.whoisAnswers.set(
    'other.com',
    'Domain Name: OTHER.COM\r\nRegistry Expiry Date: 2027-08-13T04:00:00Z\r\nRegistrar: Someone\r\nDomain Status: clientTransferProhibited https://icann.org/epp\r\n',
  );
  for (const answer of [500, 429, { status: ['active'] }]) {
    registry.rdapAnswers.set('other.com', answer);
    registry.asked.length = 0;
    expect((await ask('other.com')).evidence?.facts).toMatchObject({
      source: 'whois',
      registrar: 'Someone',
      expiresAt: '2027-08-13T04:00:00.000Z',
      statuses: ['clientTransferProhibited'],
    });
    expect(registry.asked).toEqual(['rdap other.com', 'whois other.com']);
  }
});

test('a registry that publishes no date leaves the domain well; one that is silent says nothing', async () => {
  registry.rdapAnswers.set('shop.de', { status: ['active'] });
  registry.whoisAnswers.set('shop.de', 'Domain: shop.de\nStatus: connect\n');
  expect(await ask('shop.de')).toMatchObject({ verdict: 'up', reason: { code: 'no_date' } });
  expect(await ask('shop.com', { rdap: 'http://127.0.0.1:1/', whois: '127.0.0.1:1' })).toMatchObject({
    verdict: 'unknown',
    reason: { code: 'registry_silent' },
  });
  registry.rdapAnswers.set('busy.com', 503);
  registry.whoisAnswers.set('busy.com', 'Your request limit exceeded, try again later.');
  expect(await ask('busy.com')).toMatchObject({ verdict: 'unknown' });
});

test('a domain that nobody has is down', async () => {
  expect(verdictOf(await ask('nobody-has-this.com'))).toEqual({ verdict: 'down', failure: 'dns' });
});

test.each<[string, string, string | null]>([
  [
    'ru',
    'domain:        SHOP.RU\nnserver:       ns1.shop.ru.\nstate:         REGISTERED, DELEGATED, VERIFIED\nregistrar:     RU-CENTER-RU\npaid-till:     2027-01-20T21:00:00Z\nfree-date:     2027-02-21\n',
    '2027-01-20T21:00:00.000Z',
  ],
  [
    'ua',
    'domain:           shop.com.ua\nstatus:           ok\nexpires:          2027-03-04 15:06:07+02\nsource:           UAEPP\n',
    '2027-03-04T13:06:07.000Z',
  ],
  [
    'pl',
    'DOMAIN NAME:           shop.pl\nregistrant type:       organization\nrenewal date:          2027.03.05 14:00:00\n',
    '2027-03-05T14:00:00.000Z',
  ],
  [
    'uk',
    '    Domain name:\n        shop.co.uk\n    Relevant dates:\n        Expiry date:  14-Feb-2027\n',
    '2027-02-14T00:00:00.000Z',
  ],
  [
    'cz',
    'domain:       shop.cz\nregistered:   01.02.2004 10:00:00\nexpire:       14.02.2027\n',
    '2027-02-14T00:00:00.000Z',
  ],
  [
    'fi',
    'domain.............: shop.fi\nstatus.............: Registered\nexpires............: 4.7.2027 10:15:55\n',
    '2027-07-04T10:15:55.000Z',
  ],
  [
    'it',
    'Domain:             shop.it\nStatus:             ok\nExpire Date:        2027-02-20\n',
    '2027-02-20T00:00:00.000Z',
  ],
  [
    'tr',
    '** Domain Name: shop.com.tr\nCreated on..............: 2005-Mar-02.\nExpires on..............: 2027-Mar-01.\n',
    '2027-03-01T00:00:00.000Z',
  ],
  ['br', 'domain:      shop.com.br\nexpires:     20270130\nstatus:      published\n', '2027-01-30T00:00:00.000Z'],
  [
    'jp',
    '[Domain Name]                   SHOP.JP\n[Expires on]                    2027/03/31\n[Status]                        Active\n',
    '2027-03-31T00:00:00.000Z',
  ],
  ['kz', 'Domain Name............: shop.kz\nDomain status : ok - Normal state.\n', null],
])('reads the WHOIS of .%s', (tld, text, date) => {
  const name = { ua: 'shop.com.ua', uk: 'shop.co.uk', tr: 'shop.com.tr', br: 'shop.com.br' }[tld] ?? `shop.${tld}`;
  const read = readWhois(text, name);
  expect(read).toMatchObject({ expiresAt: date === null ? null : Date.parse(date) });
  expect(read === 'absent' ? null : read?.expiresAt).toBe(date === null ? null : Date.parse(date));
});

test.each([
  'No match for "SHOP.COM".',
  'Domain not found.',
  'No entries found for the selected source(s).',
  '% No data found',
  'Status: free',
  'shop.cz: is available for registration',
])('reads %o as: nobody has it', (text) => {
  expect(readWhois(text, 'shop.com')).toBe('absent');
});

test.each([
  { domain: '192.0.2.1' },
  { domain: 'com' },
  { domain: 'localhost' },
  { domain: 'shop.com', rdap: 'whois.com' },
  { domain: 'shop.com', whois: 'http://x' },
])('refuses %o', (settings) => {
  expect(domain.settings.safeParse(settings).success).toBe(false);
});
