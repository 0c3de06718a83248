/** Directives of a Content-Security-Policy by name; of one that stands there twice the first counts. */
function rulesOf(policy: string): Map<string, Set<string>> {
  const rules = new Map<string, Set<string>>();
  for (const rule of policy.split(';')) {
    const [name, ...values] = rule.trim().split(/\s+/);
    const key = name?.toLowerCase();
    if (key && !rules.has(key)) rules.set(key, new Set(values.filter((value) => !isOnce(value))));
  }
  return rules;
}

/** A nonce is another at each visit, a hash at each release. */
const isOnce = (value: string): boolean => /^'(?:nonce-|sha\d+-)/i.test(value);

/** Those that decide what may run and where data may go. */
const guarding = [
  'script-src',
  'script-src-elem',
  'connect-src',
  'frame-src',
  'form-action',
  'img-src',
  'worker-src',
  'base-uri',
  'object-src',
  'frame-ancestors',
] as const;

/** `default-src` stands in for the fetching ones. */
const own = new Set<string>(['form-action', 'base-uri', 'frame-ancestors']);

/**
 * What a policy allows that the one before did not, in its own words: `script-src https://cdn.example`, `connect-src *`.
 * Stricter or only reworded is nothing.
 */
export function weakened(before: string | null, now: string | null): string[] {
  if (before === null) return [];
  if (now === null) return ['Content-Security-Policy –'];
  const [old, young] = [rulesOf(before), rulesOf(now)];
  return guarding.flatMap((name) => {
    const then = sourcesOf(old, name);
    const today = sourcesOf(young, name);
    if (then === null) return [];
    if (today === null) return [`${name} –`];
    if (then.has('*')) return [];
    return [...today]
      .filter((source) => source !== "'none'" && !covers(then, source))
      .map((source) => `${name} ${source}`);
  });
}

const sourcesOf = (rules: Map<string, Set<string>>, name: string): Set<string> | null =>
  rules.get(name) ??
  (name === 'script-src-elem'
    ? sourcesOf(rules, 'script-src')
    : own.has(name)
      ? null
      : (rules.get('default-src') ?? null));

/** Whether a source was allowed already, as such or by a wildcard of its host. */
function covers(sources: ReadonlySet<string>, source: string): boolean {
  if (sources.has(source)) return true;
  const host = hostOf(source);
  if (host === null) return false;
  if (sources.has('https:') && !source.startsWith('http:')) return true;
  return [...sources].some((one) => {
    const known = hostOf(one);
    if (known === null) return false;
    return known === host || (known.startsWith('*.') && host.endsWith(known.slice(1)));
  });
}

const hostOf = (source: string): string | null =>
  /^(?:[a-z]+:\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+|:\*)?(?:\/.*)?$/i.exec(source)?.[1]?.toLowerCase() ??
  null;
