import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMonitors, listMonitors, type Monitor } from '#contract/monitoring';
import { createChannel, createRule } from '#contract/notify';
import { addStore } from '#contract/stores';
import { type Letter, readLetter } from '../../fakes/letter.ts';
import { startWebServer } from '../../fakes/web-server.ts';
import type { Caller } from '../../flows/stage/caller.ts';
import { type Mailbox } from '../../../server/rooms/notify/testing/receivers.ts';

/** A shop that one page stands for, and that can be broken. */
export interface Stall {
  name: string;
  origin: string;
  broken: boolean;
  /** What it does with a request. */
  answer(response: ServerResponse): void;
  /** How often it was looked at. */
  views: number;
  storeId: string;
  monitorId: string;
  close(): Promise<void>;
}

const page = (name: string) =>
  `<html><head><title>${name}</title></head><body><h1>${name}</h1><p>All goods are here, and the cart is open.</p></body></html>`;

export async function openStall(name: string): Promise<Stall> {
  const server = await startWebServer((_request, response) => {
    stall.views += 1;
    stall.answer(response);
  });
  const stall: Stall = {
    name,
    origin: server.origin,
    broken: false,
    answer: (response) => response.writeHead(stall.broken ? 503 : 200, { 'content-type': 'text/html' }).end(page(name)),
    views: 0,
    storeId: '',
    monitorId: '',
    close: server.close,
  };
  return stall;
}

export const intervalSeconds = 10;

/** Has the stalls watched every few seconds, each as a store of its own. */
export async function watchStalls(call: Caller, stalls: readonly Stall[]): Promise<void> {
  for (const stall of stalls) {
    stall.storeId = (await call(addStore, { body: { url: stall.origin, name: stall.name } })).id;
    const items = [
      {
        storeId: stall.storeId,
        type: 'http',
        name: `${stall.name} page`,
        settings: { url: `${stall.origin}/` },
        page: 'checkout' as const,
        intervalSeconds,
      },
    ];
    stall.monitorId = (await call(createMonitors, { body: { items } })).ids[0]!;
  }
}

/** Whatever happens is mailed to the box at once. */
export async function mailTo(call: Caller, port: number): Promise<void> {
  const settings = { host: '127.0.0.1', port, security: 'none', from: 'watch@faults.test', to: ['duty@faults.test'] };
  const { id } = await call(createChannel, { body: { kind: 'email', name: 'Mail', settings } });
  await call(createRule, { body: { name: 'Everything', channelIds: [id] } });
}

/** All mails of a box that tell of a stall. */
export const lettersOf = (box: Mailbox, stall: Stall): Letter[] =>
  box.mails.map((mail) => readLetter(mail, [])).filter(({ subject }) => subject.includes(stall.name));

export const monitorOf = async (call: Caller, stall: Stall): Promise<Monitor> =>
  (await call(listMonitors, { query: { storeId: stall.storeId } })).items[0]!;

/** Waits for a condition; while the product is away, its silence counts as "not yet". */
export async function until(what: string, holds: () => Promise<boolean> | boolean, timeoutMs = 120_000): Promise<void> {
  const over = performance.now() + timeoutMs;
  for (;;) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    if (performance.now() > over) throw new Error(`It did not become so within ${timeoutMs / 1000} s: ${what}`);
    await sleep(100);
  }
}
