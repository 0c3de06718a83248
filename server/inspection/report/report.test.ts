import { expect, test } from 'vitest';
import { judge } from '#core/inspection';
import { languages } from '#core/words';
import type { Artifacts } from '../artifacts.ts';
import { checks } from '../checks.ts';
import { answer, seen, site } from '../testing/judged.ts';
import { reportHtml } from './html.ts';
import { reportOf } from './report.ts';
import { sarifOf } from './sarif.ts';
import { terminalText } from './terminal.ts';

const hostile = '<script>alert(1)</script>"\'\u001b[31m';
const artifacts: Partial<Artifacts> = {
  site: site(),
  pages: [seen('home', `<p><b>Fatal error</b>: ${hostile} on line <b>3</b></p>`, { headers: {} })],
  exposed: { nowhere: [], answers: [answer('/.git/HEAD', 'ref: refs/heads/main\n')] },
};
const gaps = new Map([['mail', `no answer ${hostile}`]]);
const inspection = {
  address: 'https://shop.example/',
  startedAt: Date.UTC(2026, 10, 1),
  finishedAt: Date.UTC(2026, 10, 1, 0, 1),
  artifacts,
  outcomes: judge<Artifacts>(checks, artifacts, gaps),
  gaps,
  requests: 41,
};

test('the gravest stand first, each with what it means and what to do', () => {
  const report = reportOf(inspection, 'en');
  expect(report.findings[0]).toMatchObject({ check: 'exposed-repository', severity: 'critical', about: '/.git/HEAD' });
  expect(report.findings.map(({ id }) => id)).toContain('error-details:home');
  for (const { consequence, options } of report.findings) {
    expect(consequence.length).toBeGreaterThan(20);
    expect(options.length).toBeGreaterThan(0);
  }
  expect(report.unknown.map(({ check }) => check)).toContain('mail-spoofing');
});

test.each(languages)('in %s nothing of the store is markup, and no word is left out', (language) => {
  const report = reportOf(inspection, language);
  const html = reportHtml(report);
  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;');
  for (const text of [html, terminalText(report), JSON.stringify(report)])
    expect(text.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/\{\w+[|}]|undefined|\[object/);
});

test('a store that was not reached has a page that says why', () => {
  const gone = { ...inspection, artifacts: {}, outcomes: [], gaps: new Map([['site', 'a fault of ours']]) };
  const report = reportOf(gone, 'uk');
  expect(report.trouble).toBe('a fault of ours');
  expect(reportHtml(report)).toContain('Магазин не вдалося перевірити');
  expect(terminalText(report)).toContain('a fault of ours');
});

test('SARIF has a rule for each check that failed, and a result for each finding', () => {
  const report = reportOf(inspection, 'en');
  const [run] = (
    sarifOf(report) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; level: string }[] }[];
    }
  ).runs;
  expect(run!.results).toHaveLength(report.findings.length);
  const rules = run!.tool.driver.rules.map(({ id }) => id);
  expect(new Set(rules).size).toBe(rules.length);
  for (const { ruleId } of run!.results) expect(rules).toContain(ruleId);
  expect(run!.results[0]).toMatchObject({ ruleId: 'exposed-repository', level: 'error' });
});

test('what an earlier version found is shown as it was, though its check is gone', () => {
  const before = (name: string) => ({ check: name, area: 'seo' as const, severity: 'high' as const });
  const problems = [{ about: '/old', evidence: [{ url: 'https://shop.example/old', quote: 'seen then' }] }];
  const outcomes = [
    { ...before('bygone'), state: 'failed' as const, problems },
    { ...before('past'), state: 'passed' as const },
    { ...before('lost'), state: 'unknown' as const, because: { missing: null, reason: 'ours' } },
  ];
  const report = reportOf({ ...inspection, outcomes }, 'en');
  expect(report.findings).toMatchObject([
    { id: 'bygone:/old', severity: 'high', title: 'An earlier check, “bygone”: /old', options: [], references: [] },
  ]);
  expect([report.passed, report.unknown].flat().map(({ check }) => check)).toEqual(['past', 'lost']);
  expect(reportHtml(report)).toContain('seen then');
  expect(JSON.stringify(sarifOf(report))).toContain('bygone');
});
