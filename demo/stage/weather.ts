/** How fast a shop answers. A number of its own for each instant: the same at every look. */
export interface Pace {
  /** Milliseconds at night, when nobody shops. */
  calmMs: number;
  /** How much more it takes in the busiest hour, as a share. */
  rush: number;
  /** Hours that the shop's own midnight is ahead of UTC. */
  hoursAhead: number;
}

/** Milliseconds that a page takes at an instant (epoch ms): slower in the evening and on Mondays, never twice the same. */
export function answerMs(pace: Pace, at: number, seed: number): number {
  const local = new Date(at + pace.hoursAhead * 3_600_000);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
  const crowd = Math.exp(-((hour - 13) ** 2) / 18) * 0.6 + Math.exp(-((hour - 20) ** 2) / 8);
  const monday = local.getUTCDay() === 1 ? 1.15 : 1;
  const drift = 1 + 0.06 * Math.sin(at / (9 * 86_400_000));
  const noise = 0.88 + 0.24 * chance(at, seed) + (chance(at, seed + 7) > 0.985 ? 0.9 : 0);
  return pace.calmMs * (1 + pace.rush * crowd) * monday * drift * noise;
}

/** 0 to 1, by the instant and the seed alone. */
export function chance(at: number, seed: number): number {
  let x = (Math.floor(at / 1000) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}
