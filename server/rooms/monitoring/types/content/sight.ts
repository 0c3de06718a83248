import { Parser } from 'htmlparser2';
import { getDomain } from 'tldts';
import { cardField } from '#core/script-signs';
import { hidesItself, hidingSelectors, type Hiding, type HidingSelectors } from './hiding.ts';

/** A page as a visitor and as a robot see it. Everything is the page's own text: hostile, shown as text only. */
export interface Sight {
  url: URL;
  title: string;
  language: string;
  /** `og:site_name`: how the shop calls itself. */
  siteName: string;
  /** Visible text, spaces folded. */
  text: string;
  /** Visible runs of text between two tags, the first thousand. */
  runs: string[];
  headings: string[];
  /** Addresses of scripts, resolved; `data:` scripts are among `inline`. */
  scripts: string[];
  /** Code in the page itself. */
  inline: string[];
  forms: { action: string; password: boolean; card: boolean }[];
  /** Links that leave the shop's domain. */
  outgoing: { host: string; text: string; hidden: Hiding | null }[];
  frames: { host: string; hidden: boolean }[];
  /** Where `<meta http-equiv=refresh>` sends the visitor, with the seconds it waits. */
  refresh: { url: string; seconds: number } | null;
  prices: number;
}

const LIMITS = { text: 300_000, runs: 1000, inline: 200, code: 300_000, links: 3000, list: 500 };
const PIECE = 16_384;
const DEEP = 2000;
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'title', 'textarea']);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const price =
  /(?:[$€£₴₽₸]|\b(?:USD|EUR|UAH|RUB|PLN|GBP|zł|грн|руб)\b\.?)\s?\d|\d\s?(?:[$€£₴₽₸]|(?:USD|EUR|UAH|RUB|PLN|GBP|zł|грн|руб)(?![\p{L}]))/gu;

/** The registrable domain of a host, or the host itself where it has none: what belongs together. */
export function siteOf(host: string): string {
  return getDomain(host) ?? host;
}

export function lookAt(html: string, url: URL): Sight {
  const reader = new Reader(url);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.say(text),
      onclosetag: (name) => reader.close(name),
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  // In pieces, so that a page of a million tags within each other is left where it goes too deep.
  for (let at = 0; at < html.length && !reader.tooDeep; at += PIECE) parser.write(html.slice(at, at + PIECE));
  parser.end();
  return reader.done();
}

type Attributes = Record<string, string>;
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

class Reader {
  readonly #sight: Sight;
  readonly #site: string;
  #base: URL;
  /** How the open elements hide what is in them, the outermost first. */
  readonly #hiding: Hiding[] = [];
  readonly #open: { name: string; hides: Hiding | null }[] = [];
  #selectors: HidingSelectors = { classes: new Map(), ids: new Map() };
  #silent = 0;
  #collecting: { kind: 'script' | 'style' | 'title' | 'heading'; text: string } | null = null;
  #link: Sight['outgoing'][number] | null = null;
  #text: string[] = [];
  #length = 0;

