import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Reading } from '../import/reading.ts';
import { fromPingdom } from '../import/pingdom/from-pingdom.ts';
import { readPingdom } from '../import/pingdom/read-pingdom.ts';
import { byName, validFile } from '../import/testing/valid.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-pingdom-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function read(...contents: unknown[]): Reading {
  const files = contents.map((content) => {
    const file = join(folder, `export-${++count}`);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  });
  return fromPingdom(readPingdom(files));
}

const details = (id: number, name: string, type: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  check: {
    id,
    name,
    hostname: 'shop.example',
    status: 'up',
    resolution: 1,
    created: 1_300_000_000,
    responsetime_threshold: 30_000,
    tags: [],
    type,
    ...more,
  },
});

test('details of checks carry paths, conditions and sign-in over', () => {
  const reading = read(
    {
      counts: { total: 2, limited: 2, filtered: 2 },
      checks: [
        {
          id: 1,
          name: 'Home',
          hostname: 'shop.example',
          status: 'up',
          resolution: 5,
          type: 'http',
          tags: [
            { name: 'clay', type: 'u', count: 2 },
            { name: 'apache', type: 'a', count: 1 },
          ],
        },
      ],
    },
    details(
      1,
      'Home',
      {
        http: {
          url: '/',
          encryption: true,
          port: 443,
          verify_certificate: true,
          ssl_down_days_before: 7,
          requestheaders: { 'User-Agent': 'Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)', 'X-Key': 'k' },
        },
      },
      { resolution: 5, tags: [{ name: 'clay', type: 'u', count: '2' }] },
    ),
    [
      details(
        2,
        'Cart',
        {
          http: {
            url: '/cart?a=b',
            encryption: true,
            port: 8443,
            username: 'u',
            password: 'p',
            shouldcontain: 'Checkout',
            verify_certificate: false,
          },
        },
        { status: 'paused', responsetime_threshold: 2000, tags: [{ name: 'clay', type: 'u' }] },
      ),
      details(
        3,
        'Form',
        {
          http: {
            url: '/search',
            encryption: false,
            port: 80,
            postdata: 'q=clay',
            shouldnotcontain: 'Fatal error',
            requestheaders: ['X-A: b:c'],
          },
        },
        { tags: [{ name: 'clay', type: 'u' }] },
      ),
      details(
        4,
        'Mail',
        { smtp: { port: 587, encryption: false, stringtoexpect: '' } },
        { hostname: 'mail.shop.example' },
      ),
      details(5, 'Box', { imap: { port: 993, encryption: true } }, { hostname: 'mail.shop.example' }),
      details(6, 'Echo', { tcp: { port: 7, stringtosend: 'hi', stringtoexpect: 'hi' } }),
      details(7, 'Name', { dns: { nameserver: '8.8.8.8', expectedip: '192.0.2.1' } }),
      details(8, 'Machine', { ping: {} }),
      details(9, 'Voice', { udp: { port: 9987, stringtosend: 'a', stringtoexpect: 'b' } }),
      details(10, 'Own state', { httpcustom: { url: '/state.xml', encryption: true } }),
    ],
    {
      checks: [
        { id: 20, name: 'Buys', type: 'recording', region: 'eu', interval: 10, active: true, hostname: 'shop.example' },
      ],
    },
  );
  const file = validFile(reading);
  const found = byName(file);
  expect(file.stores.map((s) => s.url)).toEqual(['https://shop.example/']);
  expect(found['Home']).toMatchObject({
    intervalSeconds: 300,
    page: 'home',
    settings: { url: 'https://shop.example/', headers: [{ name: 'X-Key', value: 'k' }] },
  });
  expect(found['Certificate of shop.example']!.settings).toEqual({ host: 'shop.example', warnDays: 7 });
  expect(found['Cart']).toMatchObject({
    paused: true,
    settings: {
      url: 'https://shop.example:8443/cart?a=b',
      auth: { kind: 'basic', user: 'u', password: 'p' },
      contains: ['Checkout'],
      slowMs: 2000,
      ignoreCertificate: true,
    },
  });
  expect(found['Form']!.settings).toMatchObject({
    url: 'http://shop.example/search',
    method: 'POST',
    body: 'q=clay',
    lacks: ['Fatal error'],
    headers: [
      { name: 'X-A', value: 'b:c' },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    ],
  });
  expect(found['Mail']).toMatchObject({
    type: 'tcp',
    settings: { host: 'mail.shop.example', port: 587, expect: '220' },
  });
  expect(found['Box']).toMatchObject({ type: 'tls', settings: { host: 'mail.shop.example', port: 993 } });
  expect(found['Echo']!.settings).toEqual({ host: 'shop.example', port: 7, send: 'hi', expect: 'hi' });
  expect(found['Name']!.settings).toMatchObject({
    name: 'shop.example',
    type: 'A',
    resolver: '8.8.8.8',
    expected: ['192.0.2.1'],
  });
  expect(found['Machine']!.type).toBe('ping');
  expect(reading.skipped.map((s) => [s.name, s.type])).toEqual([
    ['Voice', 'udp'],
    ['Own state', 'httpcustom'],
    ['Buys', 'recording'],
  ]);
});

test('a list alone says what it does not know', () => {
  const reading = read({
    checks: [
      { id: 1, name: 'Home', hostname: 'shop.example', status: 'up', resolution: 1, type: 'http', encryption: false },
      { id: 2, name: 'Port', hostname: 'shop.example', status: 'up', resolution: 1, type: 'tcp' },
      { id: 3, name: 'Ping', hostname: 'shop.example', status: 'paused', resolution: 1, type: 'ping' },
    ],
  });
  const found = byName(validFile(reading));
  expect(found['Home']!.settings['url']).toBe('http://shop.example/');
  expect(found['Ping']!.paused).toBe(true);
  expect(reading.notes[0]!.text).toContain('GET /checks/{id}');
  expect(reading.skipped.map((s) => s.name)).toEqual(['Port']);
});

test('a CSV file with the columns of the list', () => {
  const found = byName(
    validFile(
      read(
        'Name,Hostname,Type,Resolution,Status,URL,Tags\nHome,shop.example,HTTP,5,up,/en/,clay\nPing,shop.example,ping,1,paused,,clay\n',
      ),
    ),
  );
  expect(found['Home']).toMatchObject({ intervalSeconds: 300, settings: { url: 'https://shop.example/en/' } });
  expect(found['Ping']).toMatchObject({ paused: true, intervalSeconds: 60 });
});

test('a file of something else is refused in one sentence', () => {
  expect(() => read({ monitors: [] })).toThrow('is not an export of Pingdom');
  expect(() => read('Friendly Name,URL/IP\na,b\n')).toThrow('no column "hostname"');
});
