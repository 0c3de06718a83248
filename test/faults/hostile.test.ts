import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '#contract/people';
import { acknowledgeIncident, openIncident, readIncident } from '#contract/incidents';
import { createMonitors, tryMonitor } from '#contract/monitoring';
import { createChannel } from '#contract/notify';
import { createStatusPage } from '#contract/status';
import { addStore } from '#contract/stores';
import { startWebServer, type WebServer } from '../fakes/web-server.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { listen, signedIn } from './stage/live.ts';
import { until } from './stage/outages.ts';
import { newProduct, type Part, type Product } from './stage/product.ts';

let product: Product;
let part: Part;
let call: Caller;
let elsewhere: WebServer;
let storeId: string;
let clientId: string;
beforeAll(async () => {
  product = await newProduct({ VAKHTA_LOG: 'debug' });
  part = await product.start();
  call = await callerOf(product.base);
  elsewhere = await startWebServer((request, response) =>
    response.writeHead(302, { location: decodeURIComponent(request.url!.slice(1)) }).end(),
  );
  ({ id: storeId, clientId } = await call(addStore, { body: { url: elsewhere.origin } }));
});
afterAll(async () => {
  await product.close();
  await elsewhere.close();
});

/** How many of the same calls at the same moment are answered how. */
async function atOnce(times: number, work: () => Promise<unknown>): Promise<{ done: number; refused: number[] }> {
  const ends = await Promise.allSettled(Array.from({ length: times }, work));
  const refused = ends.flatMap((end) =>
    end.status === 'rejected' ? [Number(/answered (\d+)/.exec(String(end.reason))![1])] : [],
  );
  return { done: times - refused.length, refused };
}

test('no probe reaches the platform’s own ports: not in digits, not by a name, not by a redirect', async () => {
  const own = [product.port, Number(new URL(product.databaseUrl()).port)];
  for (const port of own) {
    for (const url of [
      `http://127.0.0.1:${port}/healthz`,
      `http://localhost:${port}/healthz`,
      `http://[::ffff:7f00:1]:${port}/healthz`,
      `${elsewhere.origin}/${encodeURIComponent(`http://127.0.0.1:${port}/healthz`)}`,
    ]) {
      const outcome = await call(tryMonitor, { body: { storeId, type: 'http', settings: { url } } }).catch(
        (error: Error) => error,
      );
      if (outcome instanceof Error) expect(outcome.message).toContain('422');
      else
        expect({
          url,
          verdict: outcome.verdict,
          said: JSON.stringify(outcome).includes('"status":"ok"'),
        }).toMatchObject({ said: false, verdict: expect.not.stringMatching('up') });
    }
  }
});

test('the same thing done by many at the same moment is done once, and nobody meets a fault', async () => {
  const { id } = await call(openIncident, { body: { storeId, title: 'By hand' } });
  expect(await atOnce(10, () => call(acknowledgeIncident, { params: { id } }))).toEqual({ done: 10, refused: [] });
  const { timeline } = await call(readIncident, { params: { id } });
  expect(timeline.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
  const monitor = {
    storeId,
    type: 'http',
    name: 'The same',
    settings: { url: elsewhere.origin },
    intervalSeconds: 600,
  };
  expect(await atOnce(6, () => call(createMonitors, { body: { items: [monitor] } }))).toEqual({
    done: 1,
    refused: Array(5).fill(409),
  });
  const page = { slug: 'same', title: 'The same', clientId };
  expect(await atOnce(6, () => call(createStatusPage, { body: page }))).toEqual({
    done: 1,
    refused: Array(5).fill(409),
  });
});

test('a console whose session was ended hears nothing any more', async () => {
  const cookie = await signedIn(product.base);
  const listener = listen(product.base, cookie);
  await until('it listens', () => listener.connected === 1);
  const session = (await (await fetch(`${product.base}/api/session`, { headers: { cookie } })).json()) as {
    csrf: string;
  };
  const out = await fetch(`${product.base}/api/sign-out`, {
    method: 'POST',
    headers: { cookie, 'x-vakhta-csrf': session.csrf },
  });
  expect(out.status).toBe(204);
  await until('it is sent away', () => listener.refused > 0);
  const heard = listener.heard.length;
  await call(openIncident, { body: { storeId, title: 'A secret matter' } });
  expect(listener.heard).toHaveLength(heard);
  listener.close();
});

test('secrets of channels are in no answer, no trail and no log', async () => {
  const secret = 'a-secret-that-nobody-may-read';
  const made = await call(createChannel, {
    body: { kind: 'webhook', name: 'Hook', settings: { url: elsewhere.origin, secret } },
  });
  const trail = await call(listAudit, { query: { limit: 100 } });
  expect(JSON.stringify([made, trail])).not.toContain(secret);
  expect(part.said() + part.complained()).not.toContain(secret);
  expect(part.said() + part.complained()).not.toContain('correct-horse-battery');
});
