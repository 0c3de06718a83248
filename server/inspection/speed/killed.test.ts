import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { printer } from '#kit/print/pdf';
import { startWebServer } from '../../../test/fakes/web-server.ts';
import { openWayOut } from '../browser/way-out.ts';
import { runLighthouse } from './run-lighthouse.ts';

const patience = { timeout: 120_000, interval: 100 };

interface Process {
  pid: number;
  parent: number;
  group: number;
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [state, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return state === 'Z' ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}

/** A page that never comes, so that Lighthouse stands in the midst of its work. */
let asked = (): void => undefined;
const web = await startWebServer(() => asked());
const wayOut = await openWayOut(createNet({ allowPrivate: true, ownPorts: [] }));
afterAll(() => Promise.all([web.close(), wayOut.close()]));
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`lighthouse-${process.pid}-`));

test.skipIf(printer() === null || process.platform !== 'linux').each(['aborted', 'killed', 'late'])(
  'where it is %s, Chromium ends with it and leaves nothing behind',
  async (how) => {
    const before = processes().map(({ pid }) => pid);
    const left = folders();
    const stop = new AbortController();
    const waiting = new Promise<void>((resolve) => (asked = resolve));
    const means = {
      browser: printer()!,
      proxy: wayOut.address,
      signal: stop.signal,
      turn: { path: `\0vakhta-killed-${process.pid}` },
      ...(how === 'late' ? { runMs: 8000 } : {}),
    };
    const run = runLighthouse({ url: web.origin, device: 'phone', runs: 2 }, means).catch((error: unknown) =>
      String(error),
    );
    const children = (): number[] =>
      processes().flatMap(({ pid, parent }) => (parent === process.pid && !before.includes(pid) ? [pid] : []));
    await expect.poll(children, patience).toHaveLength(1);
    const [child] = children();
    await (how === 'late' ? run : waiting);
    if (how !== 'late') expect(processes().filter(({ group }) => group === child).length).toBeGreaterThan(2);
    if (how === 'aborted') stop.abort(new Error('the audit was stopped'));
    if (how === 'killed') process.kill(child!, 'SIGKILL');
    const result = await run;
    if (how === 'aborted') expect(result).toContain('the audit was stopped');
    if (how === 'killed') expect(result).toEqual({ runs: [], lost: ['Lighthouse ended by itself (SIGKILL)'] });
    if (how === 'late') expect(result).toEqual({ runs: [], lost: ['the page was not measured within 8 s'] });
    const gone = (): Process[] => processes().filter(({ group }) => group === child);
    await expect.poll(gone, patience).toEqual([]);
    expect(folders()).toEqual(left);
  },
  300_000,
);
