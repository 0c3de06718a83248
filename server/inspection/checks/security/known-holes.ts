import { type Evidence, gravest, type Problem, severities, type Severity } from '#core/inspection';
import { affects, rangeText } from '#core/versions';
import type { Known } from '#advisories';
import { Cannot } from '../../reasons.ts';
import type { Software } from '../../software/software.ts';

type Hole = Known['advisories'][number];

/**
 * Software of the given parts with the holes that are known of its version. Null where there is none whose version is known.
 * @throws {Cannot} where nobody was asked about some of it and nothing was found in the rest: without a look there is no praise
 */
export function holesIn(
  software: readonly Software[],
  { sources, advisories }: Known,
  parts: readonly Software['part'][],
  leftOut: (software: Software, hole: Hole) => boolean = () => false,
): Problem[] | null {
  const judged = software.filter(({ part, version }) => parts.includes(part) && version !== null);
  if (judged.length === 0) return null;
  const problems = judged.flatMap((one) => {
    const names = new Set(one.names.map(({ ecosystem, kind, name }) => `${ecosystem}:${kind}:${name}`));
    const found = advisories.filter(
      (hole) =>
        names.has(`${hole.ecosystem}:${hole.kind}:${hole.name}`) &&
        affects(hole.ranges, one.version!) &&
        !leftOut(one, hole),
    );
    return found.length === 0 ? [] : [problemOf(one, distinct(found), sources)];
  });
  const covered = new Set(sources.flatMap(({ covers }) => covers));
  const missing = judged.flatMap(({ names }) => names).find(({ ecosystem }) => !covered.has(ecosystem));
  if (problems.length === 0 && missing) throw new Cannot('no_feed', { ecosystem: missing.ecosystem });
  return problems;
}

/** Feeds tell of the same hole by several names. */
function distinct(holes: readonly Hole[]): Hole[] {
  const byGravity = holes.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || nameOf(a).localeCompare(nameOf(b)));
  const told = new Set<string>();
  return byGravity.filter((hole) => {
    const names = [hole.id, ...hole.aliases];
    const known = names.some((name) => told.has(name));
    for (const name of names) told.add(name);
    return !known;
  });
}

function problemOf(software: Software, holes: readonly Hole[], sources: Known['sources']): Problem {
  const feeds = new Set(holes.map(({ feed }) => feed));
  const used = sources.filter(({ feed }) => feeds.has(feed));
  const day = new Date(Math.min(...used.map(({ checkedAt }) => checkedAt))).toISOString().slice(0, 10);
  const names = holes.map(nameOf);
  return {
    about: software.names[0]!.name,
    severity: gravest(holes.map((hole) => severityOf(hole, software))),
    values: {
      name: software.label,
      version: software.version!,
      n: holes.length,
      holes: names.slice(0, 3).join(', ') + (names.length > 3 ? ' …' : ''),
      day,
    },
    evidence: [
      ...software.seen.slice(0, 2),
      ...holes.slice(0, 10).map((hole) => evidenceOf(hole, software)),
      ...used.map(({ feed, checkedAt }) => ({ quote: `${feed}, ${new Date(checkedAt).toISOString().slice(0, 16)}Z` })),
    ],
  };
}

function evidenceOf(hole: Hole, { version }: Software): Evidence {
  const range = hole.ranges.find((one) => affects([one], version!))!;
  const score = hole.score === null ? [] : [`CVSS ${hole.score.toFixed(1)}`];
  const quote = [nameOf(hole), ...score, rangeText(range), hole.title].join(' · ');
  return { ...(hole.references[0] ? { url: hole.references[0] } : {}), quote };
}

/** The number that everybody knows it by, where there is one. */
const nameOf = ({ id, aliases }: Hole): string => [id, ...aliases].find((name) => name.startsWith('CVE-')) ?? id;

/** By CVSS; one step lower where the version is guessed. A library does harm only where something leads into it. */
function severityOf({ score }: Hole, { certainty, part }: Software): Severity {
  const own = score === null ? 'medium' : score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  const step = certainty === 'guessed' ? 1 : 0;
  const at = Math.min(severities.indexOf(own) + step, severities.indexOf('low'));
  return severities[part === 'library' ? Math.max(at, severities.indexOf('medium')) : at]!;
}
