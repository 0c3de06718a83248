const metrics: Record<string, Record<string, number>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const privileges: Record<string, Record<string, number>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/** The base score of a vector of CVSS 3.0 or 3.1 by the equations of the standard; null for any other text. */
export function baseScore(vector: string): number | null {
  const given = /^CVSS:3\.[01]\/([A-Z:/]{1,200})$/.exec(vector)?.[1];
  if (given === undefined) return null;
  const by = new Map(given.split('/').map((part) => part.split(':') as [string, string]));
  const value = (metric: string): number => metrics[metric]?.[by.get(metric) ?? ''] ?? Number.NaN;
  const scope = by.get('S') ?? '';
  const needed = privileges[scope]?.[by.get('PR') ?? ''] ?? Number.NaN;
  const loss = 1 - (1 - value('C')) * (1 - value('I')) * (1 - value('A'));
  const impact = scope === 'C' ? 7.52 * (loss - 0.029) - 3.25 * (loss - 0.02) ** 15 : 6.42 * loss;
  const ease = 8.22 * value('AV') * value('AC') * needed * value('UI');
  if (Number.isNaN(impact) || Number.isNaN(ease)) return null;
  if (impact <= 0) return 0;
  return roundedUp(Math.min((scope === 'C' ? 1.08 : 1) * (impact + ease), 10));
}

/** To one decimal, upwards, without the noise of floating point: appendix A of the standard. */
function roundedUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}

/** The lowest score of a rating in words, where a feed has no more: `HIGH` is 7.0. */
export const scoreOfRating = (rating: unknown): number | null =>
  typeof rating === 'string'
    ? ({ none: 0, low: 0.1, medium: 4, moderate: 4, high: 7, critical: 9 }[rating.trim().toLowerCase()] ?? null)
    : null;
