import { Parser } from 'htmlparser2';

const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe']);
const blocks = new Set(
  'address article aside center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tr ul'.split(
    ' ',
  ),
);
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'table']);
const longest = 1_000_000;
const deepestQuote = 12;

/**
 * The words of a mail that came as HTML alone, as plain text: quotes become `> ` lines, links keep their address where it
 * is not their text. Reads at most a megabyte, however deeply it is nested.
 */
export function textOfHtml(html: string): string {
  const page = new Page();
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    ontext: (text) => page.say(text),
    onclosetag: (name) => page.close(name),
  });
  parser.write(html.slice(0, longest));
  parser.end();
  return page.text();
}

class Page {
  readonly #lines: string[] = [];
  #line = '';
  #quotes = 0;
  #unseen = 0;
  #pre = 0;
  #link: string | null = null;
  #linkText = '';

  open(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.#unseen += 1;
    else if (name === 'br') this.#newLine();
    else if (name === 'blockquote') {
      this.#endLine();
      this.#quotes += 1;
    } else if (blocks.has(name)) this.#endLine();
    if (name === 'pre') this.#pre += 1;
    if (name === 'hr') this.#rule();
    if (name === 'li') this.#line = '- ';
    if (name === 'td' || name === 'th') this.#line += this.#line === '' ? '' : ' ';
    if (name === 'img' && attributes['alt'] && this.#unseen === 0) this.say(attributes['alt']);
    if (name === 'a') {
      this.#link = /^https?:/i.test(attributes['href'] ?? '') ? attributes['href']! : null;
      this.#linkText = '';
    }
  }

  say(text: string): void {
    if (this.#unseen > 0) return;
    if (this.#link !== null) this.#linkText += text;
    if (this.#pre > 0) {
      const [first = '', ...rest] = text.split('\n');
      this.#line += first;
      for (const line of rest) {
        this.#newLine();
        this.#line = line;
      }
      return;
    }
    const flat = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? flat.trimStart() : flat;
  }

  close(name: string): void {
    if (unseen.has(name)) this.#unseen = Math.max(0, this.#unseen - 1);
    else if (name === 'blockquote') {
      this.#endLine();
      this.#quotes = Math.max(0, this.#quotes - 1);
    } else if (blocks.has(name)) {
      this.#endLine();
      if (spaced.has(name)) this.#gap();
    }
    if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    if (name === 'a' && this.#link !== null) {
      const address = this.#link.slice(0, 1000);
      this.#link = null;
      if (!this.#linkText.includes(address.replace(/^https?:\/\/|\/$/gi, ''))) this.say(` (${address})`);
    }
  }

  text(): string {
    this.#endLine();
    return this.#lines.join('\n').trim();
  }

  /** A thick line above an older mail, as Outlook draws it. */
  #rule(): void {
    this.#line = '_'.repeat(20);
    this.#endLine();
  }

  #endLine(): void {
    if (this.#line.trim() !== '') this.#newLine();
    this.#line = '';
  }

  #gap(): void {
    if (this.#lines.length > 0 && !/^[> ]*$/.test(this.#lines.at(-1)!)) this.#newLine();
  }

  #newLine(): void {
    const quote = '> '.repeat(Math.min(this.#quotes, deepestQuote));
    this.#lines.push(`${quote}${this.#line.trimEnd()}`.trimEnd());
    this.#line = '';
  }
}
