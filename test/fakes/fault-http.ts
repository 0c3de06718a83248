import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailureClass, Verdict } from '../../core/probe/index.ts';
import type { FaultTarget, FaultTimes } from './fault-target.ts';
import { createStorefront } from './shop/shop.ts';
import { startWebServer, type Handler } from './web-server.ts';

interface HttpFault {
  id: string;
  verdict: Verdict;
  failure?: FailureClass;
  /** Answers a page in the broken way; `healthy` answers as the shop would. */
  deed(request: IncomingMessage, response: ServerResponse, healthy: () => void, times: FaultTimes): void;
}

const down = (id: string, failure: FailureClass, deed: HttpFault['deed']): HttpFault => ({
  id,
  verdict: 'down',
  failure,
  deed,
});
const page = Buffer.from(`<html><body>${'<p>Half of this page never comes.</p>'.repeat(200)}</body></html>`);
const html = { 'content-type': 'text/html; charset=utf-8' };

const unavailable: HttpFault['deed'] = (_, response) =>
  void response.writeHead(503, html).end('<h1>Service Unavailable</h1>');
const when =
  (test: (request: IncomingMessage) => boolean, deed: HttpFault['deed']): HttpFault['deed'] =>
  (request, response, healthy, times) =>
    test(request) ? deed(request, response, healthy, times) : healthy();
const cut: HttpFault['deed'] = (_, response) => {
  response.writeHead(200, { ...html, 'content-length': page.length });
  response.write(page.subarray(0, page.length / 2), () => setTimeout(() => response.destroy(), 20));
};
const silent: HttpFault['deed'] = () => undefined;
const circle: HttpFault['deed'] = (request, response) =>
  void response.writeHead(302, { location: request.url === '/round' ? '/' : '/round' }).end();
/** HEAD is answered well whatever becomes of GET. */
const headFine =
  (deed: HttpFault['deed']): HttpFault['deed'] =>
  (request, response, healthy, times) => {
    if (request.method === 'HEAD') response.writeHead(200, html).end();
    else deed(request, response, healthy, times);
  };

const faults: HttpFault[] = [
  down('http-503', 'http', unavailable),
  down(
    'http-503-some-clients',
    'http',
    when(({ headers }) => /iphone|android|mobile/i.test(headers['user-agent'] ?? ''), unavailable),
  ),
  down(
    'http-503-header',
    'http',
    when(({ headers }) => headers.cookie !== undefined, unavailable),
  ),
  down('http-cut', 'partial', cut),
  down('http-cut-chunked', 'partial', (_, response) => {
    response.writeHead(200, html);
    response.write(page, () => setTimeout(() => response.destroy(), 20));
  }),
  down('http-no-first-byte', 'timeout', silent),
  down(
    'http-stalled',
    'timeout',
    (_, response) =>
      void response.writeHead(200, { ...html, 'content-length': page.length }).write(page.subarray(0, 2000)),
  ),
  down('http-total-timeout', 'timeout', (_, response) => {
    response.writeHead(200, html);
    const drip = setInterval(() => response.write('<!-- still coming -->'), 100);
    response.on('close', () => clearInterval(drip));
  }),
  down('http-redirect-loop', 'redirect', circle),
  down('http-redirect-chain', 'redirect', (request, response, healthy) => {
    const hop = Number(/^\/hop\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    if (hop < 15) response.writeHead(301, { location: `/hop/${hop + 1}` }).end();
    else healthy();
  }),
  {
    id: 'http-slow',
    verdict: 'degraded',
    failure: 'slow',
    deed: (_request, _response, healthy, { slowMs }) => void setTimeout(healthy, slowMs),
  },
  down('http-head-200-get-503', 'http', headFine(unavailable)),
  down('http-head-200-get-partial', 'partial', headFine(cut)),
  down('http-head-200-get-redirect-loop', 'redirect', headFine(circle)),
  down('http-head-200-get-timeout', 'timeout', headFine(silent)),
  {
    id: 'trap-head-405',
    verdict: 'up',
    deed: when(
      ({ method }) => method === 'HEAD',
      (_, response) => void response.writeHead(405, { allow: 'GET' }).end(),
    ),
  },
  { id: 'trap-head-timeout', verdict: 'up', deed: when(({ method }) => method === 'HEAD', silent) },
];

/** Every HTTP fault as a shop of its own, at a port of its own. */
export function startHttpFaults(times: FaultTimes): Promise<FaultTarget[]> {
  return Promise.all(faults.map((fault) => start(fault, times)));
}

async function start(fault: HttpFault, times: FaultTimes): Promise<FaultTarget> {
  const { handle } = createStorefront();
  const healthy: Handler = (request, response) => {
    // The end of a chain of redirects is no page of the shop: it shows the first one.
    if (request.url?.startsWith('/hop/')) request.url = '/';
    handle(request, response);
  };
  const web = await startWebServer((request, response) => {
    const file = /\.(?:txt|xml|js|css)(?:\?|$)/.test(request.url ?? '');
    if (target.broken && !file) fault.deed(request, response, () => healthy(request, response), times);
    else healthy(request, response);
  });
  const name = `${fault.id}.test`;
  const target: FaultTarget = {
    id: fault.id,
    family: 'http',
    expects: { verdict: fault.verdict, failure: fault.failure },
    name,
    host: web.host,
    port: web.port,
    url: `${web.origin}/`,
    namedUrl: `http://${name}:${web.port}/`,
    broken: false,
    break: async () => void (target.broken = true),
    mend: async () => void (target.broken = false),
    close: web.close,
  };
  return target;
}
