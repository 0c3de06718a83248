import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '#contract/people';
import { acknowledgeIncident, openIncident, readIncident } from '#contract/incidents';
import { createMonitors, exportMonitors, readMonitor, testMonitor, tryMonitor } from '#contract/monitoring';
import { createChannel, listChannels, listDeliveries, testChannel } from '#contract/notify';
import { createStatusPage } from '#contract/status';
import { addStore } from '#contract/stores';
import { startWebServer, type WebServer } from '../fakes/web-server.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { owner } from '../flows/stage/server.ts';
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

/** Every row of every table of ours and of the queue, as text. */
async function databaseText(): Promise<string> {
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`,
  );
  let text = '';
  for (const { name } of tables)
    text +=
      (await client.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`))
        .rows[0]!.text ?? '';
  await client.end();
  return text;
}

test('secrets of every kind are in no answer, no trail, no log and, in plain, in no table', async () => {
  const secrets = {
    webhook: 'webhook-secret-nobody-may-read',
    slack: 'slack-path-nobody-may-read',
    telegram: `123456:${'telegram'.repeat(4)}`,
    ntfy: 'ntfy-token-nobody-may-read',
    mail: 'mail-password-nobody-may-read',
    basic: 'basic-password-nobody-may-read',
    bearer: 'bearer-token-nobody-may-read',
    header: 'header-value-nobody-may-read',
  };
  // Answers as an error page does that names what was asked for.
  const echo = await startWebServer((request, response) =>
    response.writeHead(404, { 'content-type': 'text/plain' }).end(`Cannot ${request.method} ${request.url}`),
  );
  const url = echo.origin;
  const channels = [
    { kind: 'webhook', settings: { url, secret: secrets.webhook } },
    { kind: 'slack', settings: { webhookUrl: `${url}/services/${secrets.slack}` } },
    { kind: 'teams', settings: { webhookUrl: `${url}/workflows/${secrets.slack}` } },
    { kind: 'telegram', settings: { botToken: secrets.telegram, chatId: '1', apiUrl: url } },
    { kind: 'ntfy', settings: { server: url, topic: 'night', token: secrets.ntfy } },
    {
      kind: 'email',
      settings: {
        host: '127.0.0.1',
        port: echo.port,
        security: 'none',
        user: 'watch',
        password: secrets.mail,
        from: 'w@a.example',
        to: ['n@a.example'],
      },
    },
  ];
  const answers: unknown[] = [];
  for (const channel of channels) {
    const made = await call(createChannel, { body: { ...channel, name: `Kind ${channel.kind}` } });
    answers.push(made, await call(testChannel, { params: { id: made.id } }));
  }
  const settings = (auth: object) => ({ url, auth, headers: [{ name: 'X-Key', value: secrets.header }] });
  const items = [
    { kind: 'basic', user: 'me', password: secrets.basic },
    { kind: 'bearer', token: secrets.bearer },
  ].map((auth) => ({ storeId, type: 'http', name: `By ${auth.kind}`, settings: settings(auth), intervalSeconds: 600 }));
  const { ids } = await call(createMonitors, { body: { items } });
  for (const id of ids) {
    await until('it is probed', async () => (await call(readMonitor, { params: { id } })).lastProbeAt !== null);
    answers.push(await call(readMonitor, { params: { id } }), await call(testMonitor, { params: { id } }));
  }
  answers.push(
    await call(exportMonitors, { query: {} }),
    await call(listAudit, { query: { limit: 100 } }),
    await call(listDeliveries, { query: { limit: 100 } }),
    await call(listChannels, { query: {} }),
  );
  const said = {
    answers: JSON.stringify(answers),
    log: part.said() + part.complained(),
    database: await databaseText(),
  };
  await echo.close();
  expect(said.database).toContain('By bearer');
  for (const [place, text] of Object.entries(said))
    for (const [kind, secret] of Object.entries({ ...secrets, password: owner.password }))
      expect(text.includes(secret), `${kind} in ${place}`).toBe(false);
});
