import { flags, isStable, longest, modifier, normalComposer } from './composer-version.ts';
import { comparePhp } from './php.ts';

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';
/** A normal version and how one must stand to it; null takes every version. */
type Term = { operator: Operator; version: string } | null;

/**
 * Whether a version meets a constraint of Composer: `^1.2 || ~2.0.3, !=2.0.5`, `1.0 - 2.0`, `1.2.*`, `dev-main`, `>=1@beta`.
 * Null where one of the two cannot be read.
 */
export function satisfies(version: string, constraint: string): boolean | null {
  const [normal, groups] = [normalComposer(version), groupsOf(constraint)];
  if (normal === null || groups === null) return null;
  return groups.some((terms) => terms.every((term) => meets(normal, term)));
}

/** Alternatives of terms that all must be met, in words: `>=1.2.0.0-dev <2.0.0.0-dev || ==3.0.0.0`; null if unreadable. */
export function normalConstraint(constraint: string): string | null {
  const said = (term: Term): string => (term === null ? '*' : term.operator + term.version);
  return (
    groupsOf(constraint)
      ?.map((terms) => terms.map(said).join(' '))
      .join(' || ') ?? null
  );
}

function groupsOf(constraint: string): Term[][] | null {
  if (constraint.length > longest) return null;
  const groups = constraint
    .trim()
    .split(/\s*\|\|?\s*/)
    .map((alternative) => {
      const all = alternative.split(/(?<!^|as|[=>< ,]) *(?<!-)[, ](?!-) *(?!,|as|$)/).map(termsOf);
      return all.some((terms) => terms === null) ? null : (all as Term[][]).flat();
    });
  return groups.some((terms) => terms === null) ? null : (groups as Term[][]);
}

/** A branch equals itself alone; no other comparison means anything to it. */
function meets(version: string, term: Term): boolean {
  if (term === null) return true;
  const branches = [version, term.version].filter((one) => one.startsWith('dev-')).length;
  if (branches > 0) {
    if (term.operator === '!=') return version !== term.version;
    return term.operator === '==' && branches === 2 && version === term.version;
  }
  const difference = comparePhp(version, term.version);
  return {
    '==': difference === 0,
    '!=': difference !== 0,
    '<': difference < 0,
    '<=': difference <= 0,
    '>': difference > 0,
    '>=': difference >= 0,
  }[term.operator];
}

/** Groups: four numbers, stability, its numbers, `dev`, `x-dev`. */
const one = String.raw`v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:${modifier}|\.([xX*][.-]?dev))(?:\+\S+)?`;
const tilde = new RegExp(`^~${one}$`, 'i');
const caret = new RegExp(`^\\^${one}$`, 'i');
const hyphen = new RegExp(`^(${one}) +- +(${one})$`, 'i');
const wildcard = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.[xX*])+$/;
const ownModifier = new RegExp(`-${modifier}$`);

function termsOf(written: string): Term[] | null {
  let text = /^([^,\s]+) +as +([^,\s]+)$/.exec(written)?.[1] ?? written;
  let stability: string | null = null;
  const flagged = new RegExp(`^([^,\\s]*?)@(${flags})$`, 'i').exec(text);
  if (flagged) {
    text = flagged[1] === '' ? '*' : flagged[1]!;
    stability = flagged[2] === 'stable' ? null : flagged[2]!;
  }
  text = /^(dev-[^,\s@]+?|[^,\s@]+?\.x-dev)#.+$/i.exec(text)?.[1] ?? text;
  const every = /^(v)?[xX*](\.[xX*])*$/i.exec(text);
  if (every) return every[1] || every[2] ? [{ operator: '>=', version: '0.0.0.0-dev' }] : [null];
  return inTilde(text) ?? inCaret(text) ?? inWildcard(text) ?? inHyphen(text) ?? compared(text, stability);
}

function inTilde(text: string): Term[] | null {
  const found = tilde.exec(text);
  if (!found) return null;
  const given = [4, 3, 2].find((i) => found[i] !== undefined) ?? 1;
  const position = given + (found[8] ? 1 : 0);
  return between(lowest(text.slice(1), found.slice(5)), below(found.slice(1), Math.max(1, position - 1)));
}

function inCaret(text: string): Term[] | null {
  const found = caret.exec(text);
  if (!found) return null;
  const [, major, minor, patch] = found;
  const position = major !== '0' || minor === undefined ? 1 : minor !== '0' || patch === undefined ? 2 : 3;
  return between(lowest(text.slice(1), found.slice(5)), below(found.slice(1), position));
}

function inWildcard(text: string): Term[] | null {
  const found = wildcard.exec(text);
  if (!found) return null;
  const position = found[3] !== undefined ? 3 : found[2] !== undefined ? 2 : 1;
  const numbers = [1, 2, 3, 4].map((i) => (i <= position ? found[i]! : '0'));
  const from = `${numbers.join('.')}-dev`;
  const terms = between(from, below(numbers, position));
  return from === '0.0.0.0-dev' ? terms!.slice(1) : terms;
}

function inHyphen(text: string): Term[] | null {
  const found = hyphen.exec(text);
  if (!found) return null;
  const [from, to] = [normalComposer(found[1]!), normalComposer(found[10]!)];
  if (from === null || to === null) return null;
  const marked = [6, 8, 9].some((i) => found[i]);
  const exact = (found[12] !== undefined && found[13] !== undefined) || [15, 17, 18].some((i) => found[i]);
  const end: Term = exact
    ? { operator: '<=', version: to }
    : { operator: '<', version: below(found.slice(11), found[12] === undefined ? 1 : 2) };
  return [{ operator: '>=', version: from + (marked ? '' : '-dev') }, end];
}

function compared(text: string, stability: string | null): Term[] | null {
  const [, written, rest] = /^(<>|!=|>=?|<=?|==?)?\s*(.*)$/.exec(text) ?? [];
  if (rest === undefined) return null;
  const branch = /^[0-9a-zA-Z\-./]+-dev$/.test(rest) ? `dev-${rest.slice(0, -4)}` : null;
  const normal = normalComposer(rest) ?? (branch === null ? null : normalComposer(branch));
  if (normal === null) return null;
  const operator = ({ '<>': '!=', '=': '==', '': '==' }[written ?? ''] ?? written) as Operator;
  if (operator !== '==' && stability !== null && isStable(normal))
    return [{ operator, version: `${normal}-${stability}` }];
  const open = (operator === '<' || operator === '>=') && !ownModifier.test(rest.toLowerCase());
  return [{ operator, version: normal + (open && !rest.startsWith('dev-') ? '-dev' : '') }];
}

const between = (from: string | null, to: string): Term[] | null =>
  from === null
    ? null
    : [
        { operator: '>=', version: from },
        { operator: '<', version: to },
      ];

/** A bare version lets its own unstable ones in. */
const lowest = (version: string, [stability, , dev, branch]: (string | undefined)[]): string | null =>
  normalComposer(version + (stability || dev || branch ? '' : '-dev'));

/** The next one at that place of the four. */
function below(numbers: readonly (string | undefined)[], position: number): string {
  const next = [1, 2, 3, 4].map((i) => {
    if (i > position) return '0';
    return i === position ? String(BigInt(numbers[i - 1] ?? '0') + 1n) : (numbers[i - 1] ?? '0');
  });
  return `${next.join('.')}-dev`;
}
