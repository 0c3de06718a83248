import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { groupStores } from '../import/group-stores.ts';
import { Reading } from '../import/reading.ts';
import { byName, validFile } from '../import/testing/valid.ts';
import { fromRobot } from '../import/uptimerobot/from-robot.ts';
import { readRobot } from '../import/uptimerobot/read-robot.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-robot-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(content: unknown): string {
  const file = join(folder, `export-${++count}`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function read(...contents: unknown[]): Reading {
  const reading = new Reading();
  fromRobot(readRobot(contents.map(write), reading), reading);
  return reading;
}

test('version 2 of the API: kinds, methods and states are numbers', () => {
  const reading = read({
    stat: 'ok',
    pagination: { offset: 0, limit: 50, total: 7 },
    monitors: [
      {
        id: 1,
        friendly_name: 'Home',
        url: 'https://shop.example',
        type: 1,
        sub_type: '',
        keyword_type: null,
        keyword_value: '',
        http_username: '',
        http_password: '',
        port: '',
        interval: 300,
        timeout: 30,
        status: 2,
        ssl: { brand: 'x', expires: 1, ignore_errors: 1 },
      },
      {
        id: 2,
        friendly_name: 'Sells',
        url: 'https://shop.example/cart',
        type: 2,
        keyword_type: 2,
        keyword_value: 'Checkout',
        http_username: 'u',
        http_password: 'p',
        http_auth_type: 1,
        interval: 60,
        timeout: 20,
        status: 0,
        custom_http_headers: { 'X-Key': 'k' },
      },
      {
        id: 3,
        friendly_name: 'No error',
        url: 'https://shop.example/',
        type: 2,
        keyword_type: 1,
        keyword_value: 'Fatal error',
        keyword_case_type: 1,
        interval: 60,
        status: 2,
      },
      { id: 4, friendly_name: 'Machine', url: '192.0.2.7', type: 3, interval: 300, status: 2 },
      {
        id: 5,
        friendly_name: 'Mail',
        url: 'mail.shop.example',
        type: 4,
        sub_type: 4,
        port: '',
        interval: 300,
        status: 2,
      },
      {
        id: 6,
        friendly_name: 'Database',
        url: 'db.shop.example',
        type: 4,
        sub_type: 99,
        port: 3306,
        interval: 300,
        status: 9,
      },
      {
        id: 7,
        friendly_name: 'Job',
        url: 'https://heartbeat.uptimerobot.com/m7-abc',
        type: 5,
        interval: 3600,
        status: 2,
      },
      {
        id: 8,
        friendly_name: 'By digest',
        url: 'https://shop.example/',
        type: 1,
        http_auth_type: 2,
        http_username: 'u',
        interval: 300,
        status: 2,
      },
    ],
  });
  const file = validFile(reading, 'https://shop.example/');
  const found = byName(file);
  expect(file.stores.map((s) => s.url)).toEqual(['https://shop.example/', 'https://192.0.2.7/']);
  expect(found['Home']).toEqual({
    type: 'http',
    page: 'home',
    name: 'Home',
    intervalSeconds: 300,
    settings: { url: 'https://shop.example/', ignoreCertificate: true },
  });
  expect(found['Sells']).toMatchObject({
    page: 'cart',
    paused: true,
    timeoutMs: 20_000,
    settings: {
      contains: ['Checkout'],
      auth: { kind: 'basic', user: 'u', password: 'p' },
      headers: [{ name: 'X-Key', value: 'k' }],
    },
  });
  expect(found['No error']!.settings['lacks']).toEqual(['Fatal error']);
  expect(found['Mail']!.settings).toEqual({ host: 'mail.shop.example', port: 25 });
  expect(found['Database']!.settings).toEqual({ host: 'db.shop.example', port: 3306 });
  expect(found['Job']).toMatchObject({ type: 'heartbeat', settings: { schedule: 'interval', everySeconds: 3600 } });
  expect(reading.skipped).toEqual([
    { name: 'By digest', type: 'http', reason: 'It signs in by digest, which monitors here cannot.' },
  ]);
  expect(reading.notes.map((n) => n.name)).toEqual(['No error', 'Job']);
});

test('version 3 of the API, page by page', () => {
  const one = {
    nextLink: 'https://api.uptimerobot.com/v3/monitors?cursor=2',
    data: [
      {
        id: 11,
        friendlyName: 'Home',
        url: 'https://shop.example/',
        type: 'HTTP',
        status: 'UP',
        interval: 30,
        timeout: 30,
        httpMethodType: 'HEAD',
        authType: 'NONE',
        successHttpResponseCodes: ['2xx', '3xx', '404'],
        followRedirections: false,
        sslExpirationReminder: true,
        domainExpirationReminder: true,
        responseTimeThreshold: 2500,
        tags: [{ id: 1, name: 'Clay', color: '#fff' }],
      },
      {
        id: 12,
        friendlyName: 'Order',
        url: 'https://shop.example/checkout',
        type: 'KEYWORD',
        status: 'PAUSED',
        interval: 60,
        keywordType: 'ALERT_NOT_EXISTS',
        keywordCaseType: 0,
        keywordValue: 'Pay',
        httpMethodType: 'POST',
        postValueType: 'KEY_VALUE',
        postValueData: { a: '1', b: 'x y' },
        tags: [{ id: 1, name: 'Clay' }],
      },
    ],
  };
  const two = {
    nextLink: null,
    data: [
      {
        id: 13,
        friendlyName: 'Stock',
        url: 'https://api.shop.example/stock',
        type: 'API',
        interval: 60,
        status: 'UP',
        config: {
          apiAssertions: {
            logic: 'AND',
            checks: [
              { property: '$.count', comparison: 'greater_than', target: 0 },
              { property: '$.id', comparison: 'is_not_null' },
            ],
          },
        },
        tags: [{ name: 'Clay' }],
      },
      {
        id: 14,
        friendlyName: 'Name',
        url: 'shop.example',
        type: 'DNS',
        interval: 60,
        status: 'UP',
        config: { dnsRecords: { A: ['192.0.2.1'], SOA: ['x'] } },
        tags: [{ name: 'Clay' }],
      },
      {
        id: 15,
        friendlyName: 'Not so',
        url: 'https://api.shop.example/',
        type: 'API',
        interval: 60,
        status: 'UP',
        config: { apiAssertions: { logic: 'AND', checks: [{ property: '$.a', comparison: 'not_equals', target: 1 }] } },
      },
      { id: 16, friendlyName: 'Game', url: 'shop.example', type: 'UDP', port: 9987, interval: 60, status: 'UP' },
      { id: 11, friendlyName: 'Home', url: 'https://shop.example/', type: 'HTTP', status: 'UP', interval: 30 },
    ],
  };
  const reading = read(one, two);
  const file = validFile(reading);
  const found = byName(file);
  expect(file.stores.map((s) => [s.name, s.url])).toEqual([['Clay', 'https://shop.example/']]);
  expect(found['Order']).toMatchObject({
    page: 'checkout',
    paused: true,
    settings: {
      method: 'POST',
      contains: ['Pay'],
      body: 'a=1&b=x+y',
      headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
    },
  });
  expect(found['Stock']!.settings['json']).toEqual([
    { path: '$.count', is: 'above', value: '0' },
    { path: '$.id', is: 'exists' },
  ]);
  expect(found['Name']!.settings).toEqual({ name: 'shop.example', type: 'A', expected: ['192.0.2.1'], match: 'all' });
  expect(reading.skipped.map((s) => s.name)).toEqual(['Not so', 'Game']);
  expect(reading.notes.map((n) => n.text)).toEqual([
    'This file holds one page of several; give the others too, as further files.',
    'Only A records are carried over, not SOA.',
  ]);
  expect(Object.keys(found)).not.toContain('Home (2)');
});

test('statuses, slowness and what is watched along', () => {
  const found = byName(
    validFile(
      read([
        {
          id: 1,
          friendlyName: 'Home',
          url: 'https://shop.example/',
          type: 'HTTP',
          interval: 30,
          successHttpResponseCodes: ['2xx', '404'],
          followRedirections: false,
          responseTimeThreshold: 2500,
          sslExpirationReminder: true,
          domainExpirationReminder: true,
        },
      ]),
    ),
  );
  expect(found['Home']!.settings).toMatchObject({ status: '200-299, 404', follow: false, slowMs: 2500 });
  expect(found['Certificate of shop.example']!.type).toBe('tls');
  expect(found['Domain shop.example']!.type).toBe('domain');
});

test('the CSV export, and the file for adding in bulk whose intervals are minutes', () => {
  const csv = read(
    '\uFEFFID,Type,Status,Friendly Name,URL/IP,Keyword Type,Keyword Value,Port\r\n1,HTTP(s),Up,"Clay, Kiln & ""Co""",https://shop.example/,,,\r\n2,Keyword,Paused,Cart,https://shop.example/cart,not exists,Checkout,\r\n3,Port,Up,Mail,mail.shop.example,,,25\r\n4,Ping,Up,Machine,192.0.2.7,,,\r\n',
  );
  const found = byName(validFile(csv));
  expect(found['Clay, Kiln & "Co"']!.settings).toEqual({ url: 'https://shop.example/' });
  expect(found['Cart']).toMatchObject({ paused: true, settings: { contains: ['Checkout'] } });
  expect(found['Mail']!.settings).toEqual({ host: 'mail.shop.example', port: 25 });
  const bulk = read(
    'Type;Friendly Name;URL/IP;Interval;Keyword Type;Keyword Value;Port\n1;Home;shop.example;5;;;\n2;Cart;https://shop.example/cart;60;1;"Fatal\nerror";\n',
  );
  expect(byName(validFile(bulk))['Home']).toMatchObject({
    intervalSeconds: 300,
    settings: { url: 'https://shop.example/' },
  });
  expect(byName(validFile(bulk))['Cart']).toMatchObject({ intervalSeconds: 60, settings: { lacks: ['Fatal\nerror'] } });
});

test('a file of something else is refused in one sentence', () => {
  expect(() => read({ checks: [] })).toThrow('is not an export of UptimeRobot');
  expect(() => read('name,hostname\na,b\n')).toThrow('no column "URL/IP"');
  expect(() => read('hello')).toThrow('neither JSON nor a CSV file');
});

test('a job without a store is left behind, and is not told as carried over too', () => {
  const reading = read(
    '"Friendly Name","URL/IP","Type"\n"Job","","Heartbeat"\n"Home","https://shop.example","HTTP(s)"\n',
  );
  expect(reading.notes.map((n) => n.name)).toEqual(['Job']);
  const file = groupStores(reading, { stores: [], fallback: null });
  expect(file.stores.flatMap((s) => s.monitors.map((m) => m.name))).toContain('Home');
  expect(reading.skipped.map((s) => s.name)).toEqual(['Job']);
  expect(reading.notes).toEqual([]);
});
