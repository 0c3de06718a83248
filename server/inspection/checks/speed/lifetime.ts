import type { Asset } from '../../artifacts.ts';

/** For how many seconds a browser keeps it without asking. */
export function lifetime({ cacheControl, expiresAt }: Pick<Asset, 'cacheControl' | 'expiresAt'>, now: number): number {
  const said = cacheControl ?? '';
  if (/\bno-(?:store|cache)\b/i.test(said)) return 0;
  const age = /\bmax-age\s*=\s*"?(\d+)/i.exec(said)?.[1];
  if (age !== undefined) return Number(age);
  return expiresAt === null ? 0 : Math.max(0, (expiresAt - now) / 1000);
}
