import { expect, test } from 'vitest';
import { schemaFor } from './kind-schema.ts';

const kind = {
  name: 'telegram',
  label: 'Telegram',
  help: '',
  secretFields: ['token'],
  schema: {
    type: 'object',
    properties: { token: { type: 'string' }, chat: { type: 'string' } },
    required: ['token', 'chat'],
  },
};

test('a new connection must give its secret, hidden while it is typed', () => {
  const { schema, secretFields } = schemaFor(kind, false);
  expect(schema).toMatchObject({
    required: ['token', 'chat'],
    properties: { token: { type: 'string', secret: true }, chat: { type: 'string' } },
  });
  expect(secretFields).toEqual([]);
});

test('a connection that exists keeps the secret that is left out', () => {
  const { schema, secretFields } = schemaFor(kind, true);
  expect(schema.required).toEqual(['chat']);
  expect(secretFields).toEqual(['token']);
});
