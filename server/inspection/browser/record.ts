import type { BrowserContext, Page, Request } from 'playwright-core';

/** What a page did while it was open, in its own letters: hostile until shown as text only. */
export interface VisitRecord {
  requests: SeenRequest[];
  /** Errors that scripts did not catch, and those that they wrote to the console. */
  errors: SeenError[];
  /** More came than is kept here. */
  cut: boolean;
}

export interface SeenRequest {
  url: string;
  method: string;
  /** `document`, `script`, `stylesheet`, `image`, `font`, `xhr`, `fetch`, `websocket`, … as the browser calls it. */
  kind: string;
  /** The document that asked. */
  frame: string;
  /** The script that asked; null where the document's own text did. */
  by: string | null;
  /** 0 where there was no answer. */
  status: number;
  type: string;
  /** Why there was none, as the browser puts it. */
  failed: string | null;
  /** We refused to reach the host: not the shop's fault. */
  refused: boolean;
}

export interface SeenError {
  kind: 'uncaught' | 'console';
  text: string;
  /** The script. */
  url: string;
  /** The page that was open. */
  page: string;
}

const MOST = 1500;
const MOST_ERRORS = 200;

/**
 * Writes down what the pages of a context ask for and complain about.
 * @param refuses of a host: whether we do not let it be reached
 */
export function recordOf(
  context: BrowserContext,
  refuses: (host: string) => boolean,
): { record: VisitRecord; watch(page: Page): Promise<void> } {
  const record: VisitRecord = { requests: [], errors: [], cut: false };
  const askers = new Map<string, string>();
  const isRefused = (url: string): boolean => refuses(hostOf(url));
  recordRequests(context, record, askers, isRefused);
  recordErrors(context, record);
  context.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));

  return {
    record,
    async watch(page) {
      page.on('websocket', (socket) => {
        const url = socket.url().slice(0, 2000);
        keep(record, { ...unanswered, url, kind: 'websocket', frame: page.url(), refused: isRefused(url) });
      });
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.requestWillBeSent', ({ request, initiator }) => {
        let stack = initiator.stack;
        while (stack && stack.callFrames.length === 0) stack = stack.parent;
        const by = stack?.callFrames.find(({ url }) => url !== '')?.url;
        if (by && askers.size < MOST) askers.set(request.url, by.slice(0, 2000));
      });
    },
  };
}

const unanswered = { method: 'GET', by: null, status: 0, type: '', failed: null, refused: false };

function keep(record: VisitRecord, seen: SeenRequest): boolean {
  if (record.requests.length >= MOST) record.cut = true;
  else record.requests.push(seen);
  return !record.cut;
}

function recordRequests(
  context: BrowserContext,
  record: VisitRecord,
  askers: ReadonlyMap<string, string>,
  isRefused: (url: string) => boolean,
): void {
  const byRequest = new Map<Request, SeenRequest>();
  context.on('request', (request) => {
    if (/^(data|blob):/.test(request.url())) return;
    const [url, kind] = [request.url().slice(0, 2000), request.resourceType()];
    const by = askers.get(request.url()) ?? null;
    const seen = { ...unanswered, url, kind, by, method: request.method(), frame: frameOf(request) };
    if (keep(record, seen)) byRequest.set(request, seen);
  });
  context.on('response', (response) => {
    const seen = byRequest.get(response.request());
    if (!seen) return;
    seen.status = response.status();
    seen.type = (response.headers()['content-type'] ?? '').slice(0, 100);
    seen.by ??= askers.get(response.request().url()) ?? null;
    seen.refused = isRefused(seen.url);
  });
  context.on('requestfailed', (request) => {
    const seen = byRequest.get(request);
    if (!seen) return;
    seen.failed = (request.failure()?.errorText ?? 'failed').slice(0, 100);
    seen.refused = isRefused(seen.url);
  });
}

function recordErrors(context: BrowserContext, record: VisitRecord): void {
  const note = (error: SeenError): void => {
    if (record.errors.length >= MOST_ERRORS) record.cut = true;
    else record.errors.push({ ...error, text: error.text.slice(0, 500), url: error.url.slice(0, 500) });
  };
  context.on('weberror', (error) => {
    const { message, stack } = error.error();
    const script = /(https?:\/\/[^\s)]+?):\d+:\d+/.exec(stack ?? '')?.[1];
    note({ kind: 'uncaught', text: message, url: script ?? '', page: error.page()?.url() ?? '' });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    note({ kind: 'console', text: message.text(), url: message.location().url, page: message.page()?.url() ?? '' });
  });
}

function frameOf(request: Request): string {
  try {
    return request.frame().url().slice(0, 2000);
  } catch {
    // A worker's request has no frame.
    return '';
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '');
