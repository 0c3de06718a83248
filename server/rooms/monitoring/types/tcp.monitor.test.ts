import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import tcp from './tcp.monitor.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

let lab: Laboratory;
const open: Server[] = [];
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(async () => {
  await lab.close();
  for (const server of open) server.close();
});

test.each([
  ['tcp-refused', 'refused', '[CONNECTION] (refused) = ok'],
  ['tcp-mute', 'mute', '[ANSWER] ("") has "220"'],
])('%s', async (id, code, condition) => {
  const target = lab.target(id);
  for (const host of [target.name, target.host]) {
    const settings = { host, port: target.port, expect: '220', answerMs: 2500 };
    const healthy = await probed(tcp, settings, lab.context());
    expect(verdictOf(healthy)).toEqual({ verdict: 'up' });
    expect(healthy.phases).toMatchObject({ connect: expect.any(Number), firstByte: expect.any(Number) });
    await target.break();
    const outcome = await probed(tcp, settings, lab.context());
    expect(verdictOf(outcome)).toEqual(target.expects);
    expect(outcome.reason.code).toBe(code);
    expect(outcome.conditions).toContainEqual({ text: condition, ok: false });
    await target.mend();
  }
});

async function serve(talk: (said: string) => string | null, late = 0): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const answer = talk(chunk.toString());
      setTimeout(() => (answer === null ? socket.destroy() : socket.write(answer)), late);
    });
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

test('says something and judges the answer', async () => {
  const redis = await serve((said) => (said === 'PING\r\n' ? '+PONG\r\n' : '-ERR\r\n'));
  expect(await probed(tcp, { ...redis, send: 'PING\\r\\n', expect: '+PONG' }, lab.context())).toMatchObject({
    verdict: 'up',
    reason: { code: 'answered', params: { text: '+PONG' } },
  });
  expect(
    await probed(tcp, { ...redis, send: 'AUTH\\r\\n', expect: '+OK', answerMs: 2500 }, lab.context()),
  ).toMatchObject({ verdict: 'down', failure: 'content', reason: { code: 'other_answer' } });
  const rude = await serve(() => null);
  expect(await probed(tcp, { ...rude, send: 'x', answers: true }, lab.context())).toMatchObject({
    verdict: 'down',
    failure: 'connect',
    reason: { code: 'hung_up' },
  });
});

test('an open port is enough where nothing is expected, and a late answer degrades', async () => {
  const target = lab.target('tcp-mute');
  await target.break();
  expect(verdictOf(await probed(tcp, { host: target.host, port: target.port }, lab.context()))).toEqual({
    verdict: 'up',
  });
  await target.mend();
  const lazy = await serve(() => 'here', 300);
  expect(verdictOf(await probed(tcp, { ...lazy, send: 'x', answers: true, slowMs: 100 }, lab.context()))).toEqual({
    verdict: 'degraded',
    failure: 'slow',
  });
});
