import type { Brand } from '#core/brand';
import {
  type Area,
  type AreaScore,
  type Evidence,
  findingId,
  type Option,
  type Problem,
  scores,
  severities,
  type Severity,
  type Trade,
} from '#core/inspection';
import { type Language, say, type Values } from '#core/words';
import { shownAddress, sayStep } from '#discovery';
import { checks } from '../checks.ts';
import type { Inspection } from '../inspect.ts';
import { sayReason } from '../reasons.ts';
import type { Speed } from '../speed/measured.ts';
import type { SinceSnapshot } from './since-snapshot.ts';
import { type Earlier, type OwnerPage, ownerPage } from './owner.ts';
import { reportWords } from './words.ts';

/** What people and programs read of an inspection, in one language; page, PDF, terminal, JSON and SARIF are drawn from it. */
export interface Report {
  /** As people write it. */
  store: string;
  url: string;
  language: Language;
  /** ISO 8601. */
  startedAt: string;
  finishedAt: string;
  requests: number;
  platform: { name: string; label: string; version: string | null; confidence: number } | null;
  /** What kept us from looking; null where the store was reached. */
  trouble: string | null;
  scores: AreaScore[];
  /** What Lighthouse measured; null where it was not asked for, or not to be had. */
  speed: Speed | null;
  owner: OwnerPage;
  /** Scores of the audits before this one, the oldest first. */
  earlier: Earlier[];
  /** Who hands it over; null for the product itself. */
  brand: Brand | null;
  /** The gravest first. */
  findings: Finding[];
  passed: Judged[];
  /** What is different for search engines from a snapshot that was kept; absent where none was given. */
  sinceSnapshot?: SinceSnapshot;
  /** Could not be judged, and why. */
  unknown: (Judged & { reason: string })[];
}

export interface Judged {
  check: string;
  area: Area;
  title: string;
}

export interface Finding extends Judged {
  /** The same from run to run. */
  id: string;
  severity: Severity;
  about: string;
  consequence: string;
  options: { text: string; effort: Option['effort']; risk: Option['risk'] }[];
  evidence: Evidence[];
  references: readonly string[];
}

/** What an inspection cannot know by itself. */
export interface Besides {
  trade?: Trade | null;
  brand?: Brand | null;
  earlier?: Earlier[];
}

export function reportOf(inspection: Inspection, language: Language, besides: Besides = {}): Report {
  const { site } = inspection.artifacts;
  const judged = ({ check, area }: Pick<Judged, 'check' | 'area'>): Judged => ({
    check,
    area,
    title: checkTitle(check, language),
  });
  const { outcomes } = inspection;
  const platform = site?.platform && site.platform.name !== 'unknown' ? site.platform : null;
  const findings = outcomes
    .flatMap((outcome) =>
      outcome.state === 'failed' ? outcome.problems.map((problem) => sayFinding(outcome, problem, language)) : [],
    )
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.id.localeCompare(b.id));
  const passed = outcomes.flatMap((outcome) => (outcome.state === 'passed' ? [judged(outcome)] : []));
  const unknown = outcomes.flatMap((outcome) =>
    outcome.state === 'unknown' ? [{ ...judged(outcome), reason: sayReason(outcome.because.reason, language) }] : [],
  );
  return {
    store: shownAddress(new URL(site?.reached?.url ?? inspection.address)),
    url: site?.reached?.url ?? inspection.address,
    language,
    startedAt: new Date(inspection.startedAt).toISOString(),
    finishedAt: new Date(inspection.finishedAt).toISOString(),
    requests: inspection.requests,
    platform: platform && {
      name: platform.name,
      label: platform.label,
      version: platform.version ?? null,
      confidence: platform.confidence,
    },
    trouble: troubleOf(inspection, language),
    scores: scores(outcomes),
    speed: inspection.artifacts.speed ?? null,
    owner: ownerPage({
      findings,
      passed,
      unknown,
      walk: inspection.artifacts.walk ?? null,
      searching: inspection.artifacts.searching ?? null,
      trade: besides.trade ?? null,
      language,
    }),
    earlier: besides.earlier ?? [],
    brand: besides.brand ?? null,
    findings,
    passed,
    unknown,
  };
}

/** For programs: without the pictures, which the page has. */
export const reportJson = (report: Report): object => ({
  ...report,
  brand: report.brand && { name: report.brand.name, color: report.brand.color },
  owner: { ...report.owner, film: report.owner.film.map(({ picture: _, ...frame }) => frame) },
});

export const isKnownCheck = (check: string): boolean => checks.has(check);

/** How it is in a store that is well kept. */
export const checkTitle = (check: string, language: Language): string =>
  checks.get(check)?.words[language].title ?? say(reportWords[language].gone_check, { check }, language);

/** What a check found, in words. An old run may know a check that this version makes no more: it has no words then. */
export function sayFinding(
  { check: name, area, severity: usual }: { check: string; area: Area; severity: Severity },
  { about, severity = usual, values, evidence }: Problem,
  language: Language,
): Finding {
  const found = { id: findingId(name, about), check: name, area, severity, about, evidence };
  const check = checks.get(name);
  if (!check)
    return {
      ...found,
      title: [checkTitle(name, language), about].filter(Boolean).join(': '),
      consequence: reportWords[language].gone_means,
      options: [],
      references: [],
    };
  const words = check.words[language] as Record<string, string>;
  const told: Values = { about, ...withDays(values, language) };
  return {
    ...found,
    title: say(words['found']!, told, language),
    consequence: say(words['consequence']!, told, language),
    options: check.options
      .filter(({ platform }) => platform === undefined || platform === told['platform'])
      .map(({ does, effort, risk }) => ({ text: say(words[does]!, told, language), effort, risk })),
    references: check.references,
  };
}

/** Days come as `2026-11-24`, and are read as the language writes them. */
const withDays = (values: Values = {}, language: Language): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? [name, day(String(value), language)] : [name, value],
    ),
  );

const day = (iso: string, language: Language): string =>
  new Date(iso).toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });

function troubleOf({ artifacts, gaps }: Inspection, language: Language): string | null {
  const { site } = artifacts;
  if (site?.reached) return null;
  const step = site?.steps.find(({ code }) => code === 'reach');
  const gap = gaps.get('site');
  return step ? sayStep(step.said, language) : gap === undefined ? null : sayReason(gap, language);
}
