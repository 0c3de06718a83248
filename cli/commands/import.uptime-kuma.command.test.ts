import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '../command.ts';
import { byName, validFile } from '../import/testing/valid.ts';
import { fromKuma } from '../import/uptime-kuma/from-kuma.ts';
import { readKuma } from '../import/uptime-kuma/read-kuma.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-kuma-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The columns of `monitor` that matter here, as version 1.23 has them, and those that version 2 added. */
const first = `id integer primary key autoincrement, name varchar(150), active boolean default 1 not null, user_id integer,
  interval integer default 20 not null, url text, type varchar(20), hostname varchar(255), port integer, keyword varchar(255),
  maxretries integer default 0 not null, ignore_tls boolean default 0 not null, upside_down boolean default 0 not null,
  maxredirects integer default 10 not null, accepted_statuscodes_json text default '["200-299"]' not null, dns_resolve_type varchar(5),
  dns_resolve_server varchar(255), retry_interval integer default 0 not null, push_token varchar(20), method text default 'GET' not null,
  body text, headers text, basic_auth_user text, basic_auth_pass text, docker_container varchar(255), proxy_id integer,
  expiry_notification boolean default 1, auth_method varchar(250), http_body_encoding varchar(25), parent integer,
  invert_keyword boolean default 0 not null, json_path text, expected_value varchar(255), timeout double default 0 not null`;
const second = `, json_path_operator varchar(255), conditions text default '[]' not null, ping_count integer default 1 not null,
  cache_bust boolean default 0 not null, smtp_security varchar(255), domain_expiry_notification boolean default 1,
  bearer_token text, expected_tls_alert varchar(50)`;

let count = 0;

