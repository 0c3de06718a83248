/**
 * Pages that say, with status 200, that the shop is broken. The patterns are the products' own sentences; those that
 * an article might quote count only where the page says little else.
 */
export type ErrorPageKind = 'database' | 'php' | 'critical' | 'report' | 'framework' | 'suspended' | 'unfinished';

export interface ErrorPage {
  kind: ErrorPageKind;
  /** The page's own words, at most 160 characters: hostile text. */
  quote: string;
}

interface Sign {
  kind: ErrorPageKind;
  pattern: RegExp;
  /** Counts wherever it stands: nobody writes this in an article. */
  sure?: boolean;
}

const signs: Sign[] = [
  { kind: 'php', sure: true, pattern: /<b>(?:PHP )?(?:(?:catchable |recoverable )?fatal|parse) error<\/b>:.{0,120}/is },
  {
    kind: 'php',
    sure: true,
    pattern:
      /(?:^|[>\n])[ \t]{0,20}(?:PHP )?(?:(?:fatal|parse) error: .{1,400}? in \S{1,200}\.php(?:\(\d+\))?(?::\d+| on line ))/is,
  },
  { kind: 'php', pattern: /uncaught (?:\w+\\)*\w*(?:error|exception): .{1,300}? in \S{1,200}\.php/is },
  { kind: 'critical', pattern: /there has been a critical error on (?:this|your) website/i },
  { kind: 'critical', pattern: utf8('на (?:вашем )?сайте (?:возникла|произошла) критическая ошибка') },
  { kind: 'critical', pattern: utf8('на (?:вашому |цьому )?сайті (?:сталася|виникла) критична помилка') },
  {
    kind: 'report',
    pattern: /there has been an error processing your request|exception printing is disabled by default/i,
  },
  {
    kind: 'database',
    sure: true,
    pattern: /<(?:title|h1)[^>]{0,80}>\s*(?:error establishing a database connection|database (?:connection )?error)/i,
  },
  { kind: 'database', pattern: /error establishing a database connection|could not make a database link/i },
  { kind: 'database', pattern: /link to database cannot be established|SQLSTATE\[\w{5}\]/i },
  {
    kind: 'database',
    pattern:
      /(?:could not|cannot|can't|unable to|failed to) connect to (?:the |local )?(?:my\w+ |postgres\w* )?(?:database|mysql server)/i,
  },
  {
    kind: 'database',
    pattern: /database connection (?:failed|error|refused)|mysql server has gone away|access denied for user '/i,
  },
  {
    kind: 'database',
    pattern: utf8('(?:ошибка|помилка)[^<]{0,120}(?:с базой данных|базою даних|к базе данных|до бази даних)'),
  },
  {
    kind: 'framework',
    pattern: /whoops, looks like something went wrong|oops! an error occurred|\[PrestaShopException\]/i,
  },
  {
    kind: 'framework',
    pattern: /application error: a (?:client|server)-side exception|the website encountered an unexpected error/i,
  },
  {
    kind: 'framework',
    sure: true,
    pattern:
      /<title[^>]{0,40}>\s*(?:50[0234]\b|server error\b|internal server error|service unavailable|bad gateway|gateway time-?out)/i,
  },
  {
    kind: 'suspended',
    sure: true,
    pattern: /<title[^>]{0,40}>\s*account suspended|cgi-sys\/suspendedpage|this account has been suspended/i,
  },
  {
    kind: 'suspended',
    pattern: /sorry, this (?:shop|store) is (?:currently )?unavailable|this domain (?:name )?(?:is|may be) for sale/i,
  },
  {
    kind: 'unfinished',
    sure: true,
    pattern:
      /<title[^>]{0,40}>\s*(?:welcome to nginx!|apache2 \w+ default page|index of \/|iis windows server|default web site page)/i,
  },
  { kind: 'unfinished', pattern: /briefly unavailable for scheduled maintenance/i },
];

/** A word of each sign: looked for first, as most pages hold none. */
const gate = new RegExp(
  [
    'fatal error|parse error|uncaught |critical error|processing your request|printing is disabled|database|SQLSTATE|mysql',
    'access denied for|whoops|oops!|prestashopexception|-side exception|unexpected error|suspended|is (?:currently )?unavailable',
    ' for sale|briefly unavailable|<title[^>]{0,40}>\\s*(?:50[0234]|server error|internal|service|bad g|gateway|welcome|apache|index of|iis|default)',
  ].join('|'),
  'i',
);
/** Apart, as the two together are twice as slow. */
const gateUtf8 = utf8('критическая|критична|баз(?:ой|ою|е|и) дан');
const HEAD = 64 * 1024;
const TAIL = 16 * 1024;
/** Characters of visible text beyond which a page is an article and not an error. */
const LITTLE = 1500;

/** @param body the decoded page, in whatever charset; most of a page is never copied, so that this is cheap */
export function errorPage(body: Buffer): ErrorPage | null {
  // One byte, one character: the patterns in other scripts are spelled in the bytes of UTF-8.
  const found = inPart(body, 0, Math.min(body.length, HEAD));
  if (found || body.length <= HEAD) return found;
  return inPart(body, Math.max(HEAD, body.length - TAIL), body.length);
}

function inPart(body: Buffer, from: number, to: number): ErrorPage | null {
  const text = body.toString('latin1', from, to);
  if (!gate.test(text) && !gateUtf8.test(text)) return null;
  const little = body.length < 256 * 1024 && visibleText(body.toString('utf8')).length < LITTLE;
  for (const { kind, pattern, sure } of signs) {
    const match = sure || little ? pattern.exec(text) : null;
    if (match) return { kind, quote: visibleText(Buffer.from(match[0], 'latin1').toString('utf8')).slice(0, 160) };
  }
  return null;
}

/** Nothing to see and nothing that could draw something: no text, picture, script or frame. */
export function isBlank(body: Buffer): boolean {
  if (body.length > 8192) return false;
  const html = body.toString('utf8');
  return (
    textParts(html, (part) => spaces(part) !== '') &&
    !/<(?:script|img|svg|iframe|video|object|canvas|picture|frame|embed)\b/i.test(html)
  );
}

const unseen = /^<(script|style|head|template|noscript)\b/i;

/** Without tags, comments and what is never shown. */
function visibleText(html: string): string {
  const parts: string[] = [];
  textParts(html, (part) => void parts.push(part));
  return spaces(parts.join(' '));
}

const spaces = (text: string): string =>
  text
    .replace(/&nbsp;|&#160;|\s|\uFEFF/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/**
 * Gives the texts between tags until `enough` returns true; whether it never did. By hand and in one pass: pages may
 * be made to hang regular expressions.
 */
function textParts(html: string, enough: (part: string) => boolean | void): boolean {
  let lower: string | undefined;
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at);
    if (tag !== at && enough(html.slice(at, tag < 0 ? undefined : tag))) return false;
    if (tag < 0) return true;
    const name = unseen.exec(html.slice(tag, tag + 10))?.[1]?.toLowerCase();
    const closing = name === undefined ? tag : Math.max(tag, (lower ??= html.toLowerCase()).indexOf(`</${name}`, tag));
    const end = html.startsWith('<!--', tag) ? html.indexOf('-->', tag) : html.indexOf('>', closing);
    if (end < 0) return true;
    at = html.indexOf('>', end) + 1;
  }
  return true;
}

/** A pattern for text that is read byte by byte: letters outside ASCII become their bytes, in either case. */
function utf8(source: string): RegExp {
  const spelled = source.replace(/[^\x00-\x7f]/g, (letter) => {
    const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()].map((each) =>
      Buffer.from(each).toString('latin1'),
    );
    return `(?:${lower}|${upper})`;
  });
  return new RegExp(spelled);
}
