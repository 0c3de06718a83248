import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Handler, startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inspect } from '../inspect.ts';

const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const spacious = `${'function area(width, height) {\n    return width * height;\n}\n\n'.repeat(200)}`;
const handler: Handler = (request, response) => {
  const send = (type: string, body: string | Buffer, more: Record<string, string> = {}) =>
    response.writeHead(200, { 'content-type': type, ...more }).end(body);
  if (request.url === '/') {
    const many = Array.from({ length: 40 }, (_, i) => `<img src="/i/${i}.png">`).join('');
    return send(
      'text/html',
      `<html><head><base href="/"><link rel="stylesheet" href="s.css"><script src="a.js"></script></head><body><img src="data:image/gif;base64,R0"><script src="/gone.js"></script>${many}</body></html>`,
    );
  }
  if (request.url === '/a.js')
    return send('text/javascript', spacious, {
      ...{ 'cache-control': 'max-age=60', 'set-cookie': 'PHPSESSID=s3cret; Path=/' },
    });
  if (request.url === '/s.css') return send('text/css', 'a{b:c}', { expires: 'Thu, 01 Jan 2037 00:00:00 GMT' });
  if (request.url?.startsWith('/i/')) return send('image/png', Buffer.alloc(70_000));
  if (request.url === '/parts/') {
    const tags = ['page.js', 'empty.js', 'octets.js', 'asked.js', 'child.css', 'login.css'].map((file) =>
      file.endsWith('.js') ? `<script src="/p/${file}"></script>` : `<link rel="stylesheet" href="/p/${file}">`,
    );
    const data =
      '<script type="text/x-template" src="/p/data.js"></script><script type="module" src="/p/module.js"></script>';
    return send('text/html', `<title>Shop</title>${tags.join('')}${data}`);
  }
  if (request.url === '/p/page.js')
    return send('text/html', '<!-- cached --><!DOCTYPE html><html><head><title>Nothing\n here</title></head></html>');
  if (request.url === '/p/empty.js') return send('text/javascript', ' \n');
  if (request.url === '/p/octets.js')
    return send('application/octet-stream', 'go()', { 'x-content-type-options': 'NoSniff' });
  if (request.url === '/p/asked.js') return send('text/html', '<html><title>Just a moment...</title></html>');
  if (request.url === '/p/child.css') return send('text/css', '/* Theme Name: Child */');
  if (request.url === '/p/login.css') return response.writeHead(302, { location: '/p/login' }).end();
  if (request.url === '/p/login') return send('text/html', '<html><title>Sign in</title></html>');
  if (request.url === '/p/module.js') return send('text/javascript', 'export {}');
  response.writeHead(404).end();
};

test('what pages name is asked for once, so many of each kind, and weighed', async () => {
  const server = await startWebServer(handler);
  open.push(server);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts } = await inspect(new URL(server.origin), { net, pauseMs: 0 });
  const of = (path: string) => artifacts.assets!.find(({ url }) => url === server.origin + path);
  expect(of('/a.js')).toMatchObject({
    kind: 'script',
    status: 200,
    bytes: spacious.length,
    encoding: null,
    spacious: true,
  });
  expect(of('/a.js')!.cacheControl).toBe('max-age=60');
  expect(of('/a.js')!.cookies).toEqual(['PHPSESSID']);
  expect(JSON.stringify(artifacts.assets)).not.toContain('s3cret');
  expect(of('/s.css')).toMatchObject({ kind: 'style', expiresAt: Date.UTC(2037, 0, 1), spacious: false });
  expect(of('/gone.js')).toMatchObject({ status: 404 });
  expect(of('/i/0.png')).toMatchObject({ kind: 'image', bytes: 70_000 });
  expect(artifacts.assets!.filter(({ kind }) => kind === 'image')).toHaveLength(24);
});

test('what a script or style holds, how it is sent, and who asked for it as what', async () => {
  const server = await startWebServer(handler);
  open.push(server);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts } = await inspect(new URL(`${server.origin}/parts/`), { net, pauseMs: 0, crawlPages: 1 });
  const of = (name: string) => artifacts.assets!.find(({ url }) => url === `${server.origin}/p/${name}`);
  expect(of('page.js')!.holds).toEqual({ what: 'page', title: 'Nothing here' });
  expect(of('empty.js')!.holds).toEqual({ what: 'nothing' });
  expect(of('octets.js')).toMatchObject({ holds: { what: 'code' }, nosniff: true, isModule: false });
  expect(of('asked.js')).toMatchObject({ holds: { what: 'page' }, wall: 'Just a moment' });
  expect(of('child.css')).toMatchObject({ holds: { what: 'code' }, wall: null });
  expect(of('login.css')!.holds).toEqual({ what: 'page', title: 'Sign in' });
  expect(of('module.js')!.isModule).toBe(true);
  expect(of('data.js')).toBeUndefined();
});
