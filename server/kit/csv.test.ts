import { expect, test } from 'vitest';
import { csvTable } from './csv.ts';

test('a table opens in spreadsheet programs, and nothing in it is a formula', () => {
  expect(
    csvTable([
      ['Name', 'Amount'],
      ['=1+1', '+2'],
      ['He said "yes"', '-3'],
      ['@sum', '\t4'],
    ]),
  ).toBe(`\uFEFF"Name","Amount"\r\n"'=1+1","'+2"\r\n"He said ""yes""","'-3"\r\n"'@sum","'\t4"\r\n`);
});
