/** A generator with a seed: the same mails at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Mails cut short, with bytes turned and pieces doubled, as bad lines and bad programs do. */
export function damaged(whole: readonly Buffer[], count: number): Buffer[] {
  const random = seeded(20261123);
  const at = (most: number) => Math.floor(random() * most);
  return Array.from({ length: count }, (_, n) => {
    const raw = Buffer.from(whole[at(whole.length)]!.subarray(0, 20_000));
    if (n % 3 === 0) return Buffer.concat([Buffer.from(`X-Damaged: ${n}\r\n`), raw.subarray(0, 1 + at(raw.length))]);
    if (n % 3 === 1) for (let times = 0; times < 20; times += 1) raw[at(raw.length)] = at(256);
    const cut = at(raw.length);
    const doubled = n % 3 === 2 ? [raw.subarray(0, cut), raw.subarray(Math.max(0, cut - 200))] : [raw];
    return Buffer.concat([Buffer.from(`X-Damaged: ${n}\r\n`), ...doubled]);
  });
}