function database(
  version: 1 | 2,
  monitors: Record<string, string | number | null>[],
  tags: [monitor: number, tag: string][] = [],
): string {
  const file = join(folder, `kuma-${++count}.db`);
  const db = new DatabaseSync(file);
  db.exec(`create table monitor (${first}${version === 2 ? second : ''}); create table tag (id integer primary key, name varchar(255) not null, color varchar(255) not null);
    create table monitor_tag (id integer primary key, monitor_id integer not null, tag_id integer not null, value text)`);
  for (const row of monitors) {
    const names = Object.keys(row);
    db.prepare(`insert into monitor (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(
      ...Object.values(row),
    );
  }
  const ids = new Map([...new Set(tags.map(([, name]) => name))].map((name, i) => [name, i + 1]));
  for (const [name, id] of ids) db.prepare('insert into tag values (?, ?, ?)').run(id, name, '#fff');
  for (const [monitor, name] of tags)
    db.prepare('insert into monitor_tag (monitor_id, tag_id) values (?, ?)').run(monitor, ids.get(name)!);
  db.close();
  return file;
}

const read = (file: string) => fromKuma(readKuma(file));

test('a database of version 2: every kind that has a likeness comes over with what it asks', () => {
  const reading = read(
    database(2, [
      { id: 1, type: 'group', name: 'Clay and Kiln', interval: 60 },
      {
        id: 2,
        type: 'http',
        name: 'Home',
        url: 'https://www.clay.example/',
        interval: 60,
        maxretries: 2,
        timeout: 48,
        parent: 1,
        accepted_statuscodes_json: '["200-299","404"]',
      },
      {
        id: 3,
        type: 'keyword',
        name: 'Cart',
        url: 'https://www.clay.example/cart',
        interval: 30,
        timeout: 20,
        keyword: 'Checkout',
        parent: 1,
        ignore_tls: 1,
      },
      {
        id: 4,
        type: 'keyword',
        name: 'No warnings',
        url: 'https://clay.example/',
        keyword: 'Warning:',
        invert_keyword: 1,
        parent: 1,
        expiry_notification: 0,
        maxredirects: 0,
      },
      {
        id: 5,
        type: 'json-query',
        name: 'Stock',
        url: 'https://api.clay.example/stock',
        json_path: '$.items[0].count',
        json_path_operator: '>',
        expected_value: '0',
        parent: 1,
        method: 'POST',
        body: '{"a":1}',
        headers: '{"X-Key":"k"}',
        auth_method: 'basic',
        basic_auth_user: 'u',
        basic_auth_pass: ' p ',
      },
      { id: 6, type: 'port', name: 'Mail', hostname: 'mail.clay.example', port: 25, interval: 60, parent: 1 },
      { id: 7, type: 'ping', name: 'Machine', hostname: '192.0.2.7', ping_count: 4, interval: 60, active: 0 },
      {
        id: 8,
        type: 'dns',
        name: 'Name',
        hostname: 'clay.example',
        port: 53,
        dns_resolve_type: 'A',
        dns_resolve_server: '1.1.1.1',
        interval: 60,
        parent: 1,
        conditions:
          '[{"type":"expression","variable":"record","operator":"equals","value":"192.0.2.1"},{"type":"expression","variable":"record","operator":"equals","value":"192.0.2.2","andOr":"or"}]',
      },
      {
        id: 9,
        type: 'push',
        name: 'Nightly export',
        interval: 86_400,
        maxretries: 1,
        retry_interval: 600,
        push_token: 'abc',
        parent: 1,
      },
      {
        id: 10,
        type: 'http',
        name: 'Bearer',
        url: 'https://clay.example/api',
        auth_method: 'bearer',
        bearer_token: 't',
        parent: 1,
      },
      {
        id: 11,
        type: 'smtp',
        name: 'Mail by TLS',
        hostname: 'mail.clay.example',
        port: 465,
        smtp_security: 'secure',
        parent: 1,
      },
    ]),
  );
  const file = validFile(reading);
  expect(reading.skipped).toEqual([]);
  expect(file.stores.map((s) => [s.url, s.name, s.monitors.length])).toEqual([
    ['https://clay.example/', 'Clay and Kiln', 13],
    ['https://192.0.2.7/', undefined, 1],
  ]);
  const found = byName(file);
  expect(found['Home']).toEqual({
    type: 'http',
    page: 'home',
    name: 'Home',
    intervalSeconds: 60,
    confirmations: 2,
    settings: { url: 'https://www.clay.example/', status: '200-299, 404' },
  });
  expect(found['Cart']).toMatchObject({
    page: 'cart',
    intervalSeconds: 30,
    timeoutMs: 20_000,
    settings: { contains: ['Checkout'], ignoreCertificate: true, firstByteMs: 20_000 },
  });
  expect(found['No warnings']!.settings).toMatchObject({ lacks: ['Warning:'], follow: false });
  expect(found['Stock']!.settings).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: [
      { name: 'X-Key', value: 'k' },
      { name: 'Content-Type', value: 'application/json' },
    ],
    auth: { kind: 'basic', user: 'u', password: ' p ' },
    json: [{ path: '$.items[0].count', is: 'above', value: '0' }],
  });
  expect(found['Mail']).toMatchObject({ type: 'tcp', settings: { host: 'mail.clay.example', port: 25 } });
  expect(found['Machine']).toMatchObject({ type: 'ping', paused: true, settings: { host: '192.0.2.7', packets: 4 } });
  expect(found['Name']).toMatchObject({
    type: 'dns',
    settings: {
      name: 'clay.example',
      type: 'A',
      resolver: '1.1.1.1',
      expected: ['192.0.2.1', '192.0.2.2'],
      match: 'any',
    },
  });
  expect(found['Nightly export']).toMatchObject({
    type: 'heartbeat',
    settings: { schedule: 'interval', everySeconds: 86_400, graceSeconds: 600 },
  });
  expect(found['Bearer']!.settings['auth']).toEqual({ kind: 'bearer', token: 't' });
  expect(found['Mail by TLS']).toMatchObject({ type: 'tls', settings: { host: 'mail.clay.example', port: 465 } });
  expect(found['Certificate of www.clay.example']).toEqual({
    type: 'tls',
    name: 'Certificate of www.clay.example',
    settings: { host: 'www.clay.example' },
  });
  expect(found['Domain clay.example']).toMatchObject({ type: 'domain', settings: { domain: 'clay.example' } });
  expect(reading.notes.map((n) => n.name)).toEqual(['Nightly export', 'Mail by TLS']);
});

test('a database of version 1 has fewer columns; children of a paused group are paused', () => {
  const reading = read(
    database(1, [
      { id: 1, type: 'group', name: 'Asleep', active: 0 },
      { id: 2, type: 'http', name: 'Home', url: 'http://plain.example', parent: 1 },
      {
        id: 3,
        type: 'json-query',
        name: 'Status',
        url: 'https://plain.example/status',
        json_path: 'status',
        expected_value: 'ok',
      },
    ]),
  );
  const file = validFile(reading);
  expect(file.stores[0]!.url).toBe('https://plain.example/');
  expect(byName(file)['Home']).toMatchObject({
    paused: true,
    intervalSeconds: 20,
    settings: { url: 'http://plain.example/' },
  });
  expect(byName(file)['Status']!.settings['json']).toEqual([{ path: '$.status', is: 'equals', value: 'ok' }]);
  expect(byName(file)['Domain plain.example']).toBeUndefined();
});

test('what has no likeness is skipped, each with its reason', () => {
  const reading = read(
    database(2, [
      { id: 1, type: 'docker', name: 'Container', docker_container: 'web' },
      { id: 2, type: 'http', name: 'Upside down', url: 'https://a.example/', upside_down: 1 },
      { id: 3, type: 'http', name: 'By NTLM', url: 'https://a.example/', auth_method: 'ntlm' },
      { id: 4, type: 'http', name: 'Unfinished', url: 'https://' },
      {
        id: 5,
        type: 'dns',
        name: 'SOA',
        hostname: 'a.example',
        dns_resolve_type: 'SOA',
        dns_resolve_server: '1.1.1.1',
      },
      {
        id: 6,
        type: 'json-query',
        name: 'Computed',
        url: 'https://a.example/',
        json_path: '$sum(items.count)',
        json_path_operator: '==',
        expected_value: '3',
      },
      {
        id: 7,
        type: 'json-query',
        name: 'At least',
        url: 'https://a.example/',
        json_path: '$.n',
        json_path_operator: '>=',
        expected_value: '3',
      },
      { id: 8, type: 'mqtt', name: 'Broker', hostname: 'a.example' },
      { id: 9, type: 'push', name: 'Homeless', interval: 60 },
      { id: 10, type: 'something-new', name: 'Newer', hostname: 'a.example' },
      { id: 11, type: 'constructor', name: 'Odd', hostname: 'a.example' },
      { id: 12, type: '__proto__', name: 'Odder', hostname: 'a.example' },
    ]),
  );
  expect(validFile(reading).stores).toEqual([]);
  expect(Object.fromEntries(reading.skipped.map((s) => [s.name, s.reason.split(/[.:;,] ?/)[0]]))).toEqual({
    Container: 'It looks into a machine or a program',
    'Upside down': 'It is up while its target does not answer (upside down)',
    'By NTLM': 'It signs in by ntlm',
    Unfinished: 'Its address "https',
    SOA: 'It asks for SOA records',
    Computed: 'Its JSON query "$sum(items',
    'At least': 'Its JSON query compares by ">="',
    Broker: 'This protocol is not spoken here',
    Homeless: 'It has no address that would say which store it belongs to',
    Newer: 'The type "something-new" is not known here',
    Odd: 'The type "constructor" is not known here',
    Odder: 'The type "__proto__" is not known here',
  });
});

test('names of stores come from groups, clients from groups that hold several, else from a tag of their own', () => {
  const reading = read(
    database(
      2,
      [
        { id: 1, type: 'group', name: 'Agency Nord' },
        {
          id: 2,
          type: 'http',
          name: 'Home',
          url: 'https://one.example/',
          parent: 1,
          domain_expiry_notification: 0,
          expiry_notification: 0,
        },
        {
          id: 3,
          type: 'http',
          name: 'Home',
          url: 'https://two.example/',
          parent: 1,
          domain_expiry_notification: 0,
          expiry_notification: 0,
        },
        {
          id: 4,
          type: 'http',
          name: 'Home',
          url: 'https://three.example/',
          domain_expiry_notification: 0,
          expiry_notification: 0,
        },
        {
          id: 5,
          type: 'http',
          name: 'Home',
          url: 'https://www.three.example/',
          domain_expiry_notification: 0,
          expiry_notification: 0,
        },
        {
          id: 6,
          type: 'http',
          name: 'A',
          url: 'https://left.myshopify.com/',
          domain_expiry_notification: 1,
          expiry_notification: 0,
        },
        {
          id: 7,
          type: 'http',
          name: 'B',
          url: 'https://right.myshopify.com/',
          domain_expiry_notification: 1,
          expiry_notification: 0,
        },
      ],
      [
        [4, 'production'],
        [5, 'production'],
        [4, 'Three'],
        [5, 'Three'],
        [2, 'production'],
      ],
    ),
  );
  const file = validFile(reading);
  expect(
    file.stores.map(({ url, name, client, monitors }) => [url, name, client, monitors.map((m) => m.name)]),
  ).toEqual([
    ['https://one.example/', undefined, 'Agency Nord', ['Home']],
    ['https://two.example/', undefined, 'Agency Nord', ['Home']],
    ['https://three.example/', 'Three', undefined, ['Home', 'Home (2)']],
    ['https://left.myshopify.com/', undefined, undefined, ['A']],
    ['https://right.myshopify.com/', undefined, undefined, ['B']],
  ]);
});

test('stores that are there already are joined, and a named store takes what has no address', () => {
  const reading = read(
    database(1, [
      { id: 1, type: 'http', name: 'Home', url: 'https://shop.example/', expiry_notification: 0 },
      { id: 2, type: 'push', name: 'Job', interval: 60 },
    ]),
  );
  const file = validFile(reading, 'https://other.example/', ['https://www.shop.example/en/']);
  expect(file.stores.map((s) => [s.url, s.monitors.map((m) => m.name)])).toEqual([
    ['https://www.shop.example/en/', ['Home']],
    ['https://other.example/', ['Job']],
  ]);
});

test('the JSON backup of version 1', () => {
  const file = join(folder, 'backup.json');
  writeFileSync(
    file,
    JSON.stringify({
      version: '1.23.13',
      notificationList: [],
      monitorList: [
        {
          id: 1,
          name: 'Home',
          pathName: 'Home',
          parent: null,
          url: 'https://shop.example/',
          method: 'HEAD',
          hostname: null,
          port: null,
          maxretries: 9,
          active: true,
          forceInactive: false,
          type: 'http',
          timeout: 48,
          interval: 60,
          retryInterval: 60,
          keyword: null,
          invertKeyword: false,
          expiryNotification: true,
          ignoreTls: false,
          upsideDown: false,
          maxredirects: 10,
          accepted_statuscodes: ['200-299'],
          proxyId: 3,
          tags: [{ tag_id: 1, name: 'Shop', color: '#059669' }],
          authMethod: null,
          headers: null,
          body: null,
          basic_auth_user: null,
        },
        {
          id: 2,
          name: 'Ping',
          hostname: '10.0.1.23',
          active: true,
          type: 'ping',
          interval: 60,
          maxretries: 1,
          url: 'https://',
          forceInactive: true,
        },
      ],
    }),
  );
  const reading = read(file);
  const found = byName(validFile(reading));
  expect(found['Home']).toMatchObject({ confirmations: 5, settings: { url: 'https://shop.example/' } });
  expect(found['Ping']).toMatchObject({ type: 'ping', paused: true });
  expect(reading.notes.map((n) => n.text.split(/[:.]/)[0])).toEqual(['HEAD became GET', 'Its proxy is not used']);
});

test('a file of something else is refused in one sentence', () => {
  const other = join(folder, 'other.db');
  const db = new DatabaseSync(other);
  db.exec('create table orders (id integer)');
  db.close();
  const text = join(folder, 'text.json');
  writeFileSync(text, '{"monitors": []}');
  expect(() => read(other)).toThrow('not one of Uptime Kuma');
  expect(() => read(text)).toThrow('it has no "monitorList"');
  expect(() => read(join(folder, 'none'))).toThrow(Problem);
});

test('a database that would rather compute for ever is refused at once', () => {
  const file = join(folder, 'endless.db');
  const db = new DatabaseSync(file);
  db.exec('create view monitor as with recursive n (id) as (select 1 union all select id + 1 from n) select id from n');
  db.close();
  expect(() => read(file)).toThrow('not one of Uptime Kuma');
});
