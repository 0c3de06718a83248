import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttp } from '#kit/http/server';
import { silentLog } from '#kit/log';
import { authenticateProber } from '../probers/admit-prober.ts';
import { startWatch, type Watch } from '../testing/watch.ts';
import { RemoteProber } from './remote-prober.ts';
import { serverLine } from './server-line.ts';

let w: Watch;
let server: FastifyInstance;
let url: string;
let folder: string;
let token: string;
let command: string;
let proberId: string;
const minute = 60_000;
const probers: RemoteProber[] = [];

beforeAll(async () => {
  w = await startWatch();
});
afterAll(() => w.close());
beforeEach(async () => {
  await w.rows('delete from monitors');
  w.shop.status.clear();
  folder = mkdtempSync(join(tmpdir(), 'vakhta-remote-'));
  await openServer(0);
  const admitted = await w.t.call(w.staff, 'POST', '/api/probers', { name: 'far away', region: 'north' });
  ({ token, id: proberId } = admitted.body);
  command = admitted.body.command;
});
afterEach(async () => {
  for (const prober of probers.splice(0)) await prober.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function openServer(port: number): Promise<void> {
  server = createHttp(
    w.t.app,
    w.t.rooms.flatMap((r) => r.routes ?? []),
    async (request) => {
      const bearer = /^Bearer (vkp_\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      return bearer ? authenticateProber(w.t.app, bearer) : null;
    },
  );
  url = await server.listen({ host: '127.0.0.1', port });
}

/** The line is cut; the server's port stays the same for later. */
async function cut(): Promise<() => Promise<void>> {
  const port = Number(new URL(url).port);
  await server.close();
  return () => openServer(port);
}

function join_(): RemoteProber {
  const prober = new RemoteProber({
    url,
    token,
    dataDirectory: folder,
    version: '9',
    log: silentLog,
    clock: w.t.clock,
    check: async () => ({ world: true, names: true }),
  });
  probers.push(prober);
  return prober;
}

async function probe(prober: RemoteProber): Promise<void> {
  await prober.engine.claim();
  await prober.engine.settled();
}

const minutes = async (prober: RemoteProber, n: number) => {
  for (let i = 0; i < n; i++) {
    w.t.clock.advance(minute);
    await probe(prober);
  }
};
const names = async (id: string) => (await w.told(id)).map((e) => e.name);
const spans = (id: string) =>
  w.rows<{ status: string; from_at: number }>(
    'select s.status, s.from_at from monitor_spans s join monitors m on m.key = s.monitor_key where m.id = $1 order by s.from_at',
    [id],
  );
/** Handing in what was kept goes on beside the work. */
async function handedIn(prober: RemoteProber, results: number, id: string): Promise<void> {
  const stored = async (): Promise<number> => {
    await probe(prober);
    return (await w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes`)).body.total;
  };
  await expect.poll(stored, { timeout: 30_000, interval: 200 }).toBeGreaterThanOrEqual(results);
}

test('it takes work of its region alone, secrets included, and its results are judged as any other', async () => {
  expect(command).toContain(`VAKHTA_JOIN_TOKEN=${token} npm start -- --roles prober --join http://watch.test`);
  const own = await w.watch('/own', {
    regions: ['north'],
    settings: { url: `${w.shop.url}/own`, auth: { kind: 'basic', user: 'me', password: 'open sesame' } },
  });
  const other = await w.watch('/other');
  const prober = join_();
  await probe(prober);
  expect((await w.read(own)).status).toBe('up');
  expect((await w.read(other)).status).toBe('pending');
  w.shop.status.set('/own', 500);
  await minutes(prober, 1);
  await probe(prober);
  expect((await w.read(own)).status).toBe('down');
  expect(await names(own)).toEqual(['monitor.went_down']);
  const { body } = await w.t.call(w.staff, 'GET', `/api/monitors/${own}/probes`);
  expect(body.items[0]).toMatchObject({ region: 'north', prober: 'far away', confirmation: true });
  const seen = (await w.t.call(w.staff, 'GET', '/api/probers')).body.items.find(
    (p: { id: string }) => p.id === proberId,
  );
  expect(seen).toMatchObject({ state: 'working', version: '9', remote: true, region: 'north' });
});

test('cut off for ten minutes it probes on, and hands in what it kept: history is mended, what is over opens nothing', async () => {
  const id = await w.watch('/cut', { regions: ['north'] });
  const prober = join_();
  await probe(prober);
  await minutes(prober, 1);
  const cutAt = w.t.clock.now();
  const back = await cut();
  await minutes(prober, 3);
  w.shop.status.set('/cut', 503);
  await minutes(prober, 3);
  w.shop.status.clear();
  await minutes(prober, 4);
  await w.sweep('self-watch');
  w.t.clock.advance(20_000);
  await w.sweep('self-watch');
  expect((await w.read(id)).status).toBe('unknown');
  expect((await w.told()).map((e) => e.payload.kind)).toContain('late');
  await back();
  await handedIn(prober, 12, id);
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual([]);
  const history = await spans(id);
  expect(history.map((s) => s.status)).toEqual(['up', 'down', 'up']);
  expect(Math.round((history[1]!.from_at - cutAt) / minute)).toBe(4);
  expect(Math.round((history[2]!.from_at - cutAt) / minute)).toBe(7);
});

test('what is still broken when the line is back is told then', async () => {
  const id = await w.watch('/still', { regions: ['north'] });
  const prober = join_();
  await probe(prober);
  const back = await cut();
  w.shop.status.set('/still', 503);
  await minutes(prober, 5);
  await back();
  await handedIn(prober, 6, id);
  await minutes(prober, 1);
  await expect
    .poll(
      async () => {
        await probe(prober);
        return names(id);
      },
      { timeout: 20_000 },
    )
    .toEqual(['monitor.went_down']);
});

test('results that were on disk when the machine went down are handed in by the next start, once', async () => {
  const id = await w.watch('/disk', { regions: ['north'] });
  const first = join_();
  await probe(first);
  const back = await cut();
  await minutes(first, 5);
  const down = w.t.clock.now();
  // The process is gone without a word: nothing of it is asked any more, its file is all that is left.
  probers.splice(0);
  const second = join_();
  await back();
  await handedIn(second, 6, id);
  await minutes(second, 1);
  const kept = await w.rows<{ n: number }>(
    'select count(*)::int as n from probe_results where monitor_key = (select key from monitors where id = $1) and at < $2',
    [id, down],
  );
  expect(kept[0]!.n).toBe(5);
});

test('the same batch twice counts once; monitors of other regions and of the future are not taken', async () => {
  const own = await w.watch('/batch', { regions: ['north'] });
  const other = await w.watch('/foreign');
  const line = serverLine(url, token);
  const c = await import('#contract/prober-protocol');
  const item = (monitorId: string, at: number) => ({
    monitorId,
    revision: 1,
    at,
    confirmation: false,
    distorted: false,
    outcome: {
      verdict: 'down' as const,
      failure: 'http' as const,
      reason: { code: 'x', params: {} },
      totalMs: 1,
      phases: {},
      conditions: [],
    },
  });
  const body = {
    batch: '00000000-0000-7000-8000-00000000000b',
    items: [item(own, w.t.clock.now()), item(other, w.t.clock.now())],
  };
  for (let i = 0; i < 3; i++) await line.call(c.reportProbes, { body }, 5000);
  expect((await w.read(own)).status).toBe('pending');
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${own}/probes`)).body.total).toBe(1);
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${other}/probes`)).body.total).toBe(0);
  await line.call(
    c.reportProbes,
    {
      body: {
        batch: '00000000-0000-7000-8000-00000000000c',
        items: [item(own, w.t.clock.now() + 86_400_000), item(own, 5)],
      },
    },
    5000,
  );
  expect((await w.read(own)).lastProbeAt).toBe(new Date(w.t.clock.now()).toISOString());
});

test('a dismissed prober is let in no more; nobody works over an open line', async () => {
  const id = await w.watch('/dismissed', { regions: ['north'] });
  const prober = join_();
  await probe(prober);
  expect((await w.t.call(w.staff, 'DELETE', `/api/probers/${proberId}`)).status).toBe(204);
  w.t.clock.advance(minute);
  await probe(prober);
  await probe(prober);
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes`)).body.total).toBe(1);
  expect(() => serverLine('http://watch.example', token)).toThrow('https');
  expect(() => serverLine('watch.example', token)).toThrow('not an address');
});
