import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startShop, type Shop } from '../test/fakes/shop/shop.ts';
import { newMachine, owner, type Machine } from './testing/vakhta.ts';

vi.setConfig({ testTimeout: 240_000 });

let machine: Machine;
let shop: Shop;
interface Listed {
  items: { id: string; name: string; status: string; number: number; state: string; type: string }[];
}

beforeAll(async () => {
  [machine, shop] = [await newMachine(), await startShop({ living: false })];
  await machine.start();
});
afterAll(async () => {
  await shop?.close();
  await machine?.remove();
});

/** Looks again and again until it is so; the test's own time limit ends it. */
async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    await sleep(300);
  }
}

test('without a token each command says how to get one; a token is made on the machine itself without signing in', async () => {
  const refused = await machine.run('store', 'list', '--json');
  expect([refused.code, refused.json]).toEqual([
    1,
    { error: { code: 'sign_in', message: expect.stringContaining('vakhta token create') } },
  ]);
  const wrong = await machine.run('token', 'create', '--scopes', 'everything', '--json');
  expect([wrong.code, wrong.json['error']]).toMatchObject([2, { code: 'usage', field: 'scopes' }]);
  const { token, scopes } = await machine.read<{ token: string; scopes: string[] }>(
    'token',
    'create',
    '--name',
    'the tests',
  );
  expect(token).toMatch(/^vk_/);
  expect(scopes).toContain('monitors.write');
  const plain = await machine.run('token', 'create', '--scopes', 'stores.read,monitors.read', '--days', '1');
  expect(plain.out).toMatch(/^vk_\S+\n$/);

  const login = await machine.read<{ file: string }>('login', machine.url, '--token', token);
  expect(statSync(login.file).mode & 0o777).toBe(0o600);
  const kept = await machine.read<Listed>('store', 'list');
  expect(kept.items).toEqual([]);
  const reader = await machine.run('login', machine.url, '--token', 'vk_nonsense');
  expect(reader.err).toContain('does not know this token');

  machine.token = plain.out.trim();
  const forbidden = await machine.run('store', 'add', shop.origin, '--json');
  expect([forbidden.code, (forbidden.json['error'] as { code: string }).code]).toEqual([1, 'forbidden']);
  machine.token = null;
});

test('who forgot their password gets a new one on the machine itself, and the old one is worth nothing', async () => {
  const unknown = await machine.run('person', 'password', 'nobody@flows.test', '--json');
  expect([unknown.code, unknown.json['error']]).toMatchObject([1, { code: 'not_found', field: 'email' }]);
  const enter = async (password: string) => {
    const headers = { 'content-type': 'application/json', origin: machine.url };
    const body = JSON.stringify({ email: owner.email, password });
    return (await fetch(`${machine.url}/api/sign-in`, { method: 'POST', headers, body })).status;
  };
  expect(await enter(owner.password)).toBe(200);
  const { password } = await machine.read<{ password: string }>('person', 'password', owner.email.toUpperCase());
  expect([await enter(owner.password), await enter(password)]).toEqual([401, 200]);
});

test('a store by its address: monitors are proposed, made and probed', async () => {
  const added = await machine.read<{ store: { id: string; url: string }; monitors: Listed['items'] }>(
    'store',
    'add',
    shop.origin,
    '--yes',
    '--name',
    'Clay',
  );
  expect(added.store.url).toBe(`${shop.origin}/`);
  expect(added.monitors.length).toBeGreaterThan(3);
  const seen = await until(
    () => machine.read<Listed>('monitor', 'list', '--store', 'Clay'),
    ({ items }) => items.filter((m) => m.type === 'http').every((m) => m.status === 'up'),
  );
  expect(seen.items.map((m) => m.id).sort()).toEqual(added.monitors.map((m) => m.id).sort());
  const list = await machine.run('store', 'list');
  expect(list.out).toContain('Clay');
  expect(await machine.read('store', 'show', shop.origin)).toMatchObject({ name: 'Clay', monitors: expect.any(Array) });
  expect((await machine.run('store', 'show', 'Glass')).err).toBe('There is no store "Glass".\n');
});

