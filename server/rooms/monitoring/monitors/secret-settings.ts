import type { Secrets } from '#kit/secrets';

/** Shown instead of a secret, and taken back as "leave it as it is". */
export const mask = '********';

type Schema = Record<string, unknown>;
type Change = (value: string, path: string) => string;

const sealedAs = 'sealed:';
const context = (monitorId: string) => `monitors/${monitorId}`;

/** Encrypts the fields that the type's schema marks `secret: true`. A mask takes what `before` (sealed) has at its place. */
export function sealSettings(
  secrets: Secrets,
  schema: Schema,
  settings: Schema,
  monitorId: string,
  before?: Schema,
): Schema {
  const kept = new Map<string, string>();
  if (before) visit(schema, before, '', (value, path) => (kept.set(path, value), value));
  return visit(schema, settings, '', (value, path) =>
    value === mask ? (kept.get(path) ?? '') : `${sealedAs}${secrets.seal(value, context(monitorId))}`,
  ) as Schema;
}

/** The settings as a probe needs them. */
export function openSettings(secrets: Secrets, schema: Schema, settings: Schema, monitorId: string): Schema {
  return visit(schema, settings, '', (value) =>
    value.startsWith(sealedAs) ? secrets.open(value.slice(sealedAs.length), context(monitorId)) : value,
  ) as Schema;
}

export function maskSettings(schema: Schema, settings: Schema): Schema {
  return visit(schema, settings, '', (value) => (value === '' ? value : mask)) as Schema;
}

/** Whether a mask stands where no secret is kept: then there is nothing that it could mean. */
export function hasStrayMask(schema: Schema, settings: Schema, before?: Schema): boolean {
  const kept = new Set<string>();
  if (before) visit(schema, before, '', (value, path) => (kept.add(path), value));
  let stray = false;
  visit(schema, settings, '', (value, path) => {
    if (value === mask && !kept.has(path)) stray = true;
    return value;
  });
  return stray;
}

/** Goes through a value along its JSON Schema and changes the texts that are marked secret. Named things are found again by name. */
function visit(schema: Schema, value: unknown, path: string, change: Change): unknown {
  if (typeof value === 'string') return schema['secret'] === true ? change(value, path) : value;
  const branches = branchesOf(schema);
  if (Array.isArray(value)) {
    const items = branches.map((b) => b['items'] as Schema | undefined).find(Boolean);
    return items ? value.map((item, i) => visit(items, item, `${path}/${nameOf(item) ?? i}`, change)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const of = branches
        .flatMap((b) => [
          (b['properties'] as Record<string, Schema> | undefined)?.[key],
          b['additionalProperties'] as Schema | undefined,
        ])
        .filter((s) => typeof s === 'object' && s !== null);
      const secret = of.find((s) => s['secret'] === true) ?? of[0];
      return [key, secret ? visit(secret, inner, `${path}/${key}`, change) : inner];
    }),
  );
}

function branchesOf(schema: Schema): Schema[] {
  const inner = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] as Schema[] | undefined) ?? []);
  return [schema, ...inner.flatMap(branchesOf)];
}

const nameOf = (item: unknown): string | undefined => {
  const name = (item as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name.toLowerCase() : undefined;
};
