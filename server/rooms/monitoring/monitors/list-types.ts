import type { z } from 'zod';
import type { monitorTypeShown } from '#contract/monitoring';
import type { Language } from '#core/words';
import { kinds } from './kinds.ts';

/** Types of monitors with the schema that draws their forms; labels of fields are the type's words, `field.<name>`. */
export function listTypes(language: Language): z.input<typeof monitorTypeShown>[] {
  return [...kinds.values()].map(({ name, type, schema }) => {
    const words = type.words[language];
    return {
      name,
      label: words['label'] ?? name,
      why: words['why'] ?? '',
      passive: type.passive ?? false,
      schema: labelled(schema, words, 'field.'),
      defaultIntervalSeconds: type.interval.default,
      minIntervalSeconds: type.interval.min,
    };
  });
}

/** Gives every property its `title` in the reader's language. */
function labelled(
  schema: Record<string, unknown>,
  words: Record<string, string>,
  prefix: string,
): Record<string, unknown> {
  const inner = (value: unknown) =>
    typeof value === 'object' && value !== null ? labelled(value as Record<string, unknown>, words, prefix) : value;
  const properties = schema['properties'] as Record<string, Record<string, unknown>> | undefined;
  return {
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [
              key,
              {
                ...(words[prefix + key] ? { title: words[prefix + key] } : {}),
                ...labelled(value, words, `${prefix}${key}.`),
              },
            ]),
          ),
        }
      : {}),
    ...(schema['items'] ? { items: inner(schema['items']) } : {}),
    ...Object.fromEntries(
      ['anyOf', 'oneOf', 'allOf']
        .filter((key) => Array.isArray(schema[key]))
        .map((key) => [key, (schema[key] as unknown[]).map(inner)]),
    ),
  };
}
