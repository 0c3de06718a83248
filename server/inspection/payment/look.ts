import { randomBytes } from 'node:crypto';
import type { Page, Request } from 'playwright-core';
import type { Inventory } from '#core/payment-page';
import { settled } from '../browser/customer.ts';
import type { BrowserVisit } from '../browser/visit.ts';
import { ownHost } from '../own-host.ts';
import { cardNumber, carries } from './carries.ts';
import { cardField, listening } from './listening.ts';
import { arrive } from './arrive.ts';
import { scriptsRun } from './scripts-run.ts';
import { type Step, stepOf } from './step.ts';

const guards = [
  'content-security-policy-report-only',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'strict-transport-security',
];

export interface Looked {
  step: Step;
  /** Null where the page did not open, or led elsewhere. */
  inventory: Inventory | null;
}

/**
 * Opens a page where customers pay and writes down what runs, listens, lies over and leaves. A number that is nobody's card
 * is typed into a field for one, to see where it goes; nothing is sent off.
 * @param home other pages of the shop, to which it sends back whoever has nothing to pay for
 */
export async function look(
  visit: BrowserVisit,
  asked: Pick<Step, 'kind' | 'url'>,
  home: readonly string[] = [],
): Promise<Looked> {
  const page = await visit.open();
  try {
    return await lookIn(page, visit, asked, home);
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function lookIn(
  page: Page,
  visit: BrowserVisit,
  asked: Pick<Step, 'kind' | 'url'>,
  home: readonly string[],
): Promise<Looked> {
  const { record } = visit;
  const session = await page.context().newCDPSession(page);
  const scripts = await scriptsRun(session, () => page.url());
  const listeners = new Map<string, { script: string; event: string }>();
  const channel = `v${randomBytes(9).toString('hex')}`;
  const heard: { event: string; stack: string }[] = [];
  await page.exposeBinding(channel, (_, what: { event: string; stack: string }) => {
    if (heard.length < 500)
      heard.push({ event: String(what.event).slice(0, 40), stack: String(what.stack).slice(0, 4000) });
  });
  await page.addInitScript(`(${listening.toString()})(${JSON.stringify({ channel, field: cardField })})`);
  const sent = sending(page);
  const [before, digits] = [record.requests.length, cardNumber(Math.random)];
  scripts.begin();
  const arrival = await arrive(page, asked.url);
  const ends = placeOf(page.url());
  const led =
    ends === placeOf(asked.url) ? null : home.some((one) => placeOf(one) === ends) ? 'led_back' : 'led_elsewhere';
  const step = stepOf(asked, arrival, visit, led && { outcome: led });
  if (step.outcome !== 'opened' || !('answer' in arrival)) return { step, inventory: null };
  const { answer } = arrival;
  await type(page, digits);
  await settled(page);

  const ran = await scripts.all();
  for (const { event, stack } of heard) {
    const script = scripts.at(stack);
    listeners.set(`${script} ${event}`, { script, event });
  }
  const host = new URL(page.url()).host;
  const headers = answer.headers();
  const inventory: Inventory = {
    scripts: ran,
    frames: framesOf(page, host),
    ...(await shapeOfPage(page)),
    destinations: destinationsOf(record.requests.slice(before), host),
    listeners: cardListeners([...listeners.values()]),
    leaks: leaksOf(sent, digits, host),
    headers: {
      policy: headers['content-security-policy']?.slice(0, 8000) ?? null,
      others: Object.fromEntries(
        guards.flatMap((name) => (headers[name] ? [[name, headers[name].slice(0, 2000)]] : [])),
      ),
    },
  };
  return { step, inventory };
}

/** Frameworks listen to the whole page for everything: it counts where a script does it that also listens to a card. */
function cardListeners(all: Inventory['listeners']): Inventory['listeners'] {
  const card = new Set(all.filter(({ event }) => !event.startsWith('page ')).map(({ script }) => script));
  return all.filter(({ script }) => card.has(script));
}

/** Two places of a shop are the same page whatever its parameters say, but for shops that tell pages by them. */
const placeOf = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { host, pathname, searchParams } = new URL(url);
  return `${host}${pathname.replace(/\/$/, '')}?${searchParams.get('route') ?? ''}`;
};

interface Sent {
  url: string;
  how: string;
  text: string;
}

/** Everything that leaves the page, with its body. */
function sending(page: Page): Sent[] {
  const sent: Sent[] = [];
  const keep = (one: Sent): void => {
    if (sent.length < 2000) sent.push({ ...one, text: one.text.slice(0, 100_000) });
  };
  page.context().on('request', (request: Request) => {
    keep({ url: request.url(), how: request.resourceType(), text: `${request.url()}\n${request.postData() ?? ''}` });
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => keep({ url: socket.url(), how: 'websocket', text: payload.toString() }));
    keep({ url: socket.url(), how: 'websocket', text: socket.url() });
  });
  return sent;
}

