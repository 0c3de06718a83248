import { say } from '#core/words';
import { folded } from './folded.ts';
import type { Report } from './report.ts';
import { sinceLines } from './since-snapshot.ts';
import { speedLines } from './speed.ts';
import { reportWords } from './words.ts';

/** What could not be judged for one reason: an audit that was stopped has dozens. */
const MOST_ALIKE = 3;

/** The report for a terminal: no colours, so that it can be piped; a hundred columns at most. */
export function terminalText(report: Report): string {
  const word = reportWords[report.language];
  const { platform, findings, unknown } = report;
  const shown = platform ? [platform.label, platform.version].filter(Boolean).join(' ') : word.unknown_platform;
  const lines = [
    say(word.audit, { store: report.store }),
    `${word.platform}: ${shown} · ${say(word.requests, { n: report.requests }, report.language)}`,
    '',
  ];
  if (report.trouble) return [...lines, `${word.trouble}: ${report.trouble}`].join('\n');
  for (const { area, score } of report.scores)
    if (score !== null) lines.push(`${word[area].padEnd(20)} ${say(word.score, { n: score })}`);
  if (report.speed) lines.push('', ...speedLines(report.speed, report.language));
  lines.push('', findings.length === 0 ? word.no_findings : say(word.summary, { n: findings.length }, report.language));
  for (const { severity, title, consequence, options, evidence } of findings) {
    lines.push('', `[${word[severity]}] ${title}`, ...folded(consequence, '    '));
    if (options[0]) lines.push(...folded(`${word.do}: ${options[0].text} (${word[options[0].effort]})`, '    '));
    for (const { url, quote } of evidence.slice(0, 3))
      lines.push(`    > ${[url, firstLine(quote)].filter(Boolean).join('  ')}`);
  }
  if (report.sinceSnapshot) lines.push(...sinceLines(report.sinceSnapshot));
  if (unknown.length > 0) {
    lines.push('', `${word.unknown}:`);
    for (const [reason, titles] of Map.groupBy(unknown, (one) => one.reason)) {
      for (const { title } of titles.slice(0, MOST_ALIKE)) lines.push(`  ${title}: ${reason}`);
      const n = titles.length - MOST_ALIKE;
      if (n > 0) lines.push(`  ${say(word.and_more, { n }, report.language)}: ${reason}`);
    }
  }
  return lines.join('\n');
}

const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 100);
