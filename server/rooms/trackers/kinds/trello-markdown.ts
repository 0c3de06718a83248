const markup = /[\\`*_{}[\]<>~|#]/g;
const lineStart = /^(\s*)([-+=]|\d+(?=[.)]))/gm;
const address = /https?:\/\/[^\s<>()[\]\\`*]+/g;
/** Of no width; after it a name is no name of a member any more. */
const joiner = '\u2060';

/** Plain text so that Trello's Markdown shows it as it is, and nobody is called by it. */
export function markdownOf(text: string): string {
  let end = 0;
  let out = '';
  for (const { 0: whole, index } of text.matchAll(address)) {
    out += escaped(text.slice(end, index)) + whole;
    end = index + whole.length;
  }
  return out + escaped(text.slice(end));
}

const escaped = (text: string): string =>
  text
    .replace(markup, String.raw`\$&`)
    .replace(lineStart, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}${joiner}` : `${space}\\${sign}`,
    )
    .replace(/(^|[^\w.])@(?=\w)/g, `$1@${joiner}`);

/** What people wrote there stays as they wrote it, signs of Markdown too; what is escaped is written out. */
export const plainOf = (markdown: string): string =>
  markdown.replace(/\\([\\`*_{}[\]<>~|#+=.!()-])/g, '$1').replaceAll(joiner, '');