test('monitors of every type, by name=value; what is wrong is said and changes nothing', async () => {
  const before = (await machine.read<Listed>('monitor', 'list')).items.length;
  const add = (...args: string[]) =>
    machine.read<{ type: string; settings: Record<string, unknown>; heartbeatUrl: string | null }>(
      'monitor',
      'add',
      'Clay',
      ...args,
    );
  const http = await add(
    'http',
    'Basket page',
    `url=${shop.origin}/cart`,
    'contains=Checkout',
    'contains=Basket',
    'slowMs=2500',
    'auth.kind=basic',
    'auth.user=u',
    'auth.password=p',
    '--page',
    'cart',
    '--interval',
    '30',
  );
  expect(http.settings).toMatchObject({
    contains: ['Checkout', 'Basket'],
    slowMs: 2500,
    auth: { kind: 'basic', user: 'u' },
  });
  expect(JSON.stringify(http)).not.toContain('"p"');
  expect((await add('content')).settings).toMatchObject({ url: `${shop.origin}/` });
  expect((await add('tls', 'Certificate')).settings).toMatchObject({ host: '127.0.0.1' });
  expect((await add('tcp', 'Port', '--port', String(shop.port))).settings).toMatchObject({
    host: '127.0.0.1',
    port: shop.port,
  });
  expect((await add('ping')).settings).toMatchObject({ host: '127.0.0.1' });
  expect(
    (await add('dns', 'Name', 'name=shop.example', 'type=MX', 'expected=10 mail.shop.example')).settings,
  ).toMatchObject({ type: 'MX', expected: ['10 mail.shop.example'] });
  expect((await add('domain', 'Domain', 'domain=shop.example')).settings).toMatchObject({ domain: 'shop.example' });
  const beat = await add('heartbeat', 'Nightly', 'schedule=cron', 'cron=0 3 * * *', 'zone=Europe/Kyiv');
  expect(beat.heartbeatUrl).toMatch(/^http/);
  expect((await machine.run('monitor', 'show', 'Nightly')).out).toContain(beat.heartbeatUrl);
  expect((await fetch(beat.heartbeatUrl!)).status).toBe(200);

  const refusals: [args: string[], code: number, said: string][] = [
    [['ftp', 'X'], 2, 'There is no monitor type "ftp". There are'],
    [['http', 'X', 'colour=red'], 2, 'http has no setting "colour". It has url,'],
    [['http', 'X', 'slowMs=soon'], 2, 'slowMs takes a number, not "soon".'],
    [['http', 'X', '--interval', 'often'], 2, '--interval takes a whole number.'],
    [['http', 'X', '--page', 'attic'], 2, '--page takes one of home,'],
    [['http', 'X', '--settings', '{'], 2, '--settings takes a JSON object.'],
    [['http', 'X', 'url=ftp://shop.example'], 1, 'http:// or https://'],
    [['http', 'X', '--interval', '1'], 1, '5'],
  ];
  for (const [args, code, said] of refusals) {
    const ran = await machine.run('monitor', 'add', 'Clay', ...args);
    expect([args, ran.code, ran.err.includes(said) || ran.err]).toEqual([args, code, true]);
  }
  expect((await machine.read<Listed>('monitor', 'list')).items.length).toBe(before + 8);
  const types = await machine.read<{ items: { name: string }[] }>('monitor', 'types');
  expect(types.items.map((t) => t.name)).toEqual(
    expect.arrayContaining(['content', 'dns', 'domain', 'heartbeat', 'http', 'ping', 'tcp', 'tls']),
  );
  expect((await machine.run('monitor', 'types', 'heartbeat')).out).toMatch(/schedule +interval, cron +must be given/);
});

test('a monitor is shown, tested and paused', async () => {
  const tested = await machine.read<{ verdict: string; conditions: unknown[] }>('monitor', 'test', 'Port');
  expect(tested.verdict).toBe('up');
  expect(await machine.read('monitor', 'pause', 'Port')).toMatchObject({ paused: true, status: 'paused' });
  expect((await machine.read<Listed>('monitor', 'list', '--status', 'paused')).items.map((m) => m.name)).toEqual([
    'Port',
  ]);
  expect((await machine.run('monitor', 'pause', 'Port', '--resume')).out).toBe('Port is probed again.\n');
  const shown = await until(
    () => machine.read<{ status: string; probes: unknown[]; uptime: unknown[] }>('monitor', 'show', 'Port'),
    (m) => m.status === 'up',
  );
  expect(shown.probes.length).toBeGreaterThan(0);
  expect((await machine.run('monitor', 'show', 'Port')).out).toContain('DAYS');
  const many = await machine.run('monitor', 'show', 'e', '--json');
  expect([many.code, many.json['error']]).toMatchObject([1, { code: 'ambiguous' }]);
  expect((await machine.run('monitor', 'list', '--status', 'sad')).code).toBe(1);
});

