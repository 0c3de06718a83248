import { readFileSync, writeFileSync } from 'node:fs';
import { importMonitors, listMonitorTypes, type MonitorFile } from '#contract/monitoring';
import { type Context, Problem } from '../command.ts';
import { everyStore } from '../find.ts';
import { count, table } from '../table.ts';
import { groupStores } from './group-stores.ts';
import type { FileStore, Reading } from './reading.ts';

type Options = Record<string, string | boolean | undefined>;

export const bringOverOptions: [string, string][] = [
  ['--dry-run', 'say what would change, change nothing'],
  ['--store <address>', 'the store that takes monitors without an address of their own'],
  ['--out <file>', 'write our own file of monitors instead, to look at it and to import it later; needs no server'],
];

/** Takes what was read into this product and says what was left behind. A second run changes nothing. */
export async function bringOver(context: Context, reading: Reading, options: Options): Promise<void> {
  const fallback = fallbackOf(options['store']);
  if (options['out']) return writeOut(context, reading, String(options['out']), fallback);
  const stores = (await everyStore(context)).map((s) => s.url);
  const file = await withinLimits(context, groupStores(reading, { stores, fallback }), reading);
  const accepted = await withoutRefused(context, file, reading);
  const result =
    accepted.stores.length === 0
      ? nothing
      : await context.call(importMonitors, {
          body: { file: accepted, dryRun: Boolean(options['dryRun']), prune: false },
        });
  context.print({ ...result, skipped: reading.skipped, notes: reading.notes }, (r) => {
    const would = options['dryRun'] ? 'Would be: ' : '';
    return `${would}${count(r.storesCreated, 'store')} and ${count(r.created, 'monitor')} created, ${r.changed} changed, ${r.unchanged} unchanged.${leftBehind(reading)}`;
  });
}

const nothing = { created: 0, changed: 0, unchanged: 0, removed: 0, storesCreated: 0 };

function writeOut(context: Context, reading: Reading, path: string, fallback: string | null): void {
  const file = groupStores(reading, { stores: [], fallback });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  const monitors = file.stores.reduce((n, s) => n + s.monitors.length, 0);
  context.print(
    { file: path, stores: file.stores.length, monitors, skipped: reading.skipped, notes: reading.notes },
    (r) =>
      `${path} holds ${count(r.monitors, 'monitor')} of ${count(r.stores, 'store')}. Bring them in with: npx vakhta import ${path}${leftBehind(reading)}`,
  );
}

/** Intervals below what a type allows are raised, and said so. */
async function withinLimits(context: Context, file: MonitorFile, reading: Reading): Promise<MonitorFile> {
  const { items } = await context.call(listMonitorTypes, {});
  const least = new Map(items.map((t) => [t.name, t.minIntervalSeconds]));
  for (const monitor of file.stores.flatMap((s) => s.monitors)) {
    const min = least.get(monitor.type) ?? 0;
    if (monitor.intervalSeconds === undefined || monitor.intervalSeconds >= min) continue;
    reading.note(
      monitor.name,
      `Probed every ${min} s instead of every ${monitor.intervalSeconds} s, the least for ${monitor.type}.`,
    );
    monitor.intervalSeconds = min;
  }
  return file;
}

/**
 * The server takes a file whole or not at all, so a monitor that it refuses is left out, with its sentence as the reason.
 * Asked store by store, so that one bad monitor among thousands costs little.
 */
async function withoutRefused(context: Context, file: MonitorFile, reading: Reading): Promise<MonitorFile> {
  const stores: MonitorFile['stores'] = [];
  for (const store of file.stores) {
    const accepted = await withoutRefusedOf(context, store, reading);
    if (accepted.monitors.length > 0) stores.push(accepted);
  }
  return { ...file, stores };
}

async function withoutRefusedOf(context: Context, store: FileStore, reading: Reading): Promise<FileStore> {
  const left = { ...store, monitors: [...store.monitors] };
  while (left.monitors.length > 0) {
    const body = { file: { version: 1 as const, stores: [left] }, dryRun: true, prune: false };
    const problem = await context.call(importMonitors, { body }).then(() => null, asProblem);
    if (!problem) break;
    const [, at, monitor] = /stores\.0\.(?:(url|name|client)$|monitors\.(\d+)\b)/.exec(problem.field ?? '') ?? [];
    const refused = at ? left.monitors.splice(0) : monitor ? left.monitors.splice(Number(monitor), 1) : [];
    if (refused.length === 0) throw problem;
    // Where in our file it stands says nothing to whoever brought another one.
    const reason = problem.message.replace(/^stores\.0\.(monitors\.\d+\.)?(settings\.)?/, '');
    for (const one of refused) reading.leave(one.name, one.type, reason);
  }
  return left;
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function fallbackOf(text: string | boolean | undefined): string | null {
  if (typeof text !== 'string') return null;
  const full = /^https?:\/\//.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) throw new Problem('usage', `--store: "${text}" is not an address.`, 'store');
  return new URL(full).href;
}

/** Printed under the result: nothing is lost in silence. */
function leftBehind({ skipped, notes }: Reading): string {
  const left =
    skipped.length === 0
      ? ''
      : `\n\nNot carried over (${skipped.length}):\n${table(
          ['NAME', 'TYPE', 'WHY'],
          skipped.map((s) => [s.name, s.type, s.reason]),
          '',
        )}`;
  const changed =
    notes.length === 0
      ? ''
      : `\n\nCarried over with a difference (${notes.length}):\n${table(
          ['NAME', 'WHAT'],
          notes.map((n) => [n.name, n.text]),
          '',
        )}`;
  return left + changed;
}

/** @throws Problem where the file cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem('file', `${file} cannot be read.`);
  }
}
