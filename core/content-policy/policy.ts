/** A Content-Security-Policy: sources by directive, both in lower case where their letters do not matter. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Policies of a header, where several stand behind commas; browsers obey all of them. */
export const readPolicies = (header: string): Policy[] =>
  header
    .split(',')
    .map(readPolicy)
    .filter((policy) => policy.size > 0);

function readPolicy(text: string): Policy {
  const rules = new Map<string, string[]>();
  for (const rule of text.split(';')) {
    const [name, ...sources] = rule.trim().split(/\s+/);
    // Of a directive that is there twice the first counts.
    if (name && !rules.has(name.toLowerCase())) rules.set(name.toLowerCase(), sources.map(lowered));
  }
  return rules;
}

/** The letters of nonces and hashes matter. */
const lowered = (source: string): string => (/^'(?:nonce|sha\d+)-/i.test(source) ? source : source.toLowerCase());

/** What decides, by the directive itself or those that stand in for it; null where anything goes. */
export function sourcesOf(policy: Policy, ...directives: readonly string[]): readonly string[] | null {
  for (const directive of [...directives, 'default-src']) {
    const sources = policy.get(directive);
    if (sources) return sources;
  }
  return null;
}
