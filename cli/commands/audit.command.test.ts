import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Shop, startShop } from '../../test/fakes/shop/shop.ts';
import { type Machine, newMachine } from '../testing/vakhta.ts';

vi.setConfig({ testTimeout: 240_000 });

let machine: Machine;
let shop: Shop;
beforeAll(async () => {
  [machine, shop] = [await newMachine(), await startShop({ living: false })];
  const usual = shop.web.handler;
  shop.web.handler = (request, response) => {
    if (request.url !== '/backup.sql') return usual(request, response);
    response.writeHead(200, { 'content-type': 'text/plain' }).end('-- MySQL dump\nCREATE TABLE `customer` (id int);\n');
  };
});
afterAll(async () => {
  await shop?.close();
  await machine?.remove();
});

interface Found {
  findings: { id: string; severity: string; title: string }[];
}

test('an audit with no server set up: summary, page, paper and SARIF', async () => {
  const [html, pdf, sarif] = ['a.html', 'a.pdf', 'a.sarif'].map((name) => join(machine.folder, name));
  const ran = await machine.run(
    'audit',
    shop.origin,
    '--lang',
    'uk',
    '--html',
    html!,
    '--pdf',
    pdf!,
    '--sarif',
    sarif!,
  );
  expect(ran.code).toBe(0);
  expect(ran.err).toMatch(/^1\/\d+ {2}З’ясовуємо, що це за магазин\n/);
  expect(ran.out).toContain('[критично] Будь-хто може завантажити копію бази даних: /backup.sql');
  expect(readFileSync(html!, 'utf8')).toContain('Будь-хто може завантажити копію бази даних: /backup.sql');
  expect(readFileSync(pdf!).subarray(0, 5).toString()).toBe('%PDF-');
  expect(JSON.parse(readFileSync(sarif!, 'utf8'))).toMatchObject({ version: '2.1.0' });
});

test.each([
  ['--html', '/no/such/folder/a.html', '/no/such/folder/a.html cannot be written: there is no folder /no/such/folder.'],
  ['--pdf', '/tmp', '/tmp cannot be written: it is a folder.'],
  ['--snapshot', '/etc/hostname/a.json', '/etc/hostname/a.json cannot be written: there is no folder /etc/hostname.'],
])('what cannot be written is said before anything is asked of the store: %s %s', async (option, file, said) => {
  const views = shop.views;
  const ran = await machine.run('audit', shop.origin, option, file);
  expect([ran.code, ran.err.trim(), shop.views]).toEqual([1, said, views]);
});

test('in the name of an agency, with what an hour without sales costs', async () => {
  const [html, logo] = [join(machine.folder, 'owner.html'), join(machine.folder, 'logo.png')];
  writeFileSync(logo, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  const trade = ['--orders-per-day', '40', '--average-order', '59.90', '--currency', 'eur'];
  const brand = ['--brand-name', 'Bench & Co', '--brand-logo', logo, '--brand-color', '#1a7f5a'];
  const ran = await machine.run('audit', shop.origin, '--json', '--html', html, ...trade, ...brand);
  expect(ran.json).toMatchObject({
    brand: { name: 'Bench & Co', color: '#1a7f5a' },
    owner: { stake: { perDay: 239_600, perHour: 9983, currency: 'EUR' } },
  });
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('Prepared by Bench &#38; Co');
  expect(page).toContain('src="data:image/png;base64,iVBORw0KGgoAAAAN"');
  expect(page).toContain('an hour in which nobody can buy costs about €100, a day about €2,400');
});

test('as one JSON document, and for pipelines by the exit code', async () => {
  const ran = await machine.run('audit', shop.origin, '--json', '--fail-on', 'critical');
  expect(ran.code).toBe(1);
  const { findings } = ran.json as unknown as Found;
  expect(findings.find(({ id }) => id === 'exposed-dump:/backup.sql')).toMatchObject({ severity: 'critical' });
});

test.each([
  [['audit', 'shop'], 'address'],
  [['audit', 'shop.example', '--lang', 'de'], 'lang'],
  [['audit', 'shop.example', '--fail-on', 'bad'], 'failOn'],
  [['audit', 'shop.example', '--lighthouse', '16'], 'lighthouse'],
  [['audit', 'shop.example', '--orders-per-day', '40'], 'ordersPerDay'],
  [
    ['audit', 'shop.example', '--orders-per-day', 'many', '--average-order', '60', '--currency', 'EUR'],
    'orders-per-day',
  ],
  [['audit', 'shop.example', '--orders-per-day', '4', '--average-order', '60', '--currency', 'GOLD'], 'currency'],
  [['audit', 'shop.example', '--brand-color', '#1a7f5a'], 'brandName'],
  [['audit', 'shop.example', '--brand-name', 'Agency', '--brand-color', 'red;}'], 'brandColor'],
  [['audit', 'shop.example', '--brand-name', 'Agency', '--brand-logo', 'package.json'], 'brandLogo'],
  [['audit', 'shop.example', '--pages', '0'], 'pages'],
  [['audit', 'shop.example', '--pages', '1e3'], 'pages'],
  [['audit', 'shop.example', '--pause', '-5'], 'pause'],
])('%j is refused with a sentence, before anything is asked', async (args, field) => {
  const ran = await machine.run(...args, '--json');
  expect([ran.code, ran.json['error']]).toMatchObject([2, { code: 'usage', field }]);
});

test('nobody there: said, and not a success', async () => {
  const gone = await startShop();
  await gone.close();
  const ran = await machine.run('audit', gone.origin);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('The store could not be looked at');
});

test('Ctrl-C on the way: what is known so far is printed, and the code says that it was stopped', async () => {
  const usual = shop.web.handler;
  const root = join(import.meta.dirname, '..', '..');
  const args = ['cli/main.ts', 'audit', shop.origin, '--pages', '8', '--pause', '0'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
  // The shop answers nothing more from the middle of the walk on.
  shop.web.handler = (request, response) => {
    if (!err.includes('4 of 8 pages')) usual(request, response);
    else if (!child.killed) child.kill('SIGINT');
  };
  const [code] = (await once(child, 'close')) as [number | null];
  shop.web.handler = usual;
  expect(err).toMatch(/\n {5}4 of 8 pages, \d+ requests\n/);
  expect(err).toContain('Stopped by hand. This is what is known so far.');
  expect(out).toMatch(/^Technical audit of/);
  expect(out).toMatch(/\n {2}and \d+ more checks?: the audit was stopped before/);
  expect(code).toBe(130);
});
