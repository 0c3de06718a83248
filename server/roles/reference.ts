import { openApi } from '#kit/http/openapi';
import { type RawRoute, type Route, serveRaw } from '#kit/http/serve';

/** The OpenAPI document, and a page that a person can read. */
export function referenceRoutes(routes: readonly Route[]): RawRoute[] {
  let document: ReturnType<typeof openApi> | undefined;
  return [
    serveRaw(
      { method: 'GET', path: '/api/openapi.json', access: 'public', summary: 'OpenAPI 3.1' },
      async ({ app }) => (document ??= openApi(routes, app.settings.version)),
    ),
    serveRaw(
      { method: 'GET', path: '/api', access: 'public', summary: 'The API reference' },
      async ({ app, reply }) => {
        document ??= openApi(routes, app.settings.version);
        return reply.type('text/html; charset=utf-8').send(page(document, routes));
      },
    ),
  ];
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
details{border-top:1px solid #8884;padding:.5rem 0}summary{cursor:pointer;overflow-wrap:anywhere}p{overflow-wrap:anywhere}code{font-size:.9em}b{display:inline-block;min-width:4.2rem}
pre{overflow:auto;background:#8881;padding:.75rem;border-radius:6px}small{opacity:.75}`;

function page(document: ReturnType<typeof openApi>, routes: readonly Route[]): string {
  const items = routes.map((route) => {
    const { method, path, access, summary } = 'raw' in route ? route.raw : route.endpoint;
    const described = (
      document.paths?.[path.replace(/:(\w+)/g, '{$1}')] as
        | Record<string, { parameters?: unknown; requestBody?: unknown; responses?: unknown }>
        | undefined
    )?.[method.toLowerCase()];
    const body = described
      ? `<pre>${escape(JSON.stringify({ parameters: described.parameters, requestBody: described.requestBody, responses: described.responses }, null, 2))}</pre>`
      : '';
    return `<details><summary><b>${method}</b> <code>${escape(path)}</code> ${escape(summary)} <small>${escape(access)}</small></summary>${body}</details>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vakhta API</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${style}</style>
<h1>Vakhta API</h1><p>The console uses this API itself. Make a token under your profile, or by <code>npx vakhta token create</code>, and send it as
<code>Authorization: Bearer vk_…</code>. Lists are <code>{"items": […], "total": n}</code>; refusals <code>{"error": {"code", "message", "field"}}</code>;
times are ISO 8601. The machine-readable form: <a href="/api/openapi.json">openapi.json</a> (3.1).</p>${items.join('\n')}</html>`;
}
