/** The part of JSON Schema that settings of a kind are written in. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  examples?: unknown[];
  /** Hints of the kind's author: drawn as a password; folded away. */
  secret?: boolean;
  advanced?: boolean;
}

export type FieldKind =
  | 'fixed'
  | 'choice'
  | 'switch'
  | 'number'
  | 'text'
  | 'long'
  | 'secret'
  | 'choices'
  | 'texts'
  | 'numbers'
  | 'rows'
  | 'pairs'
  | 'object'
  | 'variants'
  | 'json';

/** A schema with its references followed and `null` taken off: `nullable` says whether null may be given. */
export interface Plain {
  schema: Schema;
  nullable: boolean;
}

export function plain(schema: Schema, root: Schema): Plain {
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {};
    const { $ref: _, ...over } = schema;
    return plain({ ...target, ...over }, root);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const real = choices.filter((choice) => choice.type !== 'null');
    const nullable = real.length < choices.length;
    if (real.length === 1) {
      const { anyOf: _, oneOf: __, ...over } = schema;
      const inner = plain({ ...real[0]!, ...over }, root);
      return { schema: inner.schema, nullable: nullable || inner.nullable };
    }
    return { schema: { ...schema, anyOf: real }, nullable };
  }
  if (schema.allOf?.length === 1) return plain({ ...schema.allOf[0]!, ...schema, allOf: undefined }, root);
  if (Array.isArray(schema.type)) {
    const real = schema.type.filter((type) => type !== 'null');
    if (real.length === 1) return { schema: { ...schema, type: real[0]! }, nullable: real.length < schema.type.length };
  }
  return { schema, nullable: false };
}

/** Texts that may be longer get several lines; an address (2,000 at most) gets one. */
const longFrom = 5000;

export function kindOf(schema: Schema, root: Schema): FieldKind {
  if (schema.const !== undefined) return 'fixed';
  if (schema.enum) return 'choice';
  if (schema.anyOf ?? schema.oneOf) return variantsOf(schema, root) ? 'variants' : 'json';
  if (schema.type === 'boolean') return 'switch';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'string') return kindOfText(schema);
  if (schema.type === 'array') return kindOfList(schema, root);
  if (schema.properties) return 'object';
  if (schema.type === 'object' && isText(schema.additionalProperties)) return 'pairs';
  return 'json';
}

function kindOfText(schema: Schema): FieldKind {
  if (schema.secret || schema.format === 'password') return 'secret';
  return (schema.maxLength ?? 0) >= longFrom && schema.format !== 'uri' ? 'long' : 'text';
}

function kindOfList(schema: Schema, root: Schema): FieldKind {
  const { schema: item } = plain(schema.items ?? {}, root);
  if (item.enum) return 'choices';
  if (item.type === 'string') return 'texts';
  if (item.type === 'number' || item.type === 'integer') return 'numbers';
  return item.properties || variantsOf(item, root) ? 'rows' : 'json';
}

const isText = (schema: Schema['additionalProperties']) =>
  typeof schema === 'object' && (schema.type === 'string' || schema.type === undefined);

/** The branches of a choice between objects, told apart by one property with a fixed value. */
export function variantsOf(
  schema: Schema,
  root: Schema,
): { by: string; branches: { value: string; schema: Schema }[] } | null {
  const branches = (schema.anyOf ?? schema.oneOf ?? []).map((branch) => plain(branch, root).schema);
  const by = Object.keys(branches[0]?.properties ?? {}).find((name) =>
    branches.every((branch) => branch.properties?.[name]?.const !== undefined),
  );
  if (!by || branches.length < 2) return null;
  return { by, branches: branches.map((branch) => ({ value: String(branch.properties![by]!.const), schema: branch })) };
}

/** What a field holds before anybody wrote into it. */
export function emptyOf(schema: Schema, root: Schema): unknown {
  const { schema: real, nullable } = plain(schema, root);
  if (real.default !== undefined) return real.default;
  if (nullable) return null;
  if (real.const !== undefined) return real.const;
  const variants = variantsOf(real, root);
  if (variants) return emptyOf(variants.branches[0]!.schema, root);
  if (real.properties) {
    const required = new Set(real.required);
    return Object.fromEntries(
      Object.entries(real.properties)
        .filter(([name]) => required.has(name))
        .map(([name, field]) => [name, emptyOf(field, root)]),
    );
  }
  if (real.type === 'array') return [];
  if (real.type === 'object') return {};
  return real.type === 'string' && !real.enum ? '' : undefined;
}

/** `expectedStatus` → `Expected status`: for a field whose author gave it no title. */
export function humanName(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
