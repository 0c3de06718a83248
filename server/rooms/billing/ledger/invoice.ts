import type { Invoice } from '#contract/billing';
import type { AgreementDocument } from '#contract/contracts';
import { formatMoney, minorDigits } from '#core/money';
import { type Language, say } from '#core/words';
import { csvTable } from '#kit/csv';
import { writtenMinutes, writtenMonth } from './lines.ts';
import { lineWords } from './words.ts';

/** Amounts with their decimals, a line each. */
export function invoiceCsv({ lines }: Invoice, language: Language): string {
  const t = lineWords[language];
  const money = (minor: number, currency: string) => {
    const places = minorDigits(currency);
    return (minor / 10 ** places).toFixed(places);
  };
  return csvTable([
    [t.line, t.minutes, t.count, t.rate, t.amount, t.currency],
    ...lines.map(({ reason, minutes, count, rate, amount, currency }) => [
      reason,
      minutes === null ? '' : String(minutes),
      count === null ? '' : String(count),
      rate === null ? '' : money(rate, currency),
      money(amount, currency),
      currency,
    ]),
  ]);
}

/** The same as a text to be printed. */
export function invoicePage(
  { lines, totals, month, closed }: Invoice,
  names: { client: string; contract: string },
  language: Language,
): AgreementDocument {
  const t = lineWords[language];
  const written = writtenMonth(month, language);
  const money = (minor: number, currency: string) => formatMoney(minor, currency, language);
  const rows = lines.map(({ reason, minutes, rate, amount, currency }) => [
    reason,
    minutes === null ? '' : writtenMinutes(minutes),
    rate === null ? '' : money(rate, currency),
    money(amount, currency),
  ]);
  return {
    language,
    title: say(t.title, { name: names.contract, month: written }, language),
    lead: [
      say(t.client, { name: names.client }, language),
      closed ? say(t.closed, { date: closed.at.slice(0, 10) }, language) : t.open,
    ],
    sections: [
      {
        heading: written,
        table: { head: [t.line, t.time, t.rate, t.amount], rows },
        lines: totals.map(({ amount, currency }) => say(t.total, { money: money(amount, currency) }, language)),
      },
    ],
  };
}
