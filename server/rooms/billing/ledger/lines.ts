import type { z } from 'zod';
import type { Invoice, ledgerLine } from '#contract/billing';
import type { LedgerLine, MonthLedger } from '#core/ledger';
import { formatMoney } from '#core/money';
import { type Language, say } from '#core/words';
import { lineWords } from './words.ts';

export type InvoiceLine = Invoice['lines'][number];

/** A line with its sentence in a language. */
export function presentLine(line: LedgerLine, month: string, language: Language): z.input<typeof ledgerLine> {
  const { kind, spentIn, minutes, count, rate, currency, amount, parts } = line;
  return {
    kind,
    reason: reasonOf(line, month, language),
    spentIn: spentIn ?? null,
    minutes: minutes ?? null,
    count: count ?? null,
    rate: rate ?? null,
    currency,
    amount,
    parts: parts.map((part) => ({ entryId: part.entry, minutes: part.minutes })),
  };
}

/** What is asked, and the time that was covered; what is not billed, or not yet, is no matter of an invoice. */
export function invoiceLines(ledger: MonthLedger, language: Language): InvoiceLine[] {
  return ledger.lines
    .filter(({ kind }) => kind !== 'unbilled' && kind !== 'not_billable')
    .map((line) => {
      const { parts: _, spentIn: __, ...rest } = presentLine(line, ledger.month, language);
      return rest;
    });
}

function reasonOf(line: LedgerLine, month: string, language: Language): string {
  const t = lineWords[language];
  const rate = line.rate === undefined ? '' : formatMoney(line.rate, line.currency, language);
  const written = (name: string) => writtenMonth(name, language);
  const sentence = say(
    t[line.kind],
    {
      month: written(line.kind === 'rolled_over' && line.id ? line.id : month),
      time: writtenMinutes(line.minutes ?? 0),
      n: line.count ?? 0,
      rate,
    },
    language,
  );
  if (line.days) return `${sentence} ${say(t.days, line.days, language)}`;
  return line.spentIn ? `${sentence} ${say(t.spentIn, { month: written(line.spentIn) }, language)}` : sentence;
}

/** 95 minutes are `1:35`. */
export const writtenMinutes = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** `June 2026`, without what Russian and Ukrainian put behind the year. */
export function writtenMonth(month: string, language: Language): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(at);
  return `${name} ${month.slice(0, 4)}`;
}
