import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { add, type Calendar, isOpen } from '#core/calendar';
import { type Agreements, type ClockEvent, readClock, type SlaTerms } from '#core/sla';
import { measureClocks } from './sla/clocks.ts';

/**
 * How fast deadlines are computed: `npm run bench:sla`. A calendar with lunch breaks and holidays, spans of 30 days from
 * starts all over two years; then 10,000 open clocks whose calendar changes, in memory
 * and in PostgreSQL, and their notices (`--no-clocks` leaves out what needs a database). Ends with 1 where a goal is missed.
 */
const { values } = parseArgs({ options: { clocks: { type: 'boolean' } }, allowNegative: true });
const hour = 3_600_000;
const minute = 60_000;
const day = 24 * hour;
const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
] as const;
const office = (): Calendar => ({
  timeZone: 'Europe/Kyiv',
  hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
  holidays: ['2026-04-13', '2026-06-01', '2027-05-03', '2027-06-21'],
  annualHolidays: ['01-01', '03-08', '05-01', '05-09', '06-28', '08-24', '10-01', '12-25'],
  overrides: { '2026-12-24': [['09:00', '12:00']], '2027-01-02': [['10:00', '14:00']] },
  breaks: { '2026-07-15': [['10:00', '11:00']] },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
let failed = false;

/** A sum that is said at the end, so that nothing is left out for having no use. */
let sum = 0;

function perCall(count: number, call: (i: number) => number): number {
  const begun = performance.now();
  for (let i = 0; i < count; i++) sum += call(i);
  return ((performance.now() - begun) / count) * 1000;
}

function best(rounds: number, count: number, call: (i: number) => number): number {
  return Math.min(...Array.from({ length: rounds }, () => perCall(count, call)));
}

const ms = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
const us = (value: number) => `${value < 10 ? value.toFixed(3) : value.toFixed(0)} µs`;

function goal(what: string, value: number, limit: number, unit: string): void {
  const met = value < limit;
  failed ||= !met;
  say(`${met ? 'met   ' : 'MISSED'} ${what}: ${value.toFixed(2)} ${unit}, the goal is under ${limit} ${unit}`);
}

const first = Date.UTC(2026, 0, 5, 7);
const starts = Array.from({ length: 4096 }, (_, i) => first + ((i * 7_919) % (700 * 1440)) * minute);

/** So many open hours that a deadline is 30 days off on average: 170 of them, 8 a workday. */
const span = 170 * hour;

function measureDeadlines(): void {
  const calendar = office();
  const dues = starts.map((start) => add(calendar, start, span)!);
  const average = dues.reduce((total, due, i) => total + due - starts[i]!, 0) / dues.length / day;
  const warm = best(5, 200_000, (i) => add(calendar, starts[i & 4095]!, span)!);
  const cold = best(5, 300, (i) => add(office(), starts[i & 4095]!, span)!);
  const bare = best(5, 2_000_000, (i) => starts[i & 4095]! + span);
  const walk = best(3, 20, (i) => walked(calendar, starts[i & 4095]!, span));
  for (let i = 0; i < 20; i++)
    if (walked(calendar, starts[i]!, span) !== dues[i]) throw new Error(`The walk from ${starts[i]} says otherwise.`);
  say(`A deadline ${average.toFixed(1)} days off, lunch breaks and holidays between:`);
  say(`  computed                  ${us(warm)}   ${Math.round(1e6 / warm).toLocaleString('en')} a second`);
  say(`  by a calendar never read  ${us(cold)}   its data read and its days laid out first`);
  say(`  plain addition            ${us(bare)}   the computed one takes ${(warm / bare).toFixed(0)} times as long`);
  say(
    `  a walk minute by minute   ${us(walk)}   the computed one is ${Math.round(walk / warm).toLocaleString('en')} times as fast`,
  );
  goal('a 30-day span', warm, 20, 'µs');
}

function walked(calendar: Calendar, start: number, duration: number): number {
  let at = start;
  for (let left = duration; left > 0; at += minute) if (isOpen(calendar, at)) left -= minute;
  return at;
}

const terms: SlaTerms = {
  major: {
    reaction: { duration: hour, hours: 'calendar' },
    update: { duration: 8 * hour, hours: 'calendar' },
    resolution: { duration: span, hours: 'calendar' },
  },
};

/** An open task of some weeks: an answer, updates, two waits for the client, one of them entered late; the rest a moment late. */
function openTask(start: number): ClockEvent[] {
  const told = (hours: number, what: object, late = 0.00001) =>
    ({ at: start + hours * hour, recordedAt: start + (hours + late) * hour, ...what }) as ClockEvent;
  return [
    told(0, { kind: 'started', severity: 'major', terms: 'v1', calendar: 'before' }),
    told(1, { kind: 'reaction_given' }),
    told(5, { kind: 'paused', reason: 'waiting_for_client' }),
    told(29, { kind: 'resumed' }),
    told(48, { kind: 'update_given' }),
    told(72, { kind: 'paused', reason: 'waiting_for_third_party', until: start + 96 * hour }, 40),
    told(120, { kind: 'update_given' }),
    told(400, { kind: 'calendar_changed', calendar: 'after' }),
  ].map((event, i) => ({ ...event, seq: i + 1 }));
}

function measureRecomputing(): void {
  const now = Date.UTC(2027, 0, 20, 12);
  const logs = Array.from({ length: 10_000 }, (_, i) => openTask(now - (401 + ((i * 37) % 300)) * hour - i * 1009));
  const rounds = Array.from({ length: 3 }, () => {
    // New calendars each time: what was laid out for the round before is of no use.
    const agreements: Agreements = {
      terms: { v1: terms },
      calendars: { before: office(), after: { ...office(), holidays: ['2027-01-25'] } },
    };
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    for (const log of logs) sum += readClock(log, agreements, now).resolution!.dueAt!;
    const { user, system } = process.cpuUsage(cpu);
    return { wall: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6 };
  });
  const worst = Math.max(...rounds.map(({ wall }) => wall));
  const bare = best(3, 10_000, (i) => logs[i]!.reduce((at, event) => Math.max(at, event.at), 0) + span) * 10;
  say(
    `\n10,000 open clocks, ${logs[0]!.length} entries each (one entered late), three targets, all read anew after a change of calendar:`,
  );
  say(
    `  rounds                    ${rounds.map(({ wall, cpu }) => `${ms(wall)} (${ms(cpu)} of a processor)`).join(', ')}`,
  );
  say(
    `  plain addition            ${bare.toFixed(2)} ms   the worst round takes ${Math.round((worst * 1000) / bare).toLocaleString('en')} times as long`,
  );
  goal('10,000 clocks', worst, 2, 's');
}

say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}\n`);
measureDeadlines();
measureRecomputing();
if (values.clocks !== false) await measureClocks({ say, goal });
say(`\n(checksum ${sum.toString(36)})`);
process.exitCode = failed ? 1 : 0;
