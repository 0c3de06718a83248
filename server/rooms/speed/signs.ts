import { spreadOf } from '#core/regression';
import type { PageRow, Sign } from './tables.ts';

/** Below them nothing is told: bytes, milliseconds. */
const leastBytes = 50 * 1024;
const leastMs = 100;
const most = 4;

/** What else became different on a page between two sets, the biggest first: where to look, not a proof. */
export function signsOf(before: PageRow, after: PageRow): Sign[] {
  const [from, to] = [spreadOf(before.runs.ttfb).median, spreadOf(after.runs.ttfb).median];
  const server: Sign[] = to - from >= leastMs && to >= from * 1.2 ? [{ what: 'server', from, to }] : [];
  const weights = after.seen.byKind
    .map(({ name, bytes }) => ({ name, from: bytesOf(before, name), to: bytes }))
    .filter((one) => one.to - one.from >= leastBytes && one.to >= one.from * 1.1)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .map((one): Sign => ({ what: 'weight', ...one }));
  const known = new Set(before.seen.thirdParties.map(({ name }) => name));
  const parties = after.seen.thirdParties
    .filter(({ name }) => !known.has(name))
    .sort((a, b) => b.blockingMs - a.blockingMs || b.bytes - a.bytes)
    .map(({ name, bytes }): Sign => ({ what: 'third_party', name, bytes }));
  return [...server, ...parties, ...weights].slice(0, most);
}

const bytesOf = ({ seen }: PageRow, name: string): number => seen.byKind.find((one) => one.name === name)?.bytes ?? 0;
