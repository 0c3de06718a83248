/** By prefix, the longer one first; what is none of them stands below `dev`. `#` is a number. */
const forms: readonly [prefix: string, rank: number][] = [
  ['dev', 0],
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['RC', 3],
  ['rc', 3],
  ['#', 4],
  ['pl', 5],
  ['p', 5],
];
const aNumber = '#N#';
const highest = 2n ** 63n - 1n;

/**
 * PHP's `version_compare`: below 0 where `a` is older. By its rules `1.0` is older than `1.0.0`, and
 * any word < dev < alpha = a < beta = b < RC = rc < a number < pl = p. Any two strings can be compared.
 */
export function comparePhp(a: string, b: string): -1 | 0 | 1 {
  if (a === '' || b === '') return sign((a === '' ? 0 : 1) - (b === '' ? 0 : 1));
  let left: string | null = canonical(a);
  let right: string | null = canonical(b);
  let [restLeft, restRight] = [left, right];
  while (restLeft !== '' && restRight !== '' && left !== null && right !== null) {
    const [mine, afterMine] = cut(restLeft);
    const [other, afterOther] = cut(restRight);
    const difference = compareParts(mine, other);
    if (difference !== 0) return difference;
    left = afterMine;
    right = afterOther;
    restLeft = afterMine ?? restLeft;
    restRight = afterOther ?? restRight;
  }
  if (left !== null) return isDigit(restLeft[0]) ? 1 : comparePhp(restLeft, aNumber);
  if (right !== null) return isDigit(restRight[0]) ? -1 : comparePhp(aNumber, restRight);
  return 0;
}

/** The parts with a dot between them, and one wherever digits and letters meet. */
export function canonical(version: string): string {
  if (version === '' || version.startsWith('#')) return version;
  let out = version[0]!;
  for (let i = 1; i < version.length; i++) {
    const [before, here] = [version[i - 1]!, version[i]!];
    const dot = out.endsWith('.') ? '' : '.';
    if ('-_+'.includes(here)) out += dot;
    else if (isOther(before) && isDigit(here)) out += dot + here;
    else if (isDigit(before) && isOther(here)) out += dot + here;
    else if (!/[0-9A-Za-z]/.test(here)) out += dot;
    else out += here;
  }
  return out;
}

function compareParts(a: string, b: string): -1 | 0 | 1 {
  const numbers = [isDigit(a[0]), isDigit(b[0])];
  if (numbers[0] && numbers[1]) return sign(Number(numberOf(a) - numberOf(b)));
  return sign(rank(numbers[0] ? aNumber : a) - rank(numbers[1] ? aNumber : b));
}

const cut = (text: string): [part: string, after: string | null] => {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, null] : [text.slice(0, dot), text.slice(dot + 1)];
};
const numberOf = (part: string): bigint => {
  const number = BigInt(/^\d+/.exec(part)![0]);
  return number > highest ? highest : number;
};
const rank = (part: string): number => forms.find(([prefix]) => part.startsWith(prefix))?.[1] ?? -1;
const isDigit = (character: string | undefined): boolean => character !== undefined && /^\d$/.test(character);
const isOther = (character: string): boolean => !isDigit(character) && character !== '.';
const sign = (number: number): -1 | 0 | 1 => (number < 0 ? -1 : number > 0 ? 1 : 0);
