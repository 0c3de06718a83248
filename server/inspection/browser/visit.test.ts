import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type Handler, type WebServer } from '../../../test/fakes/web-server.ts';
import { type BrowserMeans, inBrowser, NoBrowser } from './visit.ts';

// A folder of this file alone: others open browsers at the same time.
const temporary = mkdtempSync(join(tmpdir(), 'v-'));
chmodSync(temporary, 0o755);
process.env['TMPDIR'] = temporary;
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const html = (text: string) => `<!doctype html><meta charset=utf-8><title>A shop</title>${text}`;

async function shop(pages: Record<string, string | Handler>): Promise<WebServer & { asked: string[] }> {
  const asked: string[] = [];
  const web = await startWebServer((request, response) => {
    asked.push(request.url!);
    const page = pages[request.url!.replace(/\?.*/, '')];
    if (page === undefined) return void response.writeHead(404).end();
    if (typeof page === 'function') return page(request, response);
    const type = request.url!.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type }).end(page);
  });
  closing.push(web.close);
  return Object.assign(web, { asked });
}

const means = (more: Partial<BrowserMeans> = {}, ownPorts: number[] = []): BrowserMeans => ({
  net: createNet({ allowPrivate: true, ownPorts }),
  signal: new AbortController().signal,
  timeoutMs: 50_000,
  ...more,
});

const folders = () => readdirSync(temporary).filter((name) => name.startsWith('vakhta-browser-'));

test('it writes down what a page asks for, who asked, and what it complains about', async () => {
  const { origin } = await shop({
    '/': html('<h1>Beans</h1><script src="/a.js"></script><img src="/gone.png">'),
    '/a.js': "fetch('/data?x=1'); console.error('no cart'); setTimeout(() => { throw new Error('broken') });",
    '/data': '{}',
  });
  const { record, title } = await inBrowser(means(), async ({ page, record }) => {
    await page.goto(origin, { waitUntil: 'networkidle' });
    return { title: await page.title(), record };
  });
  expect(title).toBe('A shop');
  const told = record.requests.map(({ url, kind, status, by }) => [url.replace(origin, ''), kind, status, by]);
  expect(told).toContainEqual(['/', 'document', 200, null]);
  expect(told).toContainEqual(['/a.js', 'script', 200, null]);
  expect(told).toContainEqual(['/data?x=1', 'fetch', 200, `${origin}/a.js`]);
  expect(told).toContainEqual(['/gone.png', 'image', 404, null]);
  const errors = record.errors.map(({ kind, text, url }) => [kind, text, url.replace(origin, '')]);
  expect(errors).toContainEqual(['console', 'no cart', '/a.js']);
  expect(errors).toContainEqual(['uncaught', 'broken', '/a.js']);
});

test('a page reaches the platform by no way: pictures, scripts, sockets, frames, redirects, workers', async () => {
  const reached: string[] = [];
  const platform = createServer((socket) => {
    reached.push('connected');
    socket.destroy();
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => platform.close(() => resolve())));
  const { port } = platform.address() as AddressInfo;
  const own = `127.0.0.1:${port}`;
  const { origin, asked } = await shop({
    '/': html(`<img src="http://${own}/i"><script src="http://localhost:${port}/s"></script>
      <iframe src="http://${own}/f"></iframe><iframe src="/away"></iframe>
      <script>
        new WebSocket('ws://${own}/w').onerror = () => fetch('/tried?socket');
        fetch('https://${own}/t').catch(() => fetch('/tried?fetch'));
        new Worker('/worker.js');
      </script>`),
    '/away': (_, response) => void response.writeHead(302, { location: `http://${own}/r` }).end(),
    '/worker.js': `fetch('http://${own}/k').catch(() => fetch('/tried?worker'))`,
    '/tried': 'ok',
  });
  const refused = await inBrowser(means({}, [port]), async ({ page, record }) => {
    await page.goto(origin);
    await expect
      .poll(() => asked.filter((path) => path.startsWith('/tried')).sort())
      .toEqual(['/tried?fetch', '/tried?socket', '/tried?worker']);
    return record.requests.filter((one) => one.refused).map((one) => new URL(one.url).pathname);
  });
  expect(reached).toEqual([]);
  expect(refused).toEqual(expect.arrayContaining(['/i', '/s', '/f', '/w', '/t']));
});

test('it ends with its processes and its folder: after use, when told to stop, when its time is over', async () => {
  const { origin } = await shop({ '/': html('<script>for (;;);</script>') });
  const before = folders();
  await inBrowser(means(), ({ page }) => page.goto('about:blank'));
  const stop = new AbortController();
  const stuck = inBrowser(means({ signal: stop.signal }), async ({ page }) => {
    setTimeout(() => stop.abort(new Error('told to stop')), 200);
    await page.goto(origin, { timeout: 0 });
    await page.title();
  });
  await expect(stuck).rejects.toThrow('told to stop');
  const late = inBrowser(means({ timeoutMs: 3000 }), async ({ page }) => {
    await page.goto(origin, { timeout: 0 });
    await page.title();
  });
  await expect(late).rejects.toThrow(/timeout/i);
  expect(folders().filter((folder) => !before.includes(folder))).toEqual([]);
});

test('a body without an end is cut, dialogs keep nobody, and nothing is downloaded', async () => {
  let sent = 0;
  let dropped = false;
  const { origin } = await shop({
    '/': html("<script>alert('1'); confirm('2'); fetch('/endless'); location = '/file'</script>"),
    '/file': (_, response) =>
      void response.writeHead(200, { 'content-disposition': 'attachment; filename=a.zip' }).end('x'),
    '/endless': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.on('close', () => (dropped = true));
      const block = Buffer.alloc(64 * 1024, 'a');
      const more = (): void => {
        sent += block.length;
        if (sent < 500e6 && !response.destroyed) response.write(block, () => setImmediate(more));
      };
      more();
    },
  });
  await inBrowser(means({ maxBytes: 2_000_000 }), async ({ page }) => {
    await page.goto(origin, { waitUntil: 'commit' }).catch(() => undefined);
    await expect.poll(() => dropped).toBe(true);
  });
  expect(sent).toBeLessThan(100e6);
});

test('without Chromium it says so', async () => {
  await expect(inBrowser(means({ browser: null }), async () => 1)).rejects.toThrow(NoBrowser);
});

test('the browser is nobody, where the tests are root', async () => {
  if (process.getuid?.() !== 0 || !existsSync('/proc')) return;
  const owners = await inBrowser(means(), async ({ page }) => {
    await page.goto('about:blank');
    return readdirSync('/proc').flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        if (!line.includes('vakhta-browser-') || !line.includes('--type=renderer')) return [];
        return [/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]];
      } catch {
        return [];
      }
    });
  });
  expect(new Set(owners)).toEqual(new Set(['65534']));
});
