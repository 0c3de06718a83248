import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLargeShop } from '../test/fakes/shop/large-shop.ts';

/**
 * How long an audit takes and how much memory, as people call it: the whole command in its own process, against a shop of
 * two hundred heavy pages on this machine; beside it a bare loop that fetches the same addresses with the same pauses.
 * `npm run bench:audit`; ends with 1 where a goal is missed.
 */
const GOALS = { seconds: 60, memoryMb: 400, pages: 100 };
const PAUSE = 100;

interface Ran {
  seconds: number;
  cpu: number;
  memoryMb: number;
  out: string;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'vakhta-audit-'));
const shop = await startLargeShop();
try {
  const audit = await run('cli/main.ts', ['audit', shop.origin, '--json', '--html', join(folder, 'audit.html')]);
  const asked = shop.asked.splice(0);
  const pages = new Set(asked.filter((path) => /^\/(?:product[/-].*|cart\/)?$/.test(path))).size;
  const bare = await run('bench/audit/bare.ts', [shop.origin, String(PAUSE), ...asked]);
  const { findings } = JSON.parse(audit.out) as { findings: unknown[] };
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; pause ${PAUSE} ms`);
  say(`${asked.length} requests, ${pages} different pages of the shop, ${findings.length} findings`);
  say(`report as a page: ${(statSync(join(folder, 'audit.html')).size / 1024).toFixed(0)} kB\n`);
  say('| | time | CPU | most memory |\n|---|---|---|---|');
  for (const [name, { seconds, cpu, memoryMb }] of [
    ['the audit', audit],
    ['the bare loop', bare],
  ] as const)
    say(`| ${name} | ${seconds.toFixed(1)} s | ${cpu.toFixed(1)} s | ${memoryMb.toFixed(0)} MB |`);
  say(`\n${(audit.seconds / bare.seconds).toFixed(2)} times the bare loop`);
  const misses = [
    pages < GOALS.pages && `only ${pages} pages were opened`,
    audit.seconds > GOALS.seconds && `it took more than ${GOALS.seconds} s`,
    audit.memoryMb > GOALS.memoryMb && `it took more than ${GOALS.memoryMb} MB`,
  ].filter((miss) => miss !== false);
  for (const miss of misses) say(`MISSED: ${miss}`);
  if (misses.length > 0) process.exitCode = 1;
} finally {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a program of ours and watches it until its end. */
async function run(file: string, args: readonly string[]): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let [memoryMb, cpu, out] = [0, 0, ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  const watching = setInterval(() => {
    memoryMb = mostMemoryOf(child) ?? memoryMb;
    cpu = cpuOf(child) ?? cpu;
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watching);
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${out.slice(0, 500)}`);
  return { seconds: (performance.now() - begun) / 1000, cpu, memoryMb, out };
}

/** What the system says of a process that may just have ended. */
function told(child: ChildProcess, what: 'status' | 'stat'): string | null {
  try {
    return readFileSync(`/proc/${child.pid}/${what}`, 'utf8');
  } catch {
    return null;
  }
}

/** The most that was resident at any time. */
function mostMemoryOf(child: ChildProcess): number | null {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(told(child, 'status') ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** Seconds, in the user's part and the system's. */
function cpuOf(child: ChildProcess): number | null {
  const fields = told(child, 'stat')
    ?.replace(/^.*\) /, '')
    .split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}
