/** What a line of text takes at most where nobody says how wide the screen is. */
export const USUAL_WIDTH = 100;

/** The text in lines of `width` signs at most, each with the indent; a word that is longer keeps a line of its own. */
export function folded(text: string, indent: string, width = USUAL_WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + part.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, indent + line];
}

/** A heading and what follows it under an indent, as a list in a book. */
export function hanging(text: string, indent: string, width = USUAL_WIDTH): string[] {
  const [first = '', ...rest] = folded(text, '', width);
  return rest.length === 0 ? [first] : [first, ...folded(rest.join(' '), indent, width)];
}
