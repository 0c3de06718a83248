import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '#core/words';
import { startTrackerApi, type TrackerApi } from '../../../test/fakes/tracker-api.ts';
import { asker, path } from './ask.ts';
import { refused } from './testing/stage.ts';
import { tellTrouble } from './trouble.ts';

let api: TrackerApi;
afterEach(() => api.close());

async function service() {
  api = await startTrackerApi((asked) => ({ status: 200, body: { path: asked.path, key: asked.query.get('key') } }));
  const secret = { value: 'very-secret', field: 'token' };
  return asker({ name: 'Kanban', base: `${api.origin}/api`, headers: { 'x-key': 'k' }, out: { ownPorts: [] }, secret });
}
const as = z.object({ path: z.string(), key: z.string().nullable() });

test('what comes from elsewhere stays one part of a path or of a query', async () => {
  const ask = await service();
  const told = await ask('GET', path`/cards/${'a/../b?c#d'}/x`, { query: { key: 'a&b=c', none: undefined }, as });
  expect(told).toMatchObject({ ok: true, value: { path: '/api/cards/a/../b?c#d/x', key: 'a&b=c' }, now: api.now });
});

test('silence is a failure after ten seconds, and a write may have been done', { timeout: 60_000 }, async () => {
  const ask = await service();
  api.mood = 'silent';
  const told = await Promise.all([ask('GET', '/x', { as }), ask('POST', '/x', { body: {}, as })]);
  expect(told.map((each) => refused(each))).toMatchObject([
    { fault: 'down', unsure: false, trouble: { code: 'silent' } },
    { fault: 'down', unsure: true, trouble: { code: 'silent' } },
  ]);
});

test('says what it was told in one line, short, and without the secret, whatever shape it has', async () => {
  const ask = await service();
  for (const [body, said] of [
    ['plain\n words', 'plain words'],
    [{ errorMessages: ['One.'], errors: { field: 'Two.' } }, 'One. Two.'],
    [{ errors: [{ message: 'Three.', help: 'no' }] }, 'Three.'],
    [{ err: 'Four', ECODE: 'X_1' }, 'Four X_1'],
    [{ error: { message: 'is very-secret wrong?' } }, 'is … wrong?'],
    [{ message: `${'long '.repeat(200)}` }, 'long '.repeat(60).trim()],
    [{ unknown: 'shape' }, '418'],
    ['', '418'],
    [[[[[['deep']]]]], '418'],
  ] as const) {
    api.mood = { status: 418, body };
    const { trouble } = refused(await ask('GET', '/x', { as }));
    expect(trouble).toEqual({ code: 'wrong', values: { service: 'Kanban', said } });
    for (const language of languages) expect(tellTrouble(trouble, language)).toContain(said);
  }
});

test('what no database takes is taken out', async () => {
  const ask = await service();
  api.mood = { status: 200, body: { path: 'a\0b\ud800', key: '\0' } };
  expect(await ask('GET', '/x', { as })).toMatchObject({ value: { path: 'ab\ufffd', key: '' } });
  api.mood = { status: 400, body: 'a\0b\u001b[1m' };
  expect(refused(await ask('GET', '/x', { as })).trouble.values).toEqual({ service: 'Kanban', said: 'a b [1m' });
});

test('a refusal in markup is never repeated', async () => {
  const ask = await service();
  for (const status of [200, 400, 403, 404]) {
    api.mood = { status, body: '<html><script>alert(1)</script>', headers: { 'content-type': 'text/html' } };
    expect(refused(await ask('GET', '/x', { as })), String(status)).toMatchObject({
      fault: 'down',
      trouble: { code: 'unreadable' },
    });
  }
});
