/**
 * A table that spreadsheet programs open as it is: UTF-8 with a mark, commas, quoted. What a program would take for a
 * formula stands behind an apostrophe. The first row is the head.
 */
export const csvTable = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
