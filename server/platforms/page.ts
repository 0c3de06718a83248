import { Parser } from 'htmlparser2';
import type { FetchedPage } from '#kit/net/fetch-page';
import { readJsonLd, type Thing, unreadable } from './json-ld.ts';
import { type PageForm, Forms } from './page-forms.ts';

export type { PageForm };

export interface PageLink {
  url: URL;
  text: string;
  /** `class`, `id`, `title` and `aria-label`, joined. */
  hint: string;
  hreflang: string | null;
}

/** A fetched page taken apart. Every list is bounded: a page may have a hundred thousand links. */
export interface ReadPage {
  fetched: FetchedPage;
  url: URL;
  title: string | null;
  language: string | null;
  heading: string | null;
  generators: string[];
  /** First `content` by lower-case `name`, `property` or `itemprop`. */
  metas: Map<string, string>;
  canonical: URL | null;
  /** All that the head names, each once: one too many, and search engines may heed none. */
  canonicals: URL[];
  /** `isWhole`: the address was written with its protocol. */
  alternates: { language: string; url: URL; isWhole: boolean }[];
  /** Addresses of scripts, styles and pictures, as written. */
  assets: string[];
  /** Text of scripts in the page, JSON data included. */
  scripts: string;
  bodyClasses: string[];
  bodyId: string;
  ids: Set<string>;
  classes: Set<string>;
  /** Names of `data-*`, `wire:*` and `x-*`, values of `itemtype`, and `type`s of scripts that are not code. */
  attributes: Set<string>;
  comments: string[];
  links: PageLink[];
  forms: PageForm[];
  /** Words on each button that stands in no form. */
  looseButtons: string[];
  things: Thing[];
  /** Blocks of JSON-LD that are not JSON. */
  brokenThings: number;
  /** Text that a visitor may see, spaces folded. */
  text: string;
  hasPassword: boolean;
}

const LIMITS = {
  links: 3000,
  assets: 1500,
  ids: 5000,
  comments: 50,
  scripts: 400_000,
  text: 200_000,
  alternates: 200,
};
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'title']);

export function readPage(fetched: FetchedPage): ReadPage {
  const page: ReadPage = {
    fetched,
    url: new URL(fetched.url),
    title: null,
    language: null,
    heading: null,
    generators: [],
    metas: new Map(),
    canonical: null,
    canonicals: [],
    alternates: [],
    assets: [],
    scripts: '',
    bodyClasses: [],
    bodyId: '',
    ids: new Set(),
    classes: new Set(),
    attributes: new Set(),
    comments: [],
    links: [],
    forms: [],
    looseButtons: [],
    things: [],
    brokenThings: 0,
    text: '',
    hasPassword: false,
  };
  const reader = new Reader(page);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.words(text),
      onclosetag: (name) => reader.close(name),
      oncomment: (text) =>
        void (page.comments.length < LIMITS.comments && page.comments.push(fold(text).slice(0, 200))),
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.end(fetched.text);
  page.forms = reader.forms.all;
  page.looseButtons = reader.forms.loose;
  page.text = fold(reader.visible);
  page.things = readJsonLd(reader.jsonLd);
  page.brokenThings = unreadable(reader.jsonLd);
  return page;
}

type Attributes = Record<string, string>;
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

class Reader {
  readonly page: ReadPage;
  readonly forms = new Forms();
  visible = '';
  jsonLd: string[] = [];
  #base: URL;
  #silent = 0;
  #isPastHead = false;
  #script: string | null = null;
  #isJsonLd = false;
  #title: string | null = null;
  #heading: string | null = null;
  #link: { href: URL; hint: string; hreflang: string | null; text: string } | null = null;

  constructor(page: ReadPage) {
    this.page = page;
    this.#base = page.url;
  }

  open(name: string, a: Attributes): void {
    this.#notice(a);
    if (SILENT.has(name)) this.#silent++;
    if (name === 'body') this.#isPastHead = true;
    this[kinds.get(name) ?? 'other'](a, name);
    if (name === 'button') this.forms.button(a);
    if (/^(p|div|li|td|br|h[1-6]|tr|section)$/.test(name)) this.visible += ' ';
  }

