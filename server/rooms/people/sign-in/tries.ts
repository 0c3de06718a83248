import { isIPv6 } from 'node:net';
import type { App } from '#kit/app';
import { refuseUntil } from '#kit/refuse';
import { countTry, forgiveTry } from './store.ts';

const minute = 60_000;
const longestLock = 15 * minute;

/** How many failures are free, and after how long without any they are forgotten. */
interface Limit {
  free: number;
  forgetMs: number;
}

// Behind one address may sit a whole office, so it may fail more often than an account.
const limits = {
  account: { free: 5, forgetMs: 60 * minute },
  address: { free: 30, forgetMs: 60 * minute },
} satisfies Record<string, Limit>;

/** 30 s after the last free failure, then twice as long each time, up to 15 minutes. */
const lockMs =
  (limit: Limit) =>
  (failures: number): number =>
    failures < limit.free ? 0 : Math.min(longestLock, 30_000 * 2 ** Math.min(failures - limit.free, 20));

/** The half of an IPv6 address that a person cannot change at will. */
export function network(address: string): string {
  if (!isIPv6(address) || /^::ffff:/i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head, tail] = address.split('%')[0]!.split('::') as [string, string | undefined];
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Counts a try against its subject (`account:<e-mail>`, `person:<id>`) and its address, in the database, so that many
 * at once and many processes are counted as well. Call `right()` where it succeeds.
 * @throws Refusal 429 while one of the two is locked
 */
export async function tryOf(app: App, subject: string | null, address: string): Promise<{ right(): Promise<void> }> {
  const from = `address:${network(address)}`;
  const now = app.clock.now();
  const locked =
    (await countTry(app.db, from, now, limits.address.forgetMs, lockMs(limits.address))) ??
    (subject && (await countTry(app.db, subject, now, limits.account.forgetMs, lockMs(limits.account))));
  if (locked) tooMany(locked - now);
  return {
    right: async () => {
      await forgiveTry(app.db, from, false);
      if (subject) await forgiveTry(app.db, subject, true);
    },
  };
}

function tooMany(ms: number): never {
  return refuseUntil(
    'too_many_tries',
    ms > minute
      ? {
          en: 'Too many failed tries. Try again in {minutes} {minutes|minute|minutes}.',
          ru: 'Слишком много неудачных попыток. Повторите через {minutes} {minutes|минуту|минуты|минут}.',
          uk: 'Забагато невдалих спроб. Повторіть за {minutes} {minutes|хвилину|хвилини|хвилин}.',
        }
      : {
          en: 'Too many failed tries. Try again in {seconds} {seconds|second|seconds}.',
          ru: 'Слишком много неудачных попыток. Повторите через {seconds} {seconds|секунду|секунды|секунд}.',
          uk: 'Забагато невдалих спроб. Повторіть за {seconds} {seconds|секунду|секунди|секунд}.',
        },
    ms,
  );
}
