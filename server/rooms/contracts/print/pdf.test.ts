import { expect, test } from 'vitest';
import type { AgreementDocument } from '#contract/contracts';
import { printer, printPdf } from '#kit/print/pdf';
import { agreementHtml } from './html.ts';

const document: AgreementDocument = {
  language: 'uk',
  title: 'Договір <script>alert(1)</script>',
  lead: ['Клієнт: "Тепло & Світло"'],
  sections: [
    {
      heading: 'Ціна',
      lines: ['500 ₴, 300 ₽'],
      table: { head: ['День', 'Години'], rows: [['Понеділок', '<b>9–18</b>']] },
    },
  ],
};

test('what people wrote is text in the printed page', () => {
  const html = agreementHtml(document, 'f'.repeat(64), { by: '<i>Іван</i>', at: '2026-11-23T09:00:00.000Z' }, null);
  expect(html).not.toMatch(/<script|<b>|<i>/);
  expect(html).toContain('Клієнт: &#34;Тепло &#38; Світло&#34;');
  expect(html).toContain('&#60;i&#62;Іван&#60;/i&#62;, 2026-11-23 09:00:00 UTC');
});

test('a browser prints it with fonts of its own; where there is none, nothing is tried', async () => {
  expect(printer(['/nonexistent/chromium'])).toBeNull();
  const pdf = await printPdf(printer()!, agreementHtml(document, 'f'.repeat(64), null, null));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.includes('Inter')).toBe(true);
  expect(pdf.length).toBeGreaterThan(5000);
}, 120_000);
