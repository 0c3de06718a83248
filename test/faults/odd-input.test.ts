import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  enum?: Json[];
  const?: Json;
  default?: Json;
  format?: string;
  minimum?: number;
};

const owner = actorOf('owner');
const nobody = '01939fbc-0000-7000-8000-000000000001';
/** As JSON text, so that it can say what no value of ours can. */
const odd = [
  'null',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"x\\udfffy"',
  JSON.stringify('x'.repeat(100_000)),
  '"../../etc/passwd"',
  '"<script>alert(1)</script>"',
  '"\'; drop table x;--"',
  '-1',
  '0',
  '1e308',
  '1.5',
  '9007199254740993',
  'true',
  '[]',
  '{}',
  '{"__proto__":{"x":1}}',
  '"0001-01-01T00:00:00Z"',
  '"275761-01-01T00:00:00Z"',
  '"http://[::1"',
  '"javascript:alert(1)"',
  '"\\r\\nBcc: a@b.example"',
  '"%00"',
  '"{n|a}"',
  '"constructor"',
  '"__proto__"',
  '"toString"',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
];

let t: TestApp;
const ids: Record<string, string> = {};
beforeAll(async () => {
  t = await testApp();
  const made = async (url: string, body: object) => {
    const answer = await t.call(owner, 'POST', url, body);
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const store = await made('/api/stores', { url: 'http://127.0.0.1:9/' });
  [ids['stores'], ids['clients']] = [store.id, store.clientId];
  ids['monitors'] = (
    await made('/api/monitors', {
      storeId: store.id,
      type: 'http',
      name: 'One',
      settings: { url: 'http://127.0.0.1:9/' },
    })
  ).id;
  ids['incidents'] = (await made('/api/incidents', { storeId: store.id, title: 'By hand' })).id;
  ids['channels'] = (
    await made('/api/channels', {
      kind: 'webhook',
      name: 'Hook',
      settings: { url: 'http://127.0.0.1:9/', secret: 'x'.repeat(20) },
    })
  ).id;
  ids['rules'] = (await made('/api/rules', { name: 'All', channelIds: [ids['channels']] })).id;
  ids['status-pages'] = (
    await made('/api/status-pages', { slug: 'page-one', title: 'Page', clientId: store.clientId })
  ).id;
}, 120_000);
afterAll(() => t.close());

function sample(schema: Schema, name: string): Json {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0]!;
  if (schema.anyOf) return sample(schema.anyOf[0]!, name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, value]) => [key, sample(value, key)]));
  if (type === 'array') return [sample(schema.items ?? {}, name)];
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  const known = {
    storeId: 'stores',
    storeIds: 'stores',
    clientId: 'clients',
    clientIds: 'clients',
    channelIds: 'channels',
    monitorIds: 'monitors',
  }[name];
  const said = {
    type: 'http',
    kind: 'webhook',
    timeZone: 'UTC',
    slug: 'page-two',
    color: '#112233',
    cron: '0 * * * *',
  }[name];
  return (
    (known && ids[known]) ??
    said ??
    { uuid: nobody, 'date-time': '2026-06-01T10:00:00Z', email: 'a@b.example', uri: 'http://127.0.0.1:9/' }[
      schema.format ?? ''
    ] ??
    `some ${name}`
  );
}

function* placesIn(value: Json, at: (string | number)[] = []): Generator<(string | number)[]> {
  yield at;
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* placesIn(inner, [...at, key]);
}

function withAt(value: Json, at: readonly (string | number)[], text: string): string {
  if (at.length === 0) return text;
  const copy = structuredClone(value);
  let holder = copy as Record<string, Json>;
  for (const key of at.slice(0, -1)) holder = holder[key] as Record<string, Json>;
  holder[at.at(-1)!] = '@@here@@';
  return JSON.stringify(copy).replace('"@@here@@"', () => text);
}

async function send(method: string, url: string, payload?: string): Promise<number> {
  const answer = await t.http.inject({
    method: method as 'GET',
    url,
    headers: { 'x-test-actor': seat, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(payload === undefined ? {} : { payload }),
  });
  return answer.statusCode;
}
let seat = '';

const filled = (path: string, value?: string) =>
  path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(
      value ?? (key === 'id' ? (ids[path.split('/')[2]!] ?? nobody) : key === 'slug' ? 'page-one' : 'secret'),
    ),
  );

test('whatever is sent, the answer is ours: never a fault', async () => {
  // `call` gives the actor a seat; the last one taken is the owner's.
  await t.call(owner, 'GET', '/api/stores');
  seat = '0';
  const faults: string[] = [];
  const answers = new Map<number, number>();
  const look = async (what: string, status: Promise<number>) => {
    const code = await status;
    answers.set(code, (answers.get(code) ?? 0) + 1);
    if (code >= 500) faults.push(`${code} ${what}`);
  };
  const endpoints = t.rooms
    .flatMap((room) => room.routes ?? [])
    .flatMap((route) => ('endpoint' in route ? [route.endpoint] : []));
  for (const { method, path, params, query, body } of endpoints.filter(
    ({ name }) => !['updateSettings', 'createOwner'].includes(name),
  )) {
    if (!(params instanceof z.ZodUndefined))
      for (const value of ['\0', 'x'.repeat(290), '../..', nobody, "'", '__proto__'])
        await look(
          `${method} ${path} at ${value.slice(0, 20)}`,
          send(method, filled(path, value), method === 'GET' ? undefined : '{}'),
        );
    if (method === 'DELETE') continue;
    if (!(query instanceof z.ZodUndefined)) {
      for (const name of Object.keys((query as z.ZodObject).shape))
        for (const value of ['\0', '-1', '1e9', 'x'.repeat(5000), '%', "'", '__proto__', ''])
          await look(
            `${method} ${path} ?${name}=${value.slice(0, 20)}`,
            send(method, `${filled(path)}?${name}=${encodeURIComponent(value)}`),
          );
    }
    if (body instanceof z.ZodUndefined) continue;
    const base = sample(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema, '');
    for (const at of placesIn(base))
      for (const text of odd)
        await look(
          `${method} ${path} .${at.join('.')} = ${text.slice(0, 24)}`,
          send(method, filled(path), withAt(base, at, text)),
        );
  }
  expect(faults).toEqual([]);
  // Nearly all of it got as far as being read: nobody was kept out.
  expect(answers.get(422)).toBeGreaterThan(1000);
  expect(answers.get(200)).toBeGreaterThan(300);
  // Those of signing in alone.
  expect(answers.get(401) ?? 0).toBeLessThan(50);
});