function leaksOf(sent: readonly Sent[], digits: string, own: string): Inventory['leaks'] {
  const leaks = new Map<string, Inventory['leaks'][number]>();
  for (const { url, how, text } of sent) {
    if (!URL.canParse(url)) continue;
    const { host, hostname, origin, pathname } = new URL(url);
    // The shop's own programs may stand below its domain.
    const home = new URL(`http://${own}`).hostname;
    const isOwn = host === own || (hostname !== home && ownHost(url, home));
    if (!isOwn && carries(text, digits))
      leaks.set(`${host} ${how}`, { host, url: (origin + pathname).slice(0, 300), how });
  }
  return [...leaks.values()];
}

/** As a person would: key by key, so that whoever listens to keys hears them. */
async function type(page: Page, digits: string): Promise<void> {
  const fields = await page.locator(cardField).filter({ visible: true }).all();
  for (const [i, field] of fields.slice(0, 4).entries()) {
    const text = i === 0 ? digits : '123';
    await field.pressSequentially(text, { timeout: 8000 }).catch(() => undefined);
    await field.blur({ timeout: 2000 }).catch(() => undefined);
  }
  if (fields.length > 0) await page.waitForTimeout(1500);
}

function framesOf(page: Page, own: string): Inventory['frames'] {
  const urls = page
    .frames()
    .slice(1)
    .map((frame) => frame.url());
  return urls.flatMap((url) => {
    const host = /^https?:/.test(url) ? new URL(url).host : own;
    return host === own ? [] : [{ host, url: url.slice(0, 500) }];
  });
}

function destinationsOf(requests: BrowserVisit['record']['requests'], own: string): Inventory['destinations'] {
  const kinds = new Map<string, Set<string>>();
  for (const { url, kind, by } of requests) {
    if (!URL.canParse(url)) continue;
    const { host, search } = new URL(url);
    if (host === own) continue;
    // A picture with values, asked for by a script, carries them away.
    const how = kind === 'image' && by !== null && search.length > 1 ? 'pixel' : kind;
    kinds.set(host, (kinds.get(host) ?? new Set()).add(how));
  }
  return [...kinds].map(([host, set]) => ({ host, kinds: [...set].sort() }));
}

/** Forms, and what lies over fields of a card without being around them. */
function shapeOfPage(page: Page): Promise<Pick<Inventory, 'forms' | 'overlays'>> {
  return page.evaluate((field) => {
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
      width: number;
      height: number;
    }
    interface Thing {
      tagName: string;
      id: string;
      className: unknown;
      action?: unknown;
      src?: unknown;
      baseURI: string;
      contains(other: Thing): boolean;
      closest(selector: string): Thing | null;
      matches(selector: string): boolean;
      querySelector(selector: string): Thing | null;
      getBoundingClientRect(): Box;
      getAttribute(name: string): string | null;
      labels?: ArrayLike<Thing>;
    }
    const { document } = globalThis as unknown as {
      document: {
        querySelectorAll(selector: string): ArrayLike<Thing>;
        elementsFromPoint(x: number, y: number): Thing[];
      };
    };
    const list = (selector: string): Thing[] => Array.from(document.querySelectorAll(selector));
    const forms = list('form')
      .slice(0, 60)
      .map((form) => {
        const to = new URL(form.getAttribute('action') ?? '', form.baseURI);
        return { action: to.host + to.pathname, host: to.host, card: form.querySelector(field) !== null };
      });
    const overlays: { what: string; host: string | null }[] = [];
    for (const input of list(field).slice(0, 6)) {
      const box = input.getBoundingClientRect();
      if (box.width === 0) continue;
      const above = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      for (const thing of above.slice(0, above.indexOf(input) === -1 ? 3 : above.indexOf(input))) {
        if (thing.contains(input) || thing.closest('label') !== null) continue;
        const src = thing.getAttribute('src');
        const host = thing.tagName === 'IFRAME' && src ? new URL(src, thing.baseURI).host || null : null;
        const classes = String(thing.className).split(/\s+/).slice(0, 3).filter(Boolean).join('.');
        const what = `${thing.tagName.toLowerCase()}${thing.id ? `#${thing.id}` : ''}${classes ? `.${classes}` : ''}`;
        overlays.push({ what: what.slice(0, 200), host });
      }
    }
    return { forms, overlays };
  }, cardField);
}
