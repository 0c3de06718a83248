import { dayMs } from '#core/time-zone';
import type { Calendar } from './data.ts';
import { type Rules, rulesOf } from './rules.ts';
import { openSegments } from './segments.ts';

/** The open segments of 64 days, with what is open before each, so that any question is one binary search. */
interface Block {
  starts: Float64Array;
  ends: Float64Array;
  /** Open milliseconds of the block before each segment. */
  before: Float64Array;
  total: number;
}

export interface Table {
  rules: Rules;
  block(index: number): Block;
}

const blockMs = 64 * dayMs;
const tables = new WeakMap<Calendar, Table>();

export function tableOf(calendar: Calendar): Table {
  let table = tables.get(calendar);
  if (!table) {
    table = newTable(rulesOf(calendar));
    tables.set(calendar, table);
  }
  return table;
}

function newTable(rules: Rules): Table {
  const blocks = new Map<number, Block>();
  return {
    rules,
    block(index) {
      let block = blocks.get(index);
      if (!block) {
        block = newBlock(openSegments(rules, index * blockMs, (index + 1) * blockMs, { breaks: true }));
        blocks.set(index, block);
      }
      return block;
    },
  };
}

function newBlock(segments: number[]): Block {
  const count = segments.length / 2;
  const block = {
    starts: new Float64Array(count),
    ends: new Float64Array(count),
    before: new Float64Array(count),
    total: 0,
  };
  for (let i = 0; i < count; i++) {
    block.starts[i] = segments[2 * i]!;
    block.ends[i] = segments[2 * i + 1]!;
    block.before[i] = block.total;
    block.total += block.ends[i]! - block.starts[i]!;
  }
  return block;
}

/** The number of sorted values that are at most (`orEqual`) or less than a limit. */
function countUpTo(values: Float64Array, limit: number, orEqual: boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orEqual ? values[middle]! <= limit : values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open milliseconds of the block that lie before an instant. */
function openBefore(block: Block, at: number): number {
  const i = countUpTo(block.starts, at, true) - 1;
  return i < 0 ? 0 : block.before[i]! + Math.min(at, block.ends[i]!) - block.starts[i]!;
}

export function isOpenAt(table: Table, at: number): boolean {
  const block = table.block(Math.floor(at / blockMs));
  const i = countUpTo(block.starts, at, true) - 1;
  return i >= 0 && at < block.ends[i]!;
}

/** Open milliseconds in `[start, end)`, which is not reversed. */
export function openWithin(table: Table, start: number, end: number): number {
  const [first, last] = [Math.floor(start / blockMs), Math.floor(end / blockMs)];
  let open = openBefore(table.block(last), end) - openBefore(table.block(first), start);
  for (let index = first; index < last; index++) open += table.block(index).total;
  return open;
}

/** The first instant by which `duration` (above 0) was open since `start`; null where that never comes. */
export function instantAfter(table: Table, start: number, duration: number): number | null {
  const first = Math.floor(start / blockMs);
  let wanted = duration + openBefore(table.block(first), start);
  for (let index = first; ; index++) {
    const block = table.block(index);
    if (wanted <= block.total) {
      const i = countUpTo(block.before, wanted, false) - 1;
      return block.starts[i]! + wanted - block.before[i]!;
    }
    wanted -= block.total;
    if (block.total === 0 && isOver(table.rules, start, (index + 1) * blockMs)) return null;
  }
}

/** The first open instant from `at` on; null where that never comes. */
export function openFrom(table: Table, at: number): number | null {
  for (let index = Math.floor(at / blockMs); ; index++) {
    const block = table.block(index);
    const i = countUpTo(block.ends, at, true);
    if (i < block.ends.length) return Math.max(at, block.starts[i]!);
    if (isOver(table.rules, at, (index + 1) * blockMs)) return null;
  }
}

/** Every date falls on every weekday within 28 years, and on every one but a leap day's within 40. */
const fullCycleMs = 41 * 366 * dayMs;

/** Nothing can open after `reached` any more if nothing opened since `start`. */
function isOver(rules: Rules, start: number, reached: number): boolean {
  const dated = (rules.lastDated + 3) * dayMs;
  const weekly = rules.week.some((parts) => parts.length > 0);
  return weekly ? reached > Math.max(start, dated) + fullCycleMs : reached > dated;
}
