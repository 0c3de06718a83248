import { expect, test } from 'vitest';
import { judge } from '#core/inspection';
import { languages } from '#core/words';
import type { Artifacts } from '../artifacts.ts';
import { checks } from '../checks.ts';
import { reason } from '../reasons.ts';
import { answer, seen, site } from '../testing/judged.ts';
import { reportHtml } from './html.ts';
import { reportJson, reportOf, sayFinding } from './report.ts';
import { sarifOf } from './sarif.ts';
import { terminalText } from './terminal.ts';

const hostile = '<script>alert(1)</script>"\'\u001b[31m\u202e';
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
  expect(report.findings.map(({ check }) => check)).toContain('error-details');
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
  expect(terminalText(report)).toContain('<script>alert(1)</script>');
  expect(terminalText(report)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

test.each([40, 80, 100])('a screen of %i columns holds every line but addresses, which stay whole', (width) => {
  const lines = terminalText(reportOf(inspection, 'ru'), width).split('\n');
  const long = lines.filter((line) => line.length > width);
  expect(long.filter((line) => !/https?:\/\/\S+$/.test(line) && line.trim().includes(' '))).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
});

test('what is the same at several addresses is said once below them', () => {
  const at = (path: string, quote: string) => ({ url: `https://shop.example/${path}`, quote });
  const evidence = [at('a', 'canonical: –'), at('b', 'canonical: –'), at('c', 'canonical: /a')];
  const outcome = { check: 'slow-answer', area: 'speed' as const, severity: 'medium' as const };
  const outcomes = [
    { ...outcome, state: 'failed' as const, problems: [{ about: '', values: { seconds: 1 }, evidence }] },
  ];
  const html = reportHtml(reportOf({ ...inspection, outcomes }, 'en'));
  expect(html).toContain(
    '<span>https://shop.example/a</span><br><span>https://shop.example/b</span><pre>canonical: –</pre>',
  );
  expect(html.match(/<pre>/g)).toHaveLength(2);
});

test('numbers and days are written as the language does', () => {
  const values = { name: 'nginx', version: '1.22', day: '2023-04-11', written: '2026-08-22' };
  const ended = { check: 'server-end-of-life', area: 'security' as const, severity: 'low' as const };
  expect(sayFinding(ended, { about: '', values, evidence: [] }, 'ru').title).toContain('11 апреля 2023');
  expect(sayFinding(ended, { about: '', values, evidence: [] }, 'en').title).toContain('is 11 April 2023');
  const outcome = { check: 'slow-answer', area: 'speed' as const, severity: 'medium' as const };
  const problem = { about: '', values: { seconds: 1.9 }, evidence: [] };
  expect(sayFinding(outcome, problem, 'uk').title).toContain('1,9 с');
  expect(sayFinding(outcome, problem, 'en').title).toContain('1.9 s');
});

test('a store that was not reached has a page that says why', () => {
  const gone = { ...inspection, artifacts: {}, outcomes: [], gaps: new Map([['site', 'a fault of ours']]) };
  const report = reportOf(gone, 'uk');
  expect(report.trouble).toBe('a fault of ours');
  expect(reportHtml(report)).toContain('Магазин не вдалося перевірити');
  expect(terminalText(report)).toContain('a fault of ours');
});

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]).toString('base64');
const step = (name: 'home' | 'cart', picture: string | null) => ({
  ...{ step: name, url: `https://shop.example/${name}`, status: 200, picture },
});
const walked: Partial<Artifacts> = {
  ...artifacts,
  walk: {
    steps: [step('home', jpeg), step('cart', `"><script>alert(1)</script>`)],
    product: { url: 'https://shop.example/p', name: hostile },
    ...{
      added: 'no',
      because: null,
      cartText: 'Your cart is empty',
      refusals: [],
      checkout: null,
      errors: [],
      failed: [],
    },
  },
};
const broken = { ...inspection, artifacts: walked, outcomes: judge<Artifacts>(checks, walked, gaps) };

test('the owner reads first whether people can buy and what it costs, then five things to do', () => {
  const trade = { ordersPerDay: 40, averageOrder: 5990, currency: 'EUR' };
  const { owner } = reportOf(broken, 'en', { trade });
  expect(owner.risk[0]).toMatch(/^People cannot buy right now: The cart stays empty/);
  expect(owner.risk[1]).toContain('costs about €100, a day about €2,400');
  expect(owner.first[0]).toMatchObject({ severity: 'critical', effort: expect.any(String) as string });
  expect(owner.first.length).toBeLessThanOrEqual(5);
  expect(reportOf(broken, 'en').owner).toMatchObject({ stake: null });
  // What was not tried is not called well.
  const asked = inspection.outcomes.filter(({ check }) => !checks.get(check)!.needs.includes('walk'));
  expect(reportOf({ ...inspection, outcomes: asked }, 'ru').owner.risk[0]).toBe(
    'Можно ли купить, в этот раз в браузере не проверялось.',
  );
  const unclear = { ...walked, walk: { ...walked.walk!, added: 'unclear' as const, because: reason('no_button') } };
  const lost = { ...broken, artifacts: unclear, outcomes: judge<Artifacts>(checks, unclear, gaps) };
  expect(reportOf(lost, 'en').owner.risk[0]).toBe(
    'Whether people can buy could not be found out: we recognised no button that puts the product into the cart.',
  );
});

test('of the way of a customer pictures alone are shown; programs get none', () => {
  const report = reportOf(broken, 'en');
  const html = reportHtml(report);
  expect(html.match(/<img /g)).toHaveLength(1);
  expect(html).toContain(`<img src="data:image/jpeg;base64,${jpeg}" alt="Home page">`);
  expect(html).not.toContain('<script');
  expect(JSON.stringify(reportJson(report))).not.toContain(jpeg);
  expect(reportJson(report)).toMatchObject({ owner: { film: [{ step: 'home', status: 200 }, { step: 'cart' }] } });
});

test('scores are drawn from audit to audit, and the name of who hands it over is text', () => {
  const [area] = reportOf(inspection, 'en').scores;
  const earlier = [{ at: Date.UTC(2026, 9, 1), scores: [{ ...area!, score: 40 }] }];
  const brand = { name: hostile, logo: null, color: 'red;}</style>' };
  const html = reportHtml(reportOf(inspection, 'en', { earlier, brand }));
  expect(html).toContain(`40 → ${area!.score}`);
  expect(html).not.toContain('<script');
  expect(html).not.toContain('red;}');
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
