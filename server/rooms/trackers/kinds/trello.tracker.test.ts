/*
 * Recorded of the documentation of Trello's REST API: key and token in one authorization header; refusals in plain text;
 * lists as places of a card, and `closed` for what is put away; a board's actions as its journal, the newest first,
 * between `since` and `before`, a thousand at most; comments as actions; Markdown in texts, `@name` as a call; limits
 * over ten seconds, with no word of when they end; 16,384 characters of text.
 */
import { expect, test } from 'vitest';
import { startTrello } from '../../../../test/fakes/trello.ts';
import { conforms } from '../testing/conformance.ts';
import { given, markerOf, originOf, out, refused, staged } from '../testing/stage.ts';
import { tellTrouble } from '../trouble.ts';
import { markdownOf, plainOf } from './trello-markdown.ts';
import trello from './trello.tracker.ts';

conforms(trello, startTrello);
const stage = staged(trello, startTrello);

test('a card can be put away and taken out again', async () => {
  const { fake, tracker, card } = stage;
  const { id } = given(await tracker.create(card(1, { stateId: fake.states[1] })));
  expect(given(await tracker.read(id)).stateId).toBe(fake.states[1]);
  expect(given(await tracker.update(id, { stateId: 'archived' })).stateId).toBe('archived');
  expect(given(await tracker.update(id, { stateId: fake.states[0] })).stateId).toBe(fake.states[0]);
  const { states } = given(await tracker.look());
  expect(states.at(-1)).toEqual({ id: 'archived', name: 'Archived', means: 'done' });
  const there = { out, language: 'uk' as const, base: fake.base };
  expect(given(await trello.open(trello.settings.parse(fake.settings), there).look()).states.at(-1)!.name).toBe(
    'В архіві',
  );
});

test('a card for a list that is no more lands in the first one', async () => {
  const { fake, tracker, card } = stage;
  expect(given(await tracker.create(card(1, { stateId: '5f00000000000000000000ff' }))).stateId).toBe(fake.states[0]);
});

test('waits out its ten seconds, since it does not say when', async () => {
  const { fake, tracker } = stage;
  fake.mood = { status: 429, body: { error: 'API_TOKEN_LIMIT_EXCEEDED', message: 'Rate limit exceeded' } };
  expect(refused(await tracker.changes(null, fake.now))).toMatchObject({ fault: 'limited', retryAfterMs: 15_000 });
});

test('no right to one card is no wrong token', async () => {
  const { fake, tracker } = stage;
  fake.mood = { status: 401, body: 'unauthorized card permission requested' };
  const told = refused(await tracker.read('5f00000000000000000000c1'));
  expect(told).toMatchObject({ fault: 'refused', trouble: { code: 'forbidden_there' } });
  expect(told.field).toBeUndefined();
  fake.mood = { status: 401, body: 'invalid token' };
  expect(refused(await tracker.read('5f00000000000000000000c1'))).toMatchObject({ fault: 'refused', field: 'token' });
});

test('a board that is not there is a setting to mend', async () => {
  const { fake, card } = stage;
  const settings = trello.settings.parse({ ...fake.settings, board: 'https://trello.com/b/0therB0d/x' });
  const tracker = trello.open(settings, { out, language: 'ru', base: fake.base });
  for (const told of [await tracker.look(), await tracker.create(card(1)), await tracker.changes(null, fake.now)])
    expect(refused(told)).toMatchObject({ fault: 'gone', field: 'board' });
  expect(tellTrouble(refused(await tracker.look()).trouble, 'ru')).toBe(
    'Trello: «0therB0d» нет, или подключённая учётная запись этого не видит.',
  );
});

test('what happened to a card that is no more is passed over', async () => {
  const { fake, all } = stage;
  const { cursor } = await all(null);
  const [gone, here] = [fake.make('Gone', ''), fake.make('Here', '')];
  fake.say(gone, 'Last words');
  fake.remove(gone);
  expect((await all(cursor)).cards.map(({ id }) => id)).toEqual([here]);
});

test('nobody is called, nothing becomes markup, and addresses still lead somewhere', () => {
  const text =
    'ask @olena, (@board) and mail@a.b: https://shop.example/a_b?x=*1 [x](javascript:alert(1))\n- a\n12) b\n  + c';
  const written = markdownOf(text);
  expect(written).not.toMatch(/(^|[^\w.])@\w/);
  expect(written).toContain('https://shop.example/a_b?x=');
  expect(written).toContain('\\[x\\](');
  expect(written).toMatch(/^\\- a$/m);
  expect(plainOf(written)).toBe(text);
});

test('an origin whose address an editor made a card of is one still; a quoted one is words', async () => {
  const { fake, tracker } = stage;
  const { address } = originOf(1);
  const smart = fake.make('Edited', `Words\n\n[${address}](${address} "smartCard-inline")`);
  expect(given(await tracker.read(smart))).toMatchObject({ text: 'Words', marker: markerOf(1) });
  const quoted = fake.make('Quoted', `> [Iryna](${address})\n\nI saw it.\n\n> [Iryna](${address})`);
  expect(given(await tracker.read(quoted))).toMatchObject({ text: expect.stringContaining('I saw it.'), marker: null });
});

test.each([
  ['https://trello.com/b/AbCd1234', 'AbCd1234'],
  [' https://trello.com/b/AbCd1234/a-name ', 'AbCd1234'],
  ['5f00000000000000000000b0', '5f00000000000000000000b0'],
])('takes %s as a board', (board, id) => {
  expect(trello.settings.parse({ ...stage.fake.settings, board }).board).toBe(id);
});

test.each(['', 'https://trello.com/c/AbCd1234', 'https://evil.example/b/AbCd1234', '../x'])(
  'does not take %s as a board',
  (board) => {
    expect(trello.settings.safeParse({ ...stage.fake.settings, board }).success).toBe(false);
  },
);
