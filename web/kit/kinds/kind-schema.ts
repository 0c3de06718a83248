/** A kind of outside service that people connect, as the API tells of it. */
export interface Kind {
  name: string;
  label: string;
  help: string;
  schema: Record<string, unknown>;
  secretFields: string[];
}

type Properties = Record<string, Record<string, unknown>>;

/**
 * The schema a form is drawn from. A new connection asks for its secrets as hidden text; in one that exists a secret is
 * never shown and may be left out, so it is not required there.
 */
export function schemaFor(
  { schema, secretFields }: Kind,
  exists: boolean,
): { schema: Record<string, unknown>; secretFields: string[] } {
  if (exists)
    return {
      schema: {
        ...schema,
        required: ((schema.required ?? []) as string[]).filter((name) => !secretFields.includes(name)),
      },
      secretFields,
    };
  const properties = Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Properties).map(([name, field]) => [
      name,
      secretFields.includes(name) ? { ...field, secret: true } : field,
    ]),
  );
  return { schema: { ...schema, properties }, secretFields: [] };
}
