import { type Policy, sourcesOf } from './policy.ts';

/**
 * Why a policy keeps an injected script from nothing: `unguarded` it does not speak of scripts, `inline` scripts in the page run, `anywhere` from
 * any host, `data` from an address that is the script itself, `published` from a host where everybody may publish. The others make it
 * easier, and are no way in alone.
 */
export type FlawKind =
  | 'unguarded'
  | 'inline'
  | 'anywhere'
  | 'data'
  | 'published'
  | 'eval'
  | 'plain'
  | 'base'
  | 'object'
  | 'short_nonce'
  | 'misspelt';

export interface Flaw {
  kind: FlawKind;
  /** The words of the policy; behind a directive that is missing a dash. */
  quote: string;
}

const ways: readonly FlawKind[] = ['unguarded', 'inline', 'anywhere', 'data', 'published'];
/** A script that somebody gets into the page may run. */
export const isWayIn = ({ kind }: Flaw): boolean => ways.includes(kind);

/**
 * What is weak in all of the policies that hold at once: what one of them forbids is forbidden. The gravest first, none where they are
 * sound. Without a policy there is nothing to judge: the caller says so.
 */
export function flawsOf(policies: readonly Policy[]): Flaw[] {
  const each = policies.map(flawsIn);
  const guarding = each.filter((flaws) => !flaws.has('unguarded'));
  if (guarding.length === 0) return each[0] ? [{ kind: 'unguarded', quote: 'script-src –' }] : [];
  const shared = [...guarding[0]!].filter(([kind]) => guarding.every((flaws) => flaws.has(kind)));
  // Whoever lets scripts come from anywhere lets them come from there, too.
  const kinds = shared.map(([kind]) => kind);
  return order
    .filter((kind) => kinds.includes(kind) && !(kind === 'published' && kinds.includes('anywhere')))
    .map((kind) => ({ kind, quote: shared.find(([one]) => one === kind)![1] }));
}

const order: readonly FlawKind[] = [...ways, 'eval', 'plain', 'base', 'object', 'short_nonce', 'misspelt'];

const isNamed = (source: string): boolean => /^'(?:nonce|sha(?:256|384|512))-/i.test(source);
const isUnquoted = (source: string): boolean =>
  /^(?:self|none|unsafe-(?:inline|eval|hashes)|strict-dynamic|nonce-.+|sha(?:256|384|512)-.+)$/.test(source);
/** Schemes, wildcards of all hosts, and of all that end alike. */
const anywhere =
  /^(?:\*|https?:|(?:https?:\/\/)?\*(?::\*|:\d+)?\/?|(?:https?:\/\/)?\*\.(?:[a-z]+|(?:com?|net|org)\.[a-z]{2})(?::\*|:\d+)?\/?)$/;

function flawsIn(policy: Policy): Map<FlawKind, string> {
  const found = new Map<FlawKind, string>();
  const sandbox = policy.get('sandbox');
  if (sandbox && !sandbox.includes('allow-scripts')) return found;
  const elements = sourcesOf(policy, 'script-src-elem', 'script-src');
  if (elements === null) return found.set('unguarded', 'script-src –');

  const handlers = sourcesOf(policy, 'script-src-attr', 'script-src');
  const inline = [elements, handlers].find((sources) => sources === null || allowsInline(sources));
  if (inline !== undefined) found.set('inline', inline === null ? 'script-src-attr –' : "'unsafe-inline'");
  for (const [kind, source] of fromHosts(elements)) if (!found.has(kind)) found.set(kind, source);
  const code = sourcesOf(policy, 'script-src');
  if (code === null || code.includes("'unsafe-eval'")) found.set('eval', code ? "'unsafe-eval'" : 'script-src –');

  const isStrict = elements.some((source) => isNamed(source) || source === "'strict-dynamic'");
  const base = policy.get('base-uri');
  if (isStrict && (!base || base.some((source) => anywhere.test(source))))
    found.set('base', base ? `base-uri ${base.join(' ')}` : 'base-uri –');
  const objects = sourcesOf(policy, 'object-src');
  if (objects === null || objects.some((source) => anywhere.test(source) || source === 'data:'))
    found.set('object', objects ? `object-src ${objects.join(' ')}` : 'object-src –');
  const short = elements.find((source) => /^'nonce-.{0,7}'$/i.test(source));
  if (short !== undefined) found.set('short_nonce', short);
  const misspelt = elements.find(isUnquoted);
  if (misspelt !== undefined) found.set('misspelt', misspelt);
  return found;
}

/** With a nonce, a hash or `strict-dynamic` browsers pass over `unsafe-inline`: it is there for old ones. */
const allowsInline = (sources: readonly string[]): boolean =>
  sources.includes("'unsafe-inline'") && !sources.some(isNamed) && !sources.includes("'strict-dynamic'");

/** With `strict-dynamic` browsers pass over hosts and schemes, too. */
function* fromHosts(sources: readonly string[]): Generator<[FlawKind, string]> {
  if (sources.includes("'strict-dynamic'")) return;
  for (const source of sources) {
    if (anywhere.test(source)) {
      yield ['anywhere', source];
      yield ['published', source];
    }
    if (source === 'data:') yield ['data', source];
    if (isPublished(source)) yield ['published', source];
    if (source.startsWith('http://') && !anywhere.test(source)) yield ['plain', source];
  }
}

/** Hosts that hand out what anybody uploads, or old libraries that run what stands in the page: whole, not a folder of them. */
const forAll = new Set([
  'cdn.jsdelivr.net',
  'fastly.jsdelivr.net',
  'unpkg.com',
  'cdnjs.cloudflare.com',
  'esm.sh',
  'esm.run',
  'cdn.skypack.dev',
  'ajax.googleapis.com',
  'storage.googleapis.com',
  'firebasestorage.googleapis.com',
  's3.amazonaws.com',
  'raw.githubusercontent.com',
  'raw.githack.com',
  'rawcdn.githack.com',
  'gitcdn.link',
  'accounts.google.com',
]);
/** Where each customer has a name of his own: all of them at once. */
const ofMany =
  /^\*\.(?:googleapis\.com|amazonaws\.com|s3\.amazonaws\.com|cloudfront\.net|github\.io|githubusercontent\.com|gitlab\.io|netlify\.app|vercel\.app|pages\.dev|workers\.dev|r2\.dev|herokuapp\.com|firebaseapp\.com|web\.app|appspot\.com|azureedge\.net|azurewebsites\.net|blob\.core\.windows\.net|jsdelivr\.net|unpkg\.com|cloudflare\.com|google\.com|myshopify\.com)$/;

function isPublished(source: string): boolean {
  const [, host, path] = /^(?:https?:\/\/)?([\w*.-]+)(?::[\d*]+)?(\/.*)?$/.exec(source) ?? [];
  if (host === undefined || (path !== undefined && path !== '/')) return false;
  return forAll.has(host) || ofMany.test(host);
}
