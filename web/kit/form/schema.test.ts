import { expect, test } from 'vitest';
import { z } from 'zod';
import { emptyOf, humanName, kindOf, plain, variantsOf, type Schema } from './schema.ts';

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;
const kind = (type: z.ZodType) => {
  const root = schemaOf(type);
  return kindOf(plain(root, root).schema, root);
};

test.each([
  ['text', z.string().max(300)],
  ['long', z.string().max(65_536)],
  ['secret', z.string().meta({ secret: true })],
  ['choice', z.enum(['GET', 'POST'])],
  ['switch', z.boolean()],
  ['number', z.number().int().min(1)],
  ['number', z.number().nullable()],
  ['texts', z.array(z.string())],
  ['numbers', z.array(z.number())],
  ['choices', z.array(z.enum(['a', 'b']))],
  ['rows', z.array(z.object({ name: z.string() }))],
  ['pairs', z.record(z.string(), z.string())],
  ['object', z.object({ a: z.string() })],
  ['fixed', z.literal('basic')],
  ['json', z.union([z.string(), z.number()])],
])('%s is drawn from its schema', (expected, type) => expect(kind(type)).toBe(expected));

const auth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('basic'), user: z.string() }),
  z.object({ kind: z.literal('bearer'), token: z.string() }),
]);

test('branches are told apart by the property with a fixed value', () => {
  const root = schemaOf(auth);
  expect(kindOf(root, root)).toBe('variants');
  expect(variantsOf(root, root)).toMatchObject({ by: 'kind', branches: [{ value: 'basic' }, { value: 'bearer' }] });
});

test('null is taken off and remembered', () => {
  const root = schemaOf(z.object({ auth: auth.nullable() }));
  const field = plain(root.properties!.auth!, root);
  expect(field.nullable).toBe(true);
  expect(variantsOf(field.schema, root)?.branches).toHaveLength(2);
});

test('an empty row holds what must be there: defaults, fixed values, empty texts', () => {
  const root = schemaOf(z.object({ path: z.string(), is: z.enum(['a']).default('a'), value: z.string().optional() }));
  expect(emptyOf(root, root)).toEqual({ path: '' });
  const both = schemaOf(auth);
  expect(emptyOf(both, both)).toEqual({ kind: 'basic', user: '' });
});

test('a field without a title is called by its own name', () =>
  expect(humanName('expectedStatus')).toBe('Expected status'));
