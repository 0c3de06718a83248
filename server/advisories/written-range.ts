import type { VersionRange } from '#core/versions';

const bound = /(<=|>=|<|>|=)\s*v?(\d+(?:\.\d+)*(?:[-.]?(?:alpha|beta|rc|p|pl)[-.]?\d*)?)(?![\w.*])/gi;

/**
 * Versions as people write them: `<= 1.2.3 (1.2.4 fixed it)`, `>= 2.0 < 2.3 and < 1.9`, `All versions`. Null where a word is
 * left that could change the meaning: nothing is guessed.
 */
export function writtenRange(text: string): VersionRange[] | null {
  const bare = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[*_`?]+/g, ' ')
    .trim();
  if (/^all versions$/i.test(bare)) return [open];
  const rest = bare.replace(bound, ' ').replace(/[,;&/.]|\band\b|\bor\b/gi, ' ');
  const found = [...bare.matchAll(bound)].map(([, operator, version]) => ({ operator: operator!, version: version! }));
  if (found.length === 0 || rest.trim() !== '') return null;
  const ranges: VersionRange[] = [];
  let from: { operator: string; version: string } | null = null;
  for (const { operator, version } of found) {
    if (operator === '=') ranges.push({ scheme: 'php', versions: [version] });
    else if (operator.startsWith('>')) {
      // Two beginnings in a row: the first has no end that we know of.
      if (from !== null) return null;
      from = { operator, version };
    } else {
      ranges.push(span(from, { operator, version }));
      from = null;
    }
  }
  return from === null ? ranges : [...ranges, span(from, null)];
}

type Bound = { operator: string; version: string } | null;
const span = (from: Bound, to: Bound): VersionRange => ({
  scheme: 'php',
  from: from?.version ?? null,
  fromIncluded: from?.operator !== '>',
  to: to?.version ?? null,
  toIncluded: to?.operator === '<=',
});
const open: VersionRange = { scheme: 'php', from: null, fromIncluded: true, to: null, toIncluded: true };
