import { expect, test } from 'vitest';
import type { Invoice } from '#contract/billing';
import { invoicePage } from './invoice.ts';

const line = { kind: 'excess', count: null, currency: 'UAH' } as const;
const invoice: Invoice = {
  contractId: '0192f0c4-0000-7000-8000-000000000001',
  month: '2026-06',
  closed: { at: '2026-07-01T08:00:00.000Z', by: 'Admin' },
  lines: [{ ...line, reason: 'Понад усі години', minutes: 95, rate: 120_000, amount: 190_000 }],
  totals: [{ currency: 'UAH', amount: 190_000 }],
};

test('the printed page is in the language of the client, with hours, rates and a total', () => {
  const page = invoicePage(invoice, { client: 'Зерно', contract: 'Підтримка' }, 'uk');
  expect(page.title).toBe('Рядки рахунку: Підтримка, червень 2026');
  expect(page.lead).toEqual(['Клієнт: Зерно', 'Місяць закрито 2026-07-01.']);
  expect(page.sections[0]!.table!.rows[0]!.slice(0, 2)).toEqual(['Понад усі години', '1:35']);
  expect(page.sections[0]!.lines[0]).toMatch(/^Разом: 1\s900/);
  expect(invoicePage({ ...invoice, closed: null }, { client: '', contract: '' }, 'en').lead[1]).toMatch(/still open/);
});