test('what breaks becomes an incident, which is shown, acknowledged and resolved', async () => {
  await machine.read(
    'monitor',
    'add',
    'Clay',
    'http',
    'Checkout page',
    `url=${shop.origin}/checkout/`,
    '--page',
    'checkout',
    '--interval',
    '10',
  );
  await until(
    () => machine.read<Listed>('monitor', 'list', '--search', 'Checkout page'),
    ({ items }) => items[0]?.status === 'up',
  );
  shop.faults.add('down');
  const found = await until(incidentOfCheckout, (number) => number !== null);
  const number = String(found);
  const shown = await machine.run('incident', 'show', number);
  expect(shown.out).toContain(`#${number} `);
  expect(await machine.read('incident', 'ack', `#${number}`)).toMatchObject({ state: 'acknowledged' });
  shop.faults.clear();
  expect(
    await machine.read('incident', 'resolve', number, '--cause', 'a switch', '--prevention', 'no switch'),
  ).toMatchObject({ state: 'resolved', cause: 'a switch', prevention: 'no switch' });
  expect((await machine.run('incident', 'list')).out).toContain('resolved');
  expect((await machine.run('incident', 'show', number)).out).toMatch(/Cause: a switch\n {2}Prevention: no switch/);
  const missing = await machine.run('incident', 'show', '9999', '--json');
  expect([missing.code, missing.json['error']]).toMatchObject([1, { code: 'not_found' }]);
  expect((await machine.run('incident', 'list', '--state', 'sad')).code).toBe(2);
});

/** The number of the active incident that the checkout belongs to. */
async function incidentOfCheckout(): Promise<number | null> {
  const { items } = await machine.read<Listed>('incident', 'list', '--state', 'active');
  for (const { number } of items) {
    const { monitors } = await machine.read<{ monitors: { name: string }[] }>('incident', 'show', String(number));
    if (monitors.some((m) => m.name === 'Checkout page')) return number;
  }
  return null;
}

test('monitors go out into a file and come back from it; a second time changes nothing', async () => {
  const file = join(machine.folder, 'monitors.json');
  const out = await machine.read<{ monitors: number }>('export', file);
  const again = await machine.read<Record<string, number>>('import', file);
  expect(again).toEqual({ created: 0, changed: 0, unchanged: out.monitors, removed: 0, storesCreated: 0 });
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    stores: { url: string; monitors: { name: string; intervalSeconds?: number; settings?: object }[] }[];
  };
  const port = document.stores[0]!.monitors.find((m) => m.name === 'Port')!;
  port.intervalSeconds = 120;
  document.stores.push({ url: 'https://glass.example/', monitors: [{ ...port, name: 'Glass port' }] });
  writeFileSync(file, JSON.stringify(document));
  const dry = await machine.run('import', file, '--dry-run');
  expect(dry.out).toMatch(/^Would be: 1 store and 1 monitor created, 1 changed, \d+ unchanged, 0 removed\.\n$/);
  expect(await machine.read('import', file)).toMatchObject({ storesCreated: 1, created: 1, changed: 1 });
  expect(await machine.read('import', file)).toMatchObject({ storesCreated: 0, created: 0, changed: 0 });
  document.stores[1]!.monitors[0]!.name = '';
  writeFileSync(file, JSON.stringify(document));
  expect((await machine.run('import', file)).err).toMatch(/monitors\.json: stores\.1\.monitors\.0\.name/);
  document.stores[1]!.monitors[0]!.name = 'Glass port';
  document.stores[1]!.monitors[0]!.settings = { host: 'no host at all', port: 1 };
  writeFileSync(file, JSON.stringify(document));
  expect((await machine.run('import', file)).err).toMatch(/^stores\.1\.monitors\.0\.settings\.host: /);
  writeFileSync(file, '{');
  expect((await machine.run('import', file)).err).toContain('is not valid JSON');
});

