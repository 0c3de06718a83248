/** One thing that a page describes by schema.org, with its types without the address: `Product`. */
export interface Thing {
  types: string[];
  fields: Record<string, unknown>;
}

const MOST = 500;
const DEEPEST = 8;

/** All things in JSON-LD blocks, the nested ones too. What is not JSON is passed over: the page is the store's own. */
export function readJsonLd(blocks: readonly string[]): Thing[] {
  const things: Thing[] = [];
  for (const block of blocks.slice(0, 50)) collect(parsed(block), 0, things);
  return things;
}

/** How many blocks no program can read: what they describe is lost on search engines. */
export const unreadable = (blocks: readonly string[]): number =>
  blocks.slice(0, 50).filter((block) => block.trim() !== '' && parsed(block) === null).length;

function parsed(block: string): unknown {
  try {
    return JSON.parse(
      block.replace(/^\s*(<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '').replace(/(-->|\/\/\]\]>|\]\]>)\s*$/, ''),
    );
  } catch {
    return null;
  }
}

function collect(value: unknown, depth: number, things: Thing[]): void {
  if (depth > DEEPEST || things.length >= MOST || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, MOST)) collect(one, depth + 1, things);
    return;
  }
  const fields = value as Record<string, unknown>;
  const types = [fields['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));
  if (types.length > 0) things.push({ types, fields });
  for (const inner of Object.values(fields)) collect(inner, depth + 1, things);
}

export const thingsOf = (things: readonly Thing[], ...types: string[]): Thing[] =>
  things.filter((thing) => thing.types.some((type) => types.includes(type)));

/** A field as text: a string, the first of a list, or the `@value`, `name` or `url` of an object. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || null;
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value !== 'object' || value === null) return null;
  const { '@value': plain, name, url } = value as Record<string, unknown>;
  return textOf(plain ?? name ?? url ?? null);
}
