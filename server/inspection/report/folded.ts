/** The text in lines of a hundred signs at most, each with the indent. */
export function folded(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + part.length > 100) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, indent + line];
}
