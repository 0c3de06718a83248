import { say } from '#core/words';
import { folded, hanging, USUAL_WIDTH } from './folded.ts';
import type { Report } from './report.ts';
import { sinceLines } from './since-snapshot.ts';
import { speedLines } from './speed.ts';
import { reportWords } from './words.ts';

/** What could not be judged for one reason: an audit that was stopped has dozens. */
const MOST_ALIKE = 3;

/**
 * The report for a terminal: no colours, so that it can be piped.
 * @param width columns, where the screen has fewer than a line takes at most
 */
export function terminalText(report: Report, width = USUAL_WIDTH): string {
  const word = reportWords[report.language];
  const { platform, findings, unknown } = report;
  const shown = platform ? [platform.label, platform.version].filter(Boolean).join(' ') : word.unknown_platform;
  const lines = [
    say(word.audit, { store: report.store }),
    ...folded(`${word.platform}: ${shown} · ${say(word.requests, { n: report.requests }, report.language)}`, '', width),
    '',
  ];
  if (report.trouble) return [...lines, `${word.trouble}: ${report.trouble}`].join('\n');
  for (const { area, score } of report.scores)
    if (score !== null) lines.push(`${word[area].padEnd(20)} ${say(word.score, { n: score })}`);
  lines.push('', ...report.owner.risk.flatMap((text) => folded(text, '', width)));
  if (report.speed) lines.push('', ...speedLines(report.speed, report.language));
  lines.push('', findings.length === 0 ? word.no_findings : say(word.summary, { n: findings.length }, report.language));
  for (const { severity, title, consequence, options, evidence } of findings) {
    const fold = (text: string): string[] => folded(text, '    ', width);
    lines.push('', ...hanging(`[${word[severity]}] ${title}`, '    ', width), ...fold(consequence));
    if (options[0]) lines.push(...fold(`${word.do}: ${options[0].text} (${word[options[0].effort]})`));
    for (const { url, quote } of evidence.slice(0, 3)) lines.push(...seen(url, firstLine(quote), width));
  }
  if (report.sinceSnapshot) lines.push(...sinceLines(report.sinceSnapshot, width));
  if (unknown.length > 0) {
    lines.push('', `${word.unknown}:`);
    for (const [reason, titles] of Map.groupBy(unknown, (one) => one.reason)) {
      for (const { title } of titles.slice(0, MOST_ALIKE)) lines.push(...folded(`${title}: ${reason}`, '  ', width));
      const n = titles.length - MOST_ALIKE;
      if (n > 0) lines.push(...folded(`${say(word.and_more, { n }, report.language)}: ${reason}`, '  ', width));
    }
  }
  return harmless(lines.join('\n'));
}

/** An address is left whole, to be copied: what was seen there goes below it where both are too long for one line. */
const seen = (url: string | undefined, quote: string, width: number): string[] =>
  url && quote && `    > ${url}  ${quote}`.length > width
    ? [`    > ${url}`, ...folded(quote, '      ', width)]
    : [`    > ${[url, quote].filter(Boolean).join('  ')}`];

/** What a store writes could move the cursor, colour or turn round the text of a screen. */
const harmless = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 100);
