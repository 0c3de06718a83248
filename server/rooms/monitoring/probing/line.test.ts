import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { FailureClass, Outcome } from '#core/probe';
import { startWatch } from '../testing/watch.ts';
import { lineCheck, type Reached } from './check-line.ts';
import { Line } from './line.ts';

const down = (failure: FailureClass, address?: string): Outcome => ({
  verdict: 'down',
  failure,
  reason: { code: failure, params: {} },
  totalMs: 1,
  phases: {},
  conditions: [],
  evidence: address ? { address } : {},
});
const up = (address: string): Outcome => ({
  verdict: 'up',
  reason: { code: 'ok', params: {} },
  totalMs: 1,
  phases: {},
  conditions: [],
  evidence: { address },
});
const sight = (reached: Reached) => {
  const seen = { reached, checks: 0, states: [] as string[] };
  const line = new Line({
    check: async () => {
      seen.checks += 1;
      return seen.reached;
    },
    onChange: (state) => seen.states.push(state),
  });
  return { seen, line };
};
const all = { world: true, names: true };
const none = { world: false, names: false };
const verdict = async (o: Outcome | Promise<Outcome>) => `${(await o).verdict} ${(await o).reason.code}`;

test('a store that fails while the world answers is charged', async () => {
  const { line } = sight(all);
  expect(await verdict(line.weigh('shop.com', down('connect', '93.184.216.9')))).toBe('down connect');
  expect(await verdict(line.weigh('shop.com', down('http', '93.184.216.9')))).toBe('down http');
});

test('when neutral hosts were reached before and are not now, nobody is charged, and the line says so', async () => {
  const { line, seen } = sight(all);
  await line.weigh('shop.com', up('93.184.216.9'));
  await new Promise((resolve) => setTimeout(resolve, 3100));
  seen.reached = none;
  for (const failure of ['dns', 'connect', 'timeout', 'tls'] as const)
    expect(await verdict(line.weigh('shop.com', down(failure, failure === 'dns' ? undefined : '93.184.216.9')))).toBe(
      'unknown line_dead',
    );
  expect(line.state).toBe('dead');
  // What the store itself answered, and what is not reached over our line, stands.
  expect(await verdict(line.weigh('other.com', down('http', '93.184.216.10')))).toBe('down http');
  expect(await verdict(line.weigh('printer', down('connect', '192.168.1.9')))).toBe('down connect');
  expect(await verdict(line.weigh('127.0.0.1', down('connect')))).toBe('down connect');
  expect(seen.checks).toBeLessThan(4);
  await line.weigh('shop.com', up('93.184.216.9'));
  expect(seen.states).toEqual(['dead', 'ok']);
  line.stop();
});

test('a line that was seen to work at the start, before any store answered, is known to be dead by its silence', async () => {
  const { line, seen } = sight(all);
  line.prove();
  await new Promise((resolve) => setTimeout(resolve, 3100));
  seen.reached = none;
  expect(await verdict(line.weigh('shop.com', down('dns')))).toBe('unknown line_dead');
  line.stop();
});

test('where neutral hosts were never reached, one failing store is charged; many hosts at once are our fault', async () => {
  const { line } = sight(none);
  const verdicts: string[] = [];
  for (const host of ['a.com', 'b.com', 'c.com', 'd.com'])
    verdicts.push(await verdict(line.weigh(host, down('timeout', '93.184.216.9'))));
  expect(verdicts).toEqual(['down timeout', 'down timeout', 'down timeout', 'unknown line_dead']);
  line.stop();
});

test('names that do not resolve while our resolvers are away are our trouble; addresses that do not answer are not', async () => {
  const { line } = sight({ world: true, names: false });
  expect(await verdict(line.weigh('shop.com', down('dns')))).toBe('unknown resolver_dead');
  expect(await verdict(line.weigh('shop.com', down('connect', '93.184.216.9')))).toBe('down connect');
});

test('the check takes any answer of a resolver or a neutral host, and nothing for an answer', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const open = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const silent = createSocket('udp4');
  await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
  const deaf = [`127.0.0.1:${silent.address().port}`];
  expect(await lineCheck(() => deaf, [open])()).toEqual({ world: true, names: false });
  server.close();
  // Refused is an answer too.
  expect(await lineCheck(() => deaf, [open])()).toEqual({ world: true, names: false });
  expect(await lineCheck(() => deaf, [])()).toEqual(none);
  silent.on('message', (question, from) =>
    silent.send(
      Buffer.concat([question.subarray(0, 2), Buffer.from([0x81, 0x83]), question.subarray(4)]),
      from.port,
      from.address,
    ),
  );
  expect(await lineCheck(() => deaf, [])()).toEqual({ world: true, names: true });
  silent.close();
});

test('a prober whose line is dead charges nobody, says so, and is quiet when it is back', async () => {
  const w = await startWatch();
  const state = { reached: all };
  const deaf = createSocket('udp4');
  await new Promise<void>((resolve) => deaf.bind(0, '127.0.0.1', resolve));
  w.t.app.settings.netPolicy.resolvers = [`127.0.0.1:${deaf.address().port}`];
  const prober = await w.prober('line', async () => state.reached);
  const id = await w.watch('', { timeoutMs: 500, settings: { url: 'http://a-shop-far-away.com/' } });
  await prober.line.weigh('proof.com', down('connect', '93.184.216.1'));
  await new Promise((resolve) => setTimeout(resolve, 3100));
  state.reached = none;
  for (let i = 0; i < 4; i++) {
    await w.probe(prober);
    w.t.clock.advance(60_000);
  }
  expect(await w.read(id)).toMatchObject({ status: 'unknown' });
  expect((await w.read(id)).explanation).toContain('line');
  expect(await w.told(id)).toEqual([]);
  deaf.close();
  await expect.poll(() => w.rows("select line from probers where name = 'line'")).toEqual([{ line: 'dead' }]);
  await prober.stop();
  await w.close();
});
