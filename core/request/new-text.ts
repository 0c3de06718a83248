import { openingAt } from './quote-opening.ts';
import { withoutSignature } from './signature.ts';

/** What somebody wrote this time, and whether anything was left out: then the full text is worth a look. */
export interface NewText {
  text: string;
  cut: boolean;
}

const longest = 200_000;
const mostLines = 5000;
const isQuote = (line: string): boolean => /^\s{0,3}(?:>|\|\s)/.test(line);
const isForward =
  /^\s*-{3,}\s*(?:forwarded message|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|перенаправлене повідомлення|begin forwarded message)\s*-{0,}\s*|^begin forwarded message:|^начало переадресованного сообщения:|^початок переадресованого повідомлення:/i;

/**
 * Cuts older mails and signatures off a plain text. Answers between quotes stay with the quotes they answer; what was
 * forwarded stays, it is news to the reader. A text of nothing but quotes stays whole. Never adds a character of its own.
 */
export function newText(full: string): NewText {
  const lines = full.slice(0, longest).replace(/\r\n?/g, '\n').split('\n').slice(0, mostLines);
  const whole = tidy(lines);
  const kept = withoutLeadingQuote(upToQuote(lines));
  const text = tidy(kept.slice(0, withoutSignature(kept)));
  const shown = text === '' ? whole : text;
  return { text: shown, cut: shown !== tidy(full.replace(/\r\n?/g, '\n').split('\n')) };
}

/** Ends before the older mail, unless new lines stand between its quotes. */
function upToQuote(lines: readonly string[]): readonly string[] {
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at]!.length < 200 && isForward.test(lines[at]!)) return lines;
    const opening = openingAt(lines, at);
    if (!opening) continue;
    const after = lines.slice(at + opening.lines);
    const first = after.find((line) => line.trim() !== '');
    const quotes = first !== undefined && isQuote(first);
    if (opening.strength === 'quoted' && !quotes) continue;
    const before = lines.slice(0, at);
    if (!quotes) return before.some((line) => line.trim() !== '') ? before : lines;
    const rest = withoutTrailingQuote(after);
    return rest.length === 0 ? before : [...before, ...rest];
  }
  return withoutTrailingQuote(lines);
}

/** Quotes at the very end, with what is a signature below them. */
function withoutTrailingQuote(lines: readonly string[]): readonly string[] {
  let end = withoutSignature(lines);
  const below = end;
  while (end > 0 && (isQuote(lines[end - 1]!) || lines[end - 1]!.trim() === '')) end -= 1;
  const quoted = lines.slice(end, below).some(isQuote);
  return quoted ? lines.slice(0, end) : lines;
}

/** Who answers below one quote answers all of it. */
function withoutLeadingQuote(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1 || !isQuote(lines[first]!)) return lines;
  let end = first;
  while (end < lines.length && (isQuote(lines[end]!) || lines[end]!.trim() === '')) end += 1;
  const rest = lines.slice(end);
  return rest.length === 0 || rest.some(isQuote) ? lines : rest;
}

function tidy(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd());
  const from = trimmed.findIndex((line) => line !== '');
  if (from === -1) return '';
  return trimmed
    .slice(from, trimmed.findLastIndex((line) => line !== '') + 1)
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n');
}
