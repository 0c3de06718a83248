import { expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '#core/words';
import { discover } from '#kit/discover';
import type { MonitorType } from '../monitor-type.ts';

const types = await discover<MonitorType>(import.meta.dirname, '.monitor.ts');

test('there is a file for each kind', () => {
  const promised = ['content', 'dns', 'domain', 'heartbeat', 'http', 'ping', 'tcp', 'tls'];
  expect([...types.keys()]).toEqual(expect.arrayContaining(promised));
});

interface Schema {
  secret?: boolean;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** Every field of the settings with its path: `auth.user`. */
function fieldsOf(schema: Schema, path = ''): [string, Schema][] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(
    (each) => fieldsOf(each, path),
  );
  return [
    ...inner,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, Schema][] => {
      const at = path ? `${path}.${name}` : name;
      return [[at, field], ...fieldsOf(field, at)];
    }),
  ];
}

test.each([...types])('%s says everything in three languages', (_, type) => {
  const keys = Object.keys(type.words.en).toSorted();
  for (const language of languages) {
    expect(Object.keys(type.words[language]).toSorted()).toEqual(keys);
    for (const [key, phrase] of Object.entries(type.words[language])) {
      expect(phrase.trim(), key).not.toBe('');
      expect([...phrase.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted(), `${language} ${key}`).toEqual(
        [...type.words.en[key]!.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted(),
      );
      // A plural has two forms in English and three in the others.
      for (const [, forms] of phrase.matchAll(/\{\w+\|([^}]*)\}/g))
        expect(forms!.split('|'), `${language} ${key}`).toHaveLength(language === 'en' ? 2 : 3);
      // A label may be the name of a product, the same everywhere.
      if (language !== 'en' && /^(?:reason|why)/.test(key)) expect(phrase, key).toMatch(/\p{Script=Cyrillic}/u);
    }
  }
  expect(keys).toEqual(expect.arrayContaining(['label', 'why']));
});

test.each([...types])('%s describes each field, and names it in three languages', (_, type) => {
  const schema = z.toJSONSchema(type.settings, { io: 'input', unrepresentable: 'any' }) as Schema;
  const fields = fieldsOf(schema);
  expect(fields.length).toBeGreaterThan(1);
  for (const [path, field] of fields) {
    expect(field.description, path).toMatch(/\S/);
    expect(type.words.en, path).toHaveProperty([`field.${path}`]);
  }
});

test.each([...types])('%s has times that make sense', (_, { interval, timeoutMs, passive }) => {
  expect(interval.default).toBeGreaterThanOrEqual(interval.min);
  if (!passive) expect(timeoutMs).toBeLessThanOrEqual(60_000);
});

test.each([...types])('%s names what is secret of its settings', (_, type) => {
  const schema = z.toJSONSchema(type.settings, { io: 'input', unrepresentable: 'any' }) as Schema;
  const marked = fieldsOf(schema).some(([, field]) => field.secret);
  expect(type.secrets !== undefined).toBe(marked);
});
