import { createNet } from '#kit/net/create-net';
import type { Outcome } from '#core/probe';
import { startWebServer } from '../../../../../test/fakes/web-server.ts';
import type { ProbeContext } from '../../monitor-type.ts';
import content from '../content.monitor.ts';
import { probed } from './laboratory.ts';

const net = createNet({ allowPrivate: true, ownPorts: [] });

export const context = (more: Partial<ProbeContext> = {}): ProbeContext => ({
  timeoutMs: 10_000,
  net,
  now: Date.now(),
  baseline: null,
  signal: new AbortController().signal,
  ...more,
});

/** A page that shows whatever the test says, and the content monitor's look at it. */
export interface PageUnderWatch {
  look(html: string, baseline?: unknown, settings?: object, more?: Partial<ProbeContext>): Promise<Outcome>;
  /** What is learned from a page that must look well. */
  learn(html: string, settings?: object): Promise<unknown>;
  /** What search engines are shown instead; null: the same. */
  forCrawlers: string | null;
  close(): Promise<void>;
}

export async function startPage(): Promise<PageUnderWatch> {
  let shown = '';
  const web = await startWebServer((request, response) => {
    const crawler = /Googlebot/.test(request.headers['user-agent'] ?? '');
    const html = crawler && page.forCrawlers !== null ? page.forCrawlers : shown;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  const page: PageUnderWatch = {
    forCrawlers: null,
    look(html, baseline = null, settings = {}, more = {}) {
      shown = html;
      return probed(content, { url: web.origin, ...settings }, context({ baseline, ...more }));
    },
    async learn(html, settings) {
      const outcome = await page.look(html, null, settings);
      if (outcome.verdict !== 'up') throw new Error(`The page does not look well: ${outcome.reason.code}.`);
      return outcome.learned;
    },
    close: web.close,
  };
  return page;
}

const words =
  'Handmade ceramic mugs plates and vases from our own workshop fired twice glazed in quiet colours packed with straw and sent to twelve countries within three days'.split(
    ' ',
  );
export const prose = (n: number): string =>
  Array.from({ length: n }, (_, i) => words[(i * 7 + (i >> 2)) % words.length]).join(' ');
/** A page of the shop Clay House. */
export const healthy = (body = '', head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Clay House – handmade ceramics</title><meta property="og:site_name" content="Clay House">${head}</head><body><h1>Clay House</h1><p>${prose(200)}</p>${body}<form action="/search"><input name="q"></form><form action="/login" method="post"><input type="password" name="p"></form><script src="/site.js"></script></body></html>`;
