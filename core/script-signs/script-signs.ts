/** How fields of a card are named in a form, and so in code that reads them. */
export const cardField =
  /\bcard[-_ ]?(?:no|num|number|holder|cvc|cvv|expiry|exp)\b|\bcc[-_](?:no|num|number|cvc|cvv|csc|exp)|\bcvv2?\b|\bcvc2?\b|credit[-_ ]?card/i;

/** What in a script's code speaks of malice, and how strongly. From 5 on it is evident, from 4 on it is odd. */
export interface ScriptJudgement {
  weight: number;
  signs: string[];
}

export const EVIDENT = 5;
export const ODD = 4;

/** Code as it stands, what it spells in codes, and both. */
interface Code {
  whole: string;
  said: string;
  all: string;
  decodes: boolean;
  obfuscatedNames: number;
  /** Runs of escapes; single ones are how minifiers write signs. */
  escapes: boolean;
  /** Large bundles mention everything: what stands far apart in them means nothing together. */
  small: boolean;
}

interface Sign {
  weight: number;
  name: string;
  shows(code: Code): boolean;
}

const decoders =
  /\batob\s*\(|\bunescape\s*\(|fromCharCode|\bdecodeURIComponent\s*\(\s*escape\b|parseInt\s*\([^)]{0,40},\s*(?:16|36)\s*\)/;
const callsDecoder = String.raw`\b(?:eval|Function)\s*\(\s*(?:(?:window|self|top|globalThis)\s*\.?\s*)?\[?['"]?(?:atob|unescape|decodeURIComponent|String\s*\.\s*fromCharCode)['"]?\]?\s*\(\s*`;
/** The code stands there itself, only spelled in codes; and: it comes from elsewhere, as a cookie may. */
const runsSpelled = new RegExp(`${callsDecoder}['"\`\\d]`);
const runsDecoded = new RegExp(callsDecoder);
const runsMadeUp =
  /\beval\s*\(|\bnew\s+Function\s*\(|\bexecScript\s*\(|\[\s*['"]constructor['"]\s*\]\s*\(|\bset(?:Timeout|Interval)\s*\(\s*(?:atob|unescape|String\.fromCharCode)/;
const packed = /\beval\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k\s*,\s*e/;
const writesDecoded = /document\s*\.\s*write(?:ln)?\s*\([^)]{0,80}(?:atob|fromCharCode)/;
const leadsAway = /location(?:\s*\.\s*(?:href|replace|assign))?\s*(?:=|\()/;
const leadsAwayDecoded = /location(?:\s*\.\s*href)?\s*=\s*(?:atob|unescape|String\.fromCharCode)/;
const miners = /coinhive|coin-hive|cryptonight|deepminer|webminepool|coinimp|minero\.cc|jsecoin/i;
/** Where measuring scripts of the big ones come from: their snippets write and decode, too. */
const wellKnown =
  /google-analytics\.com\/ga\.js|googletagmanager\.com\/gtm|connect\.facebook\.net|mc\.yandex\.ru|static\.hotjar\.com|cdn-cgi\/challenge-platform|js-agent\.newrelic\.com/;

const inCharacterCodes = (whole: string): boolean =>
  /fromCharCode\s*\(\s*(?:\d{1,5}\s*,\s*){12}/.test(whole) ||
  (/\[(?:\s*\d{2,3}\s*,){40}/.test(whole) && /fromCharCode/.test(whole));

const signs: Sign[] = [
  { weight: 5, name: 'runs coded code', shows: ({ whole }) => runsSpelled.test(whole) },
  {
    weight: 3,
    name: 'runs code made up on the spot',
    shows: ({ whole, small, decodes, escapes }) =>
      !runsSpelled.test(whole) &&
      !packed.test(whole) &&
      (runsDecoded.test(whole) || (small && runsMadeUp.test(whole) && (decodes || escapes))),
  },
  { weight: 3, name: 'packed', shows: ({ whole }) => packed.test(whole) },
  { weight: 3, name: 'obfuscated names', shows: ({ obfuscatedNames }) => obfuscatedNames >= 3 },
  { weight: 1, name: 'many of them', shows: ({ obfuscatedNames }) => obfuscatedNames > 20 },
  { weight: 2, name: 'text in escapes', shows: ({ escapes }) => escapes },
  { weight: 2, name: 'text in character codes', shows: ({ whole }) => inCharacterCodes(whole) },
  {
    weight: 2,
    name: 'text backwards',
    shows: ({ whole }) => /\.split\(\s*['"]{2}\s*\)\.reverse\(\)\.join\(/.test(whole),
  },
  {
    weight: 2,
    name: 'long coded text',
    shows: ({ whole }) => /['"`][A-Za-z0-9+/=]{400,}['"`]/.test(whole) && /\batob\s*\(/.test(whole),
  },
  {
    weight: 3,
    name: 'writes decoded code into the page',
    shows: ({ whole, all }) => writesDecoded.test(whole) && !wellKnown.test(all),
  },
  {
    weight: 3,
    name: 'loads a script from a coded address',
    shows: ({ whole, said, all, small, decodes }) =>
      small &&
      decodes &&
      /createElement\s*\([^)]{0,40}\)/.test(whole) &&
      /<script|['"`]script['"`]/i.test(all) &&
      externalAddress(said),
  },
  {
    weight: 5,
    name: 'reads card fields and sends them away',
    shows: (code) => code.small && readsCards(code.all) && sendsAway(code),
  },
  { weight: 5, name: 'mines', shows: ({ all }) => miners.test(all) },
  {
    weight: 4,
    name: 'sends visitors of search engines away',
    shows: ({ whole, said, all, small }) =>
      small &&
      /document\s*\.\s*referrer/.test(whole) &&
      /google|bing|yandex/i.test(all) &&
      leadsAway.test(whole) &&
      externalAddress(said),
  },
  { weight: 3, name: 'leads away by a coded address', shows: ({ whole }) => leadsAwayDecoded.test(whole) },
];

/** Judges code by what it does, also by what it spells in codes: base64, hexadecimal escapes, lists of characters. */
export function judgeScript(text: string): ScriptJudgement {
  const whole = text.slice(0, 300_000);
  const said = unveiled(whole);
  const code: Code = {
    whole,
    said,
    all: said === '' ? whole : `${whole}\n${said}`,
    decodes: decoders.test(whole),
    obfuscatedNames: whole.match(/\b_0x[0-9a-f]{3,6}\b/gi)?.length ?? 0,
    escapes: /(?:\\x[0-9a-f]{2}){16,}/i.test(whole),
    small: whole.length <= 30_000,
  };
  const found = signs.filter((sign) => sign.shows(code));
  return { weight: found.reduce((sum, { weight }) => sum + weight, 0), signs: found.map(({ name }) => name) };
}

function readsCards(all: string): boolean {
  const fields =
    cardField.test(all) || /autocomplete\s*[~|^$*]?=\s*\\?['"]?cc-/.test(all) || /\[autocomplete=cc-/.test(all);
  return (
    fields &&
    /addEventListener\s*\(|\bon(?:submit|keyup|keydown|change|blur|input|click|mousedown)\s*=|\.on\s*\(|\.(?:submit|change|keyup|blur)\s*\(/.test(
      all,
    )
  );
}

/** To another host: an address in full, or one that is spelled in codes. */
function sendsAway({ whole, all, said, decodes }: Code): boolean {
  const sends =
    /new\s+Image\b|\.src\s*=|\bfetch\s*\(|XMLHttpRequest|sendBeacon\s*\(|new\s+WebSocket\s*\(|\$\.(?:post|ajax|get)\s*\(/.test(
      all,
    );
  return (
    sends &&
    (externalAddress(said) ||
      /['"`](?:https?:|wss?:)?\/\/[\w.-]+\.[a-z]{2,}/i.test(whole) ||
      (decodes && /\b_0x/.test(whole)))
  );
}

const externalAddress = (text: string): boolean => /(?:https?:|wss?:)?\/\/[\w.-]+\.[a-z]{2,}/i.test(text);

/** What is spelled in codes inside the code, as far as it is text. */
function unveiled(code: string): string {
  const parts: string[] = [];
  const add = (text: string): void =>
    void (/^[\x09\x0a\x0d\x20-\x7e]{4,}$/.test(text) && parts.length < 500 && parts.push(text));
  for (const [, coded] of code.matchAll(/['"`]([A-Za-z0-9+/]{8,20000}={0,2})['"`]/g))
    add(Buffer.from(coded!, 'base64').toString('latin1'));
  for (const [, escaped] of code.matchAll(/['"`]((?:\\x[0-9a-f]{2}|\\u00[0-9a-f]{2}|[^'"`\\\n]){4,20000})['"`]/gi)) {
    if (/\\[xu]/.test(escaped!))
      add(
        escaped!.replace(/\\x([0-9a-f]{2})|\\u00([0-9a-f]{2})/gi, (_, a: string, b: string) =>
          String.fromCharCode(Number.parseInt(a ?? b, 16)),
        ),
      );
  }
  for (const [list] of code.matchAll(/(?:\d{1,3}\s*,\s*){5,5000}\d{1,3}/g))
    add(String.fromCharCode(...list.split(',').map(Number).slice(0, 5000)));
  for (const [, escaped] of code.matchAll(/['"`]((?:%[0-9a-f]{2}|[\w.~!*()-]){6,20000})['"`]/gi)) {
    if (escaped!.includes('%'))
      add(escaped!.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
  }
  return parts.join('\n');
}
