import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { addEncoded, addToSketch, emptySketch, quantile, type Sketch } from '#core/uptime';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';
import { findMonitor } from '../monitors/find-monitor.ts';
import { DISTORTED } from '../recording/heard.ts';
import { levels } from '../rollups/levels.ts';
import { numbersOf, type RawRow, rollupMarks, type RollupRow, rollupsOf } from '../rollups/store.ts';
import { rounded } from './read-uptime.ts';

type Query = z.output<(typeof c.readSeries)['query']>;
type Series = z.input<(typeof c.readSeries)['response']>;

const phases = {
  dns: 'dns_ms',
  connect: 'connect_ms',
  tls: 'tls_ms',
  firstByte: 'first_byte_ms',
  transfer: 'transfer_ms',
  total: 'total_ms',
} as const;
type Phase = keyof typeof phases;
const names = Object.keys(phases) as Phase[];
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
].map((s) => s * 1000);

/** Response time by phase in buckets of one length: single results where buckets are short, else rollups. */
export async function readSeries(app: App, actor: Actor, id: string, query: Query): Promise<Series> {
  const { monitor } = await findMonitor(app.db, actor, id);
  const [from, to] = [Date.parse(query.from), Math.min(Date.parse(query.to), app.clock.now())];
  if (Date.parse(query.to) <= from)
    refuse(
      'range',
      {
        en: 'The range must end after it begins.',
        ru: 'Диапазон должен кончаться после начала.',
        uk: 'Діапазон має закінчуватися після початку.',
      },
      { field: 'to' },
    );
  const wanted = Math.max((to - from) / query.points, Math.min(monitor.interval_ms, 60_000));
  const step = steps.find((s) => s >= wanted) ?? steps.at(-1)!;
  const start = from - (from % step);
  const cells: Cell[] = Array.from({ length: Math.max(0, Math.ceil((to - start) / step)) }, newCell);
  await fill(app.db, monitor.key, start, to, step, cells);
  const column = (phase: Phase) =>
    cells.map((cell) => (cell.timed === 0 || cell.has[phase] === 0 ? null : rounded(cell.sums[phase] / cell.timed)));
  return {
    stepMs: step,
    at: cells.map((_, i) => (start + i * step) / 1000),
    dns: column('dns'),
    connect: column('connect'),
    tls: column('tls'),
    firstByte: column('firstByte'),
    transfer: column('transfer'),
    total: column('total'),
    p95: cells.map((cell) => rounded(quantile(cell.sketch, 0.95))),
    failures: cells.map((cell) => cell.down),
  };
}

interface Cell {
  sums: Record<Phase, number>;
  /** How many rows had the phase at all. */
  has: Record<Phase, number>;
  timed: number;
  down: number;
  sketch: Sketch;
}

const zero = (): Record<Phase, number> => ({ dns: 0, connect: 0, tls: 0, firstByte: 0, transfer: 0, total: 0 });
const newCell = (): Cell => ({ sums: zero(), has: zero(), timed: 0, down: 0, sketch: emptySketch() });

async function fill(db: Db, key: number, start: number, to: number, step: number, cells: Cell[]): Promise<void> {
  const marks = await rollupMarks(db);
  const cellAt = (at: number): Cell | undefined => cells[Math.floor((at - start) / step)];
  // From the coarsest level that still fits into a cell down to single results, each from where the one before ends.
  let from = start;
  for (const level of levels.toReversed()) {
    const until = Math.min(to, marks.get(level.name) ?? 0);
    if (level.ms > step || until <= from) continue;
    for (const row of await rollupsOf(db, level, key, from, until)) addRollup(cellAt(row.at), row);
    from = until;
  }
  for (const row of await numbersOf(db, key, from, to)) addResult(cellAt(row.at), row);
}

function addRollup(cell: Cell | undefined, row: RollupRow): void {
  if (!cell) return;
  cell.timed += row.timed;
  cell.down += row.down;
  addEncoded(cell.sketch, row.sketch);
  addPhases(cell, row);
}

function addResult(cell: Cell | undefined, row: RawRow): void {
  if (!cell) return;
  if (row.verdict === 2) cell.down += 1;
  if (row.verdict > 1 || row.total_ms === null || (row.flags & DISTORTED) !== 0) return;
  cell.timed += 1;
  addToSketch(cell.sketch, row.total_ms);
  addPhases(cell, row);
}

function addPhases(cell: Cell, row: Pick<RollupRow, (typeof phases)[Phase]>): void {
  for (const name of names) {
    const ms = row[phases[name]];
    if (ms === null) continue;
    cell.sums[name] += ms;
    cell.has[name] += 1;
  }
}
