import type { Page } from 'playwright-core';
import { printer } from '#kit/print/pdf';
import type { ProbeNet } from '#kit/net/net';
import { Cannot } from '../reasons.ts';
import { launch } from './launch.ts';
import { recordOf, type VisitRecord } from './record.ts';
import { openWayOut, type Unreached, type WayOutLimits } from './way-out.ts';

/** There is no Chromium on this machine: what needs one is left out, and that is our lack, not the store's fault. */
export class NoBrowser extends Cannot {
  constructor() {
    super('no_browser');
  }
}

export interface BrowserMeans extends WayOutLimits {
  net: ProbeNet;
  signal: AbortSignal;
  /** For all of the visit: 120 s where not said. */
  timeoutMs?: number;
  /** Null: there is none. Found on the machine where not said. */
  browser?: string | null;
}

export interface BrowserVisit {
  page: Page;
  record: VisitRecord;
  /** One more page with the same cookies. */
  open(): Promise<Page>;
  /** Why the host of an address was not reached, as far as it was not the browser that refused it. */
  unreached(url: string): Unreached | null;
}

/**
 * Opens a browser that nobody used before, lets `look` walk in it and ends it for certain, by abort and deadline too. It
 * reaches only what `net` allows, and has no cookies, downloads or service workers.
 * @throws {NoBrowser}
 */
export async function inBrowser<T>(means: BrowserMeans, look: (visit: BrowserVisit) => Promise<T>): Promise<T> {
  const { net, timeoutMs = 120_000, browser = printer() } = means;
  if (browser === null) throw new NoBrowser();
  const signal = AbortSignal.any([means.signal, AbortSignal.timeout(timeoutMs)]);
  signal.throwIfAborted();
  const wayOut = await openWayOut(net, means);
  try {
    const launched = await launch(browser, wayOut);
    const stop = (): void => void launched.close();
    signal.addEventListener('abort', stop);
    try {
      const { record, watch } = recordOf(launched.context, (host) => wayOut.refused.has(host));
      const open = async (page: Page): Promise<Page> => {
        await watch(page);
        page.setDefaultTimeout(20_000);
        return page;
      };
      const page = await open(launched.context.pages()[0] ?? (await launched.context.newPage()));
      const seen = await look({
        page,
        record,
        open: async () => open(await launched.context.newPage()),
        unreached: (url) => wayOut.unreached.get(placeOf(url)) ?? null,
      });
      signal.throwIfAborted();
      return seen;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await launched.close();
    }
  } finally {
    await wayOut.close();
  }
}

function placeOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname.replace(/^\[|\]$/g, '')}:${port || (protocol === 'http:' ? 80 : 443)}`;
}
