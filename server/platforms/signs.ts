import type { ReadPage } from './page.ts';
import type { Evidence, Recognition } from './platform.ts';

/** One mark that gives a platform away. Marks of one `group` come from one cause and count once, the strongest. */
export interface Sign {
  group: string;
  weight: number;
  find(page: ReadPage): { text: string; version?: string } | null;
}

type Versioned = (match: RegExpExecArray) => string | undefined;
const firstGroup: Versioned = (match) => match[1];

/** Looks through texts for the pattern, and quotes what it met. */
function among(
  quote: (found: string) => string,
  texts: Iterable<string>,
  pattern: RegExp,
  version: Versioned,
): ReturnType<Sign['find']> {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match) return { text: quote(text.length > 160 ? match[0] : text), version: version(match) };
  }
  return null;
}

export const generator = (pattern: RegExp, weight: number, version: Versioned = firstGroup): Sign => ({
  group: 'generator',
  weight,
  find: (page) => among((t) => `<meta name="generator" content="${t}">`, page.generators, pattern, version),
});

export const asset = (pattern: RegExp, weight: number, version: Versioned = firstGroup): Sign => ({
  group: 'assets',
  weight,
  find: (page) => among((t) => t, page.assets, pattern, version),
});

export const script = (pattern: RegExp, weight: number, version: Versioned = () => undefined): Sign => ({
  group: 'scripts',
  weight,
  find: (page) => {
    const match = pattern.exec(withoutEcho(page));
    return match && { text: `<script> ${match[0].slice(0, 120)}`, version: version(match) };
  },
});

/** What we asked for is no mark of the store: many write the address of the page into it, one that they do not have too. */
const isEcho = ({ fetched: { requested } }: ReadPage, url: URL): boolean =>
  URL.canParse(requested) && new URL(requested).search !== '' && place(new URL(requested)) === place(url);
const place = ({ pathname, search }: URL): string => pathname + search;

function withoutEcho({ fetched: { requested }, scripts }: ReadPage): string {
  if (!URL.canParse(requested) || new URL(requested).search === '') return scripts;
  const asked = place(new URL(requested)).slice(1);
  return [asked, asked.replaceAll('/', '\\/'), asked.replaceAll('&', '&amp;')].reduce(
    (text, echo) => text.replaceAll(echo, ''),
    scripts,
  );
}

export const cookie = (pattern: RegExp, weight: number, version: Versioned = () => undefined): Sign => ({
  group: 'cookies',
  weight,
  find: (page) =>
    among(
      (t) => `cookie ${t}`,
      page.fetched.cookies.map((c) => c.name),
      pattern,
      version,
    ),
});

export const header = (name: string, pattern: RegExp, weight: number, version: Versioned = () => undefined): Sign => ({
  group: 'headers',
  weight,
  find: (page) => {
    const value = page.fetched.headers[name];
    return value === undefined ? null : among((t) => `${name}: ${t}`, [value], pattern, version);
  },
});

export const bodyClass = (pattern: RegExp, weight: number, version: Versioned = () => undefined): Sign => ({
  group: 'markup',
  weight,
  find: (page) => among((t) => `<body class="${t}">`, page.bodyClasses, pattern, version),
});

export const id = (pattern: RegExp, weight: number): Sign => ({
  group: 'markup',
  weight,
  find: (page) =>
    among(
      (t) => `id="${t}"`,
      page.ids,
      pattern,
      () => undefined,
    ),
});

export const attribute = (pattern: RegExp, weight: number): Sign => ({
  group: 'markup',
  weight,
  find: (page) =>
    among(
      (t) => t,
      page.attributes,
      pattern,
      () => undefined,
    ),
});

export const comment = (pattern: RegExp, weight: number): Sign => ({
  group: 'comments',
  weight,
  find: (page) =>
    among(
      (t) => `<!-- ${t} -->`,
      page.comments,
      pattern,
      () => undefined,
    ),
});

export const meta = (name: string, pattern: RegExp, weight: number): Sign => ({
  group: 'metas',
  weight,
  find: (page) => {
    const value = page.metas.get(name);
    return value === undefined
      ? null
      : among(
          (t) => `<meta name="${name}" content="${t}">`,
          [value],
          pattern,
          () => undefined,
        );
  },
});

/** Links and form targets within the store's own site, as path and query. */
export const address = (pattern: RegExp, weight: number): Sign => ({
  group: 'addresses',
  weight,
  find: (page) => {
    const own = [...page.links.map((l) => l.url), ...page.forms.map((f) => f.action)].filter(
      (url) => url.host === page.url.host && !isEcho(page, url),
    );
    return among(
      (t) => t,
      own.map((url) => url.pathname + url.search),
      pattern,
      () => undefined,
    );
  },
});

/** What a platform's own address answered, see `Platform.probes`. */
export const answer = (
  path: string,
  weight: number,
  judge: (page: ReadPage) => { says: string; version?: string } | null,
): Sign => ({
  group: `answer ${path}`,
  weight,
  find: (page) => {
    if (!page.fetched.requested.endsWith(`/${path}`) || page.fetched.status >= 500) return null;
    const judged = judge(page);
    return judged && { text: `/${path} → ${judged.says}`, version: judged.version };
  },
});

/** Independent marks together: one minus the product of what each leaves open. Never quite certain. */
export function weigh(signs: readonly Sign[], pages: readonly ReadPage[]): Recognition {
  const best = new Map<string, number>();
  const evidence: Evidence[] = [];
  let version: string | undefined;
  for (const sign of signs) {
    let found: ReturnType<Sign['find']> = null;
    for (const page of pages) {
      const here = sign.find(page);
      found ??= here;
      if (here?.version !== undefined) {
        found = here;
        break;
      }
    }
    if (!found) continue;
    version ??= found.version;
    best.set(sign.group, Math.max(best.get(sign.group) ?? 0, sign.weight));
    evidence.push({ text: found.text.slice(0, 200), weight: sign.weight });
  }
  const open = [...best.values()].reduce((left, weight) => left * (1 - weight), 1);
  evidence.sort((a, b) => b.weight - a.weight);
  return { confidence: Math.min(0.99, Math.round((1 - open) * 100) / 100), version, evidence };
}

/** A JSON answer, or null: a store may answer anything there. */
export function jsonOf(page: ReadPage): unknown {
  try {
    return JSON.parse(page.fetched.text);
  } catch {
    return null;
  }
}
