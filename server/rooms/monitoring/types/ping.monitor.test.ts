import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEchoes } from './ping/ping-command.ts';
import monitor, { ping } from './ping.monitor.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

let lab: Laboratory;
const folder = mkdtempSync(join(tmpdir(), 'vakhta-ping-'));
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

/** A command in place of the system's, that prints what it is given and notes how it was called. */
function command(prints: string, code = 0): string {
  const path = join(folder, `ping-${Math.random().toString(36).slice(2)}`);
  writeFileSync(path, `#!/bin/sh\necho "$@" > ${path}.args\ncat <<'END'\n${prints}\nEND\nexit ${code}\n`);
  chmodSync(path, 0o755);
  return path;
}

const summary = (sent: number, received: number, avg: number): string =>
  `PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.\n\n--- 127.0.0.1 ping statistics ---\n${sent} packets transmitted, ${received} received, ${((sent - received) / sent) * 100}% packet loss, time 402ms\n${received ? `rtt min/avg/max/mdev = 0.1/${avg}/${avg * 2}/0.1 ms\n` : ''}`;

const asked = (more: Record<string, unknown> = {}) => monitor.settings.parse({ host: '127.0.0.1', ...more });

test.each<[string, string, object]>([
  [
    'all come back',
    summary(3, 3, 12.3),
    { verdict: 'up', totalMs: 12.3, reason: { code: 'alive', params: { ms: 12.3 } } },
  ],
  [
    'none comes back',
    summary(3, 0, 0),
    { verdict: 'down', failure: 'timeout', reason: { code: 'no_echo' }, totalMs: null },
  ],
  [
    'half is lost',
    summary(4, 2, 10),
    { verdict: 'degraded', failure: 'slow', reason: { code: 'lossy', params: { lost: 2, sent: 4 } } },
  ],
  ['slow', summary(3, 3, 900), { verdict: 'degraded', failure: 'slow', reason: { code: 'slow' } }],
])('%s', async (_, prints, outcome) => {
  expect(await ping(command(prints, prints.includes(' 0 received') ? 1 : 0), asked(), lab.context())).toMatchObject(
    outcome,
  );
});

test('reads BusyBox and macOS too', () => {
  expect(
    readEchoes(
      '3 packets transmitted, 3 packets received, 0% packet loss\nround-trip min/avg/max = 0.055/0.061/0.070 ms',
    ),
  ).toEqual({ sent: 3, received: 3, avgMs: 0.061, maxMs: 0.07 });
  expect(
    readEchoes(
      '3 packets transmitted, 3 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 14.1/15.2/16.3/0.9 ms',
    ),
  ).toMatchObject({ avgMs: 15.2 });
  expect(readEchoes('ping: socket: Operation not permitted')).toBeNull();
});

test('where ping is absent or may not, a port is knocked at, and the outcome says so', async () => {
  const target = lab.target('tcp-refused');
  for (const broken of [
    null,
    command('ping: socktype: SOCK_RAW: Operation not permitted', 2),
    join(folder, 'no-such-command'),
  ]) {
    const outcome = await ping(broken, asked({ fallbackPort: target.port }), lab.context());
    expect(outcome).toMatchObject({
      verdict: 'up',
      reason: { code: 'alive_tcp', params: { port: target.port } },
      evidence: { facts: { method: `tcp ${target.port}` } },
    });
  }
  await target.break();
  expect(
    verdictOf(await ping(null, asked({ fallbackPort: target.port }), lab.context())),
    'a refusal is a sign of life',
  ).toEqual({ verdict: 'up' });
});

test('as it is on this machine', async () => {
  expect(verdictOf(await probed(monitor, { host: '127.0.0.1' }, lab.context()))).toEqual({ verdict: 'up' });
  expect(verdictOf(await probed(monitor, { host: 'no-such-name.test' }, lab.context()))).toEqual({
    verdict: 'down',
    failure: 'dns',
  });
});

test.each(['-c1', 'a;b', '$(x)'])('refuses the host %o', (host) => {
  expect(monitor.settings.safeParse({ host }).success).toBe(false);
});
