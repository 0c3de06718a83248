import { Problem } from '../command.ts';
import type { Row } from './fields.ts';

/**
 * Rows of a CSV file by the names of its first line, in small letters. Commas, semicolons or tabs divide; quotes may
 * hold them and line ends.
 * @throws Problem where there is no first line with names
 */
export function parseCsv(text: string, file: string): Row[] {
  const body = text.replace(/^\uFEFF/, '');
  const first = body.slice(0, body.search(/\r?\n|$/));
  const divider = [',', ';', '\t'].reduce(
    (best, d) => (first.split(d).length > first.split(best).length ? d : best),
    ',',
  );
  const [head, ...lines] = split(body, divider);
  if (!head || head.length < 2)
    throw new Problem('file', `${file} is neither JSON nor a CSV file with a line of names.`);
  const names = head.map((name) => name.trim().toLowerCase());
  return lines
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]?.trim() ?? ''])));
}

function split(text: string, divider: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = (value: string) => {
    lines.at(-1)!.push(value);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted && char === '"' && text[i + 1] === '"') cell += text[++i]!;
    else if (quoted) [quoted, cell] = char === '"' ? [false, cell] : [true, cell + char];
    else if (char === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (char === divider) end(cell);
    else if (char === '\n') {
      end(cell.replace(/\r$/, ''));
      lines.push([]);
    } else cell += char;
  }
  end(cell);
  return lines;
}