  constructor(url: URL) {
    this.#base = url;
    this.#site = siteOf(url.hostname);
    this.#sight = {
      url,
      title: '',
      language: '',
      siteName: '',
      text: '',
      runs: [],
      headings: [],
      scripts: [],
      inline: [],
      forms: [],
      outgoing: [],
      frames: [],
      refresh: null,
      prices: 0,
    };
  }

  open(name: string, a: Attributes): void {
    const hides = hidesItself(a, this.#selectors);
    if (!VOID.has(name)) {
      this.#open.push({ name, hides });
      if (hides) this.#hiding.push(hides);
    }
    if (SILENT.has(name)) this.#silent++;
    if (name === 'title' || name === 'style') this.#collecting = { kind: name, text: '' };
    else if (/^h[1-3]$/.test(name)) this.#collecting = { kind: 'heading', text: '' };
    handlers[name]?.(this, a);
    if (blocks.test(name)) this.#text.push(' ');
  }

  say(text: string): void {
    if (this.#collecting && this.#collecting.text.length < LIMITS.code) this.#collecting.text += text;
    if (this.#link && this.#link.text.length < 200) this.#link.text += text;
    if (this.#silent > 0 || this.#hiding.length > 0 || this.#length > LIMITS.text) return;
    this.#length += text.length;
    this.#text.push(text);
    const run = fold(text);
    if (run !== '' && this.#sight.runs.length < LIMITS.runs) this.#sight.runs.push(run.slice(0, 2000));
  }

  close(name: string): void {
    const at = this.#open.findLastIndex((element) => element.name === name);
    for (const element of at < 0 ? [] : this.#open.splice(at)) {
      if (element.hides) this.#hiding.pop();
      if (SILENT.has(element.name)) this.#silent--;
    }
    if (name === 'a') this.#link = null;
    const collected = this.#collecting;
    if (!collected || (collected.kind === 'heading' ? !/^h[1-3]$/.test(name) : collected.kind !== name)) return;
    this.#collecting = null;
    if (collected.kind === 'title') this.#sight.title ||= fold(collected.text).slice(0, 300);
    else if (collected.kind === 'heading') this.#keep(this.#sight.headings, fold(collected.text).slice(0, 300));
    else if (collected.kind === 'style') this.#selectors = hidingSelectors(collected.text, this.#selectors);
    else if (collected.text.trim() !== '' && this.#sight.inline.length < LIMITS.inline)
      this.#sight.inline.push(collected.text);
  }

  get tooDeep(): boolean {
    return this.#open.length > DEEP;
  }

  done(): Sight {
    const text = fold(this.#text.join(''));
    for (const link of this.#sight.outgoing) link.text = fold(link.text);
    return { ...this.#sight, text, prices: text.match(price)?.length ?? 0 };
  }

  #keep<T>(list: T[], item: T): void {
    if (list.length < LIMITS.list) list.push(item);
  }

  address(text: string | undefined): URL | null {
    return text !== undefined && URL.canParse(text.trim(), this.#base.href) ? new URL(text.trim(), this.#base) : null;
  }

  base(a: Attributes): void {
    this.#base = this.address(a['href']) ?? this.#base;
  }

  language(a: Attributes): void {
    this.#sight.language ||= (a['lang'] ?? '').slice(0, 20).toLowerCase();
  }

  meta(a: Attributes): void {
    const content = fold(a['content'] ?? '').slice(0, 300);
    if (a['property'] === 'og:site_name') this.#sight.siteName ||= content;
    if (a['http-equiv']?.toLowerCase() !== 'refresh') return;
    const [, seconds, target] = /^\s*([\d.]+)\s*[;,]\s*(?:url\s*=)?\s*['"]?([^'"]+)/i.exec(a['content'] ?? '') ?? [];
    const url = this.address(target);
    if (url && /^https?:$/.test(url.protocol)) this.#sight.refresh ??= { url: url.href, seconds: Number(seconds) };
  }

  script(a: Attributes): void {
    const type = (a['type'] ?? '').toLowerCase();
    const source = a['src'] ?? a['data-src'];
    const code = source === undefined ? null : dataScript(source);
    if (code !== null) this.#keep(this.#sight.inline, code);
    else if (source !== undefined) {
      const url = this.address(source);
      if (url && /^https?:$/.test(url.protocol)) this.#keep(this.#sight.scripts, url.href.slice(0, 2000));
    } else if (!/json|template|x-handlebars|text\/html|importmap|speculationrules/.test(type))
      this.#collecting = { kind: 'script', text: '' };
  }

  anchor(a: Attributes): void {
    this.#link = null;
    const url = this.address(a['href']);
    if (
      !url ||
      !/^https?:$/.test(url.protocol) ||
      siteOf(url.hostname) === this.#site ||
      this.#sight.outgoing.length >= LIMITS.links
    )
      return;
    this.#link = {
      host: url.hostname,
      text: a['title'] ?? '',
      hidden: this.#hiding.includes('sneaky') ? 'sneaky' : (this.#hiding[0] ?? null),
    };
    this.#sight.outgoing.push(this.#link);
  }

  frame(a: Attributes): void {
    const url = this.address(a['src'] ?? a['data-src']);
    if (!url || !/^https?:$/.test(url.protocol) || siteOf(url.hostname) === this.#site) return;
    const tiny = /^[01](px)?$/.test(a['width'] ?? '') || /^[01](px)?$/.test(a['height'] ?? '');
    this.#keep(this.#sight.frames, { host: url.hostname, hidden: tiny || this.#hiding.length > 0 });
  }

  form(a: Attributes): void {
    const action = this.address(a['action'] ?? '') ?? this.#sight.url;
    this.#keep(this.#sight.forms, { action: action.href.slice(0, 2000), password: false, card: false });
  }

  input(a: Attributes): void {
    const form = this.#sight.forms.at(-1);
    if (!form) return;
    if (a['type'] === 'password') form.password = true;
    if (a['autocomplete']?.startsWith('cc-') || cardField.test(`${a['name'] ?? ''} ${a['id'] ?? ''}`)) form.card = true;
  }
}

const blocks = /^(?:p|div|li|td|th|br|h[1-6]|tr|section|option|dd|dt)$/;
const handlers: Record<string, ((reader: Reader, a: Attributes) => void) | undefined> = {
  html: (reader, a) => reader.language(a),
  base: (reader, a) => reader.base(a),
  meta: (reader, a) => reader.meta(a),
  script: (reader, a) => reader.script(a),
  a: (reader, a) => reader.anchor(a),
  iframe: (reader, a) => reader.frame(a),
  frame: (reader, a) => reader.frame(a),
  form: (reader, a) => reader.form(a),
  input: (reader, a) => reader.input(a),
};

/** The code of a `data:` script: plugins that delay scripts write them so, and so does who has something to hide. */
function dataScript(source: string): string | null {
  const match = /^\s*data:[^,]{0,100}?(;base64)?,([^]*)$/i.exec(source);
  if (!match) return null;
  const body = match[2]!.slice(0, LIMITS.code);
  if (match[1]) return Buffer.from(body, 'base64').toString('latin1');
  return body.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