  words(text: string): void {
    if (this.#script !== null && this.#script.length < LIMITS.scripts) this.#script += text;
    if (this.#title !== null) this.#title += text;
    this.forms.words(text);
    if (this.#silent > 0) return;
    if (this.#heading !== null) this.#heading += text;
    if (this.#link && this.#link.text.length < 300) this.#link.text += text;
    if (this.visible.length < LIMITS.text) this.visible += text;
  }

  close(name: string): void {
    if (SILENT.has(name)) this.#silent = Math.max(0, this.#silent - 1);
    if (name === 'head') this.#isPastHead = true;
    if (name === 'button') this.forms.buttonEnds();
    if (name === 'form') this.forms.close();
    if (name === 'title' && this.#title !== null) {
      this.page.title ??= fold(this.#title).slice(0, 300) || null;
      this.#title = null;
    }
    if (name === 'h1' && this.#heading !== null) {
      this.page.heading ??= fold(this.#heading).slice(0, 300) || null;
      this.#heading = null;
    }
    if (name === 'a' && this.#link) {
      const { href, text, hint, hreflang } = this.#link;
      this.page.links.push({ url: href, text: fold(text), hint, hreflang });
      this.#link = null;
    }
    if (name === 'script' && this.#script !== null) {
      if (this.#isJsonLd) this.jsonLd.push(this.#script);
      else if (this.page.scripts.length < LIMITS.scripts) this.page.scripts += `${this.#script}\n`;
      this.#script = null;
    }
  }

  html(a: Attributes, _: string): void {
    this.page.language = a['lang']?.trim().toLowerCase() || null;
  }

  base(a: Attributes, _: string): void {
    if (this.#base === this.page.url) this.#base = this.#address(a['href']) ?? this.#base;
  }

  body(a: Attributes, _: string): void {
    this.page.bodyClasses = (a['class'] ?? '').split(/\s+/).filter(Boolean).slice(0, 200);
    this.page.bodyId = a['id'] ?? '';
  }

  meta(a: Attributes, _: string): void {
    const content = fold(a['content'] ?? '').slice(0, 1000);
    for (const name of [a['name'], a['property'], a['itemprop']]) {
      if (name && content && !this.page.metas.has(name.toLowerCase())) this.page.metas.set(name.toLowerCase(), content);
    }
    if (a['name']?.toLowerCase() === 'generator' && content && this.page.generators.length < 20)
      this.page.generators.push(content);
  }

  linked(a: Attributes, _: string): void {
    const rel = a['rel']?.toLowerCase() ?? '';
    const url = this.#address(a['href']);
    if (!url) return;
    const isAlternate = /\balternate\b/.test(rel) && Boolean(a['hreflang']);
    if (rel !== 'canonical' && !isAlternate) return this.asset(a['href']);
    // Outside the head search engines pass over them: anybody who may comment could write them there.
    if (this.#isPastHead) return;
    if (!isAlternate) this.#main(url);
    else if (this.page.alternates.length < LIMITS.alternates)
      this.page.alternates.push({
        language: a['hreflang']!.toLowerCase(),
        url,
        isWhole: /^https?:\/\//i.test(a['href']!.trim()),
      });
  }

  #main(url: URL): void {
    const { canonicals } = this.page;
    this.page.canonical ??= url;
    if (canonicals.length < 5 && !canonicals.some(({ href }) => href === url.href)) canonicals.push(url);
  }

  source(a: Attributes, name: string): void {
    this.asset(a['src'] ?? a['data-src']);
    if (this.#link && a['alt'] && this.#link.hint.length < 300)
      this.#link.hint = fold(`${a['alt']} ${this.#link.hint}`).slice(0, 300);
    if (name !== 'script') return;
    const type = (a['type'] ?? '').toLowerCase();
    this.#script = '';
    this.#isJsonLd = type.includes('ld+json');
    if (type && this.page.attributes.size < LIMITS.ids) this.page.attributes.add(type);
  }

  titled(_: Attributes, name: string): void {
    if (name === 'title') this.#title ??= '';
    else this.#heading ??= '';
  }

  anchor(a: Attributes, _: string): void {
    const href = this.#address(a['href']);
    if (!href || this.page.links.length >= LIMITS.links) return;
    const hint = fold([a['class'], a['id'], a['title'], a['aria-label']].filter(Boolean).join(' ')).slice(0, 300);
    this.#link = { href, hint, hreflang: a['hreflang']?.toLowerCase() ?? null, text: '' };
  }

  form(a: Attributes, _: string): void {
    const action = this.#address(a['action'] ?? '') ?? this.page.url;
    this.forms.open(action, a, fold([a['id'], a['class'], a['name']].filter(Boolean).join(' ')));
  }

  field(a: Attributes, name: string): void {
    const type = (a['type'] ?? (name === 'input' ? 'text' : name)).toLowerCase();
    if (type === 'password') this.page.hasPassword = true;
    this.forms.field(a, type);
  }

  /** Tags that tell nothing of their own. */
  other(_: Attributes, __: string): void {}

  asset(address: string | undefined): void {
    if (address && !address.startsWith('data:') && this.page.assets.length < LIMITS.assets)
      this.page.assets.push(address.trim().slice(0, 600));
  }

  #notice(a: Attributes): void {
    const { ids, classes, attributes } = this.page;
    if (a['id'] && ids.size < LIMITS.ids) ids.add(a['id']);
    if (a['class'] && classes.size < LIMITS.ids) for (const one of a['class'].split(/\s+/)) classes.add(one);
    if (a['itemtype']) attributes.add(a['itemtype'].toLowerCase());
    for (const name in a) if (attributes.size < LIMITS.ids && /^(data-|wire:|x-)/.test(name)) attributes.add(name);
  }

  #address(written: string | undefined): URL | null {
    if (written === undefined || written.length > 4000 || !URL.canParse(written, this.#base.href)) return null;
    const url = new URL(written, this.#base.href);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url : null;
  }
}

type Kind = 'html' | 'base' | 'body' | 'meta' | 'linked' | 'source' | 'titled' | 'anchor' | 'form' | 'field';
const kinds = new Map<string, Kind>([
  ['html', 'html'],
  ['base', 'base'],
  ['body', 'body'],
  ['meta', 'meta'],
  ['link', 'linked'],
  ['script', 'source'],
  ['img', 'source'],
  ['source', 'source'],
  ['title', 'titled'],
  ['h1', 'titled'],
  ['a', 'anchor'],
  ['form', 'form'],
  ['input', 'field'],
  ['select', 'field'],
  ['textarea', 'field'],
  ['button', 'field'],
]);
