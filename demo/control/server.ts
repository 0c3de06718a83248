import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Language, languages } from '#core/words';
import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { controlPage, letterPage, type Shown, script, style, switches } from './page.ts';

const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";

/** The demo's own small server: switches that break the shops, and the notices that were sent. */
export function startControl(shown: Omit<Shown, 'language'>): Promise<WebServer> {
  return startWebServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://control.test');
    const send = (status: number, type: string, body: string): void =>
      void response
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'content-security-policy': policy,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        })
        .end(body);
    if (request.method === 'POST') return void change(shown, request, response, url.pathname);
    if (url.pathname === '/control.css') return send(200, 'text/css', style);
    if (url.pathname === '/control.js') return send(200, 'text/javascript', script);
    const language = languageOf(request, url);
    if (url.pathname === '/') return send(200, 'text/html', controlPage({ ...shown, language }));
    const [, id, html] = /^\/letters\/(\d+)(\/html)?$/.exec(url.pathname) ?? [];
    const one = shown.office.received.find((each) => String(each.id) === id);
    if (!one) return send(404, 'text/plain', 'There is no such page.\n');
    return send(200, 'text/html', html ? `<base target="_blank">${one.letter.html}` : letterPage(one, language));
  });
}

async function change(
  { stores }: Omit<Shown, 'language'>,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk).slice(0, 1000);
  const form = new URLSearchParams(body);
  const store = stores.find(({ key }) => key === form.get('store'));
  const trouble = switches.find((each) => each === form.get('trouble'));
  // Other pages of the visitor's browser have no business here.
  const site = request.headers['sec-fetch-site'];
  if (!store || (site !== undefined && site !== 'same-origin')) return void response.writeHead(400).end();
  if (path === '/mend') for (const each of [...store.troubles]) store.set(each, false);
  else if (trouble) store.set(trouble, form.get('on') === '1');
  response.writeHead(303, { location: '/' }).end();
}

function languageOf(request: IncomingMessage, url: URL): Language {
  const wanted = [
    url.searchParams.get('lang') ?? '',
    ...(request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2)),
  ];
  return languages.find((language) => wanted.find((each) => languages.includes(each as Language)) === language) ?? 'en';
}