test('monitors of another product: dry run, import, again; what the server refuses is left out with its reason', async () => {
  const file = join(machine.folder, 'kuma.json');
  const monitors = [
    {
      id: 1,
      type: 'http',
      name: 'Home',
      url: 'https://stone.example/',
      interval: 60,
      active: false,
      expiryNotification: false,
    },
    { id: 2, type: 'ping', name: 'Fast', hostname: 'stone.example', interval: 5, active: false },
    {
      id: 3,
      type: 'http',
      name: 'Odd header',
      url: 'https://stone.example/',
      headers: '{"a b":"c"}',
      active: false,
      expiryNotification: false,
    },
    { id: 4, type: 'docker', name: 'Container' },
    { id: 5, type: 'ping', name: 'No host', hostname: 'not a host', active: false },
  ];
  writeFileSync(file, JSON.stringify({ version: '1.23.16', monitorList: monitors }));
  const kuma = ['import', 'uptime-kuma', file] as const;
  const dry = await machine.read(...kuma, '--dry-run');
  expect(dry).toMatchObject({
    storesCreated: 1,
    created: 2,
    skipped: [
      { name: 'Container', type: 'docker' },
      { name: 'Odd header', type: 'http', reason: expect.stringMatching(/^headers\.0\.name: /) },
      { name: 'No host', type: 'ping' },
    ],
  });
  expect((await machine.read<Listed>('store', 'list', '--search', 'stone')).items).toEqual([]);
  expect(await machine.read(...kuma)).toMatchObject({ storesCreated: 1, created: 2 });
  const again = await machine.run(...kuma);
  expect(again.out).toContain('0 stores and 0 monitors created, 0 changed, 2 unchanged.');
  expect(again.out).toMatch(
    /Not carried over \(3\):[\s\S]*Container +docker[\s\S]*Fast +Probed every 10 s instead of every 5 s/,
  );
  expect((await machine.read<Listed>('store', 'list', '--search', 'stone')).items).toMatchObject([
    { name: 'stone.example' },
  ]);
});

test('doctor says what is missing here and how to get it', async () => {
  const ran = await machine.run('doctor', '--json');
  const items = ran.json['items'] as { name: string; ok: boolean; optional: boolean; remedy: string | null }[];
  expect(items.map((i) => i.name)).toEqual([
    'Node',
    'Data folder',
    'Disk',
    'Database',
    'Port',
    'Chromium',
    'ping',
    'openssl',
    'Console',
  ]);
  expect(items.filter((i) => !i.ok).every((i) => i.remedy)).toBe(true);
  expect(ran.code).toBe(items.some((i) => !i.ok && !i.optional) ? 1 : 0);
});

test('the product itself is backed up while it runs, refused a restore while it runs, and comes back after everything is lost', async () => {
  const [file, bad] = [join(machine.folder, 'self.backup'), join(machine.folder, 'bad.backup')];
  const before = await machine.read<Listed>('monitor', 'list');
  const made = await machine.read<{ rows: number; key: string }>('backup-self', file, '--with-key');
  expect(made.rows).toBeGreaterThan(100);
  expect([file, made.key].map((f) => statSync(f).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(await machine.read('restore-self', file, '--check')).toMatchObject({ whole: true, rows: made.rows });

  const folder = join(machine.folder, 'backups/');
  const dated = [];
  for (let n = 0; n < 3; n++) {
    dated.push((await machine.read<{ file: string }>('backup-self', folder, '--keep', '2')).file);
    await sleep(1001);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(dated.slice(1).map((path) => basename(path)));
  expect((await machine.run('backup-self', file, '--keep', '2')).code).toBe(2);
  expect((await machine.run('backup-self', '/nowhere/at-all/x.backup')).err).toContain(
    '/nowhere/at-all/x.backup cannot be written',
  );

  const running = await machine.run('restore-self', file, '--replace', '--json');
  expect([running.code, running.json]).toEqual([
    1,
    { error: { code: 'backup', message: 'Vakhta is running on this database. Stop it first.' } },
  ]);

  expect(await machine.stop()).toBe('');
  rmSync(join(machine.folder, 'data'), { recursive: true });
  writeFileSync(bad, readFileSync(file).subarray(0, 2000));
  expect((await machine.run('restore-self', bad)).err).toContain('is not a whole backup');
  const keyless = await machine.run('restore-self', file, '--json');
  expect([keyless.code, keyless.json['error']]).toMatchObject([
    1,
    { code: 'key', message: expect.stringContaining('no key on this machine') },
  ]);
  writeFileSync(`${bad}.key`, 'ab'.repeat(32));
  expect((await machine.run('restore-self', file, '--key', `${bad}.key`)).err).toContain(
    'does not belong to this backup',
  );
  expect(await machine.read('restore-self', file, '--key', made.key)).toMatchObject({ rows: made.rows, key: true });
  expect((await machine.run('restore-self', file)).err).toContain('The database is in use already');
  expect((await machine.run('store', 'list')).err).toContain('No Vakhta answers at');

  await machine.start();
  const after = await machine.read<Listed>('monitor', 'list');
  expect(after.items.map((m) => [m.id, m.name])).toEqual(before.items.map((m) => [m.id, m.name]));
  expect(existsSync(join(machine.folder, 'data', 'key'))).toBe(true);
  // A sealed setting opens with the restored key: the probe signs in.
  expect((await machine.read<{ verdict: string }>('monitor', 'test', 'Basket page')).verdict).not.toBe('unknown');
});
