/*
 * Recorded of Asana's published description of its API 1.0: a bearer token; everything inside `data`; fields only where
 * `opt_fields` asks for them; pages by `offset` that expires; `modified_since` with what counts as a change, stories
 * among it; sections as places in a project and `completed` as a mark; stories of people and of the system together;
 * errors as a list of messages; Retry-After. Its limits of length are not published: ours are cautious.
 */
import { expect, test } from 'vitest';
import { startAsana } from '../../../../test/fakes/asana.ts';
import { conforms } from '../testing/conformance.ts';
import { given, originOf, out, refused, staged } from '../testing/stage.ts';
import { tellTrouble } from '../trouble.ts';
import asana from './asana.tracker.ts';

conforms(asana, startAsana);
const stage = staged(asana, startAsana);

test('a task is completed, and taken back into a section', async () => {
  const { fake, tracker, card } = stage;
  const { id } = given(await tracker.create(card(1, { stateId: fake.states[1] })));
  expect(given(await tracker.read(id)).stateId).toBe(fake.states[1]);
  expect(given(await tracker.update(id, { stateId: 'completed' })).stateId).toBe('completed');
  expect(given(await tracker.update(id, { stateId: fake.states[0] })).stateId).toBe(fake.states[0]);
  expect(given(await tracker.create(card(2, { stateId: 'completed' }))).stateId).toBe('completed');
  expect(given(await tracker.look()).states.at(-1)).toEqual({ id: 'completed', name: 'Completed', means: 'done' });
});

test('a section that is no more is told apart from a task that is no more', async () => {
  const { fake, tracker } = stage;
  const id = fake.make('There', '');
  expect(refused(await tracker.update(id, { stateId: '1200000000000999' })).trouble.code).toBe('no_state');
  fake.remove(id);
  expect(refused(await tracker.update(id, { stateId: fake.states[0] }))).toMatchObject({ fault: 'gone' });
});

test('a page that expired begins the poll anew', async () => {
  const { fake, tracker, all } = stage;
  for (let n = 0; n < 30; n++) fake.make(`Card ${n}`, '');
  const { cursor, more } = given(await tracker.changes(null, fake.now));
  expect(more).toBe(true);
  const stale = JSON.stringify({ ...(JSON.parse(cursor) as object), page: btoa('expired') });
  expect(new Set((await all(stale)).cards.map(({ id }) => id)).size).toBe(30);
});

test('what the system says of a task is no comment', async () => {
  const { fake, all } = stage;
  const { cursor } = await all(null);
  const id = fake.make('There', '');
  fake.move(id, fake.states[1]);
  fake.say(id, 'A person');
  expect((await all(cursor)).cards).toMatchObject([{ id, comments: [{ text: 'A person' }] }]);
});

test('an address of a profile calls nobody', async () => {
  const { fake, tracker, card } = stage;
  const text =
    'ask https://app.asana.com/0/1200000000000002/list or https://app.asana.com/1/12/profile/1200000000000002';
  const { id } = given(await tracker.create(card(1, { text })));
  given(await tracker.comment(id, { text, origin: originOf(2) }));
  const [seen] = fake.cards();
  for (const written of [seen!.text, ...seen!.comments]) expect(written).not.toMatch(/app\.asana\.com\/[01]\//);
});

test('waits as long as it is told, and says what is wrong as Asana does', async () => {
  const { fake, tracker, card } = stage;
  fake.mood = { status: 429, headers: { 'retry-after': '30' }, body: { errors: [{ message: 'Too many.' }] } };
  expect(refused(await tracker.look())).toMatchObject({ fault: 'limited', retryAfterMs: 30_000 });
  fake.mood = { status: 402, body: { errors: [{ message: 'Available to premium.', help: 'Read on.' }] } };
  const told = refused(await tracker.create(card(1)));
  expect(told.fault).toBe('wrong');
  expect(tellTrouble(told.trouble, 'en')).toBe('Asana refused: Available to premium.');
});

test.each([
  ['https://app.asana.com/0/1200000000000100/board', '1200000000000100'],
  ['https://app.asana.com/1/12/project/1200000000000100/list/13', '1200000000000100'],
  ['1200000000000100', '1200000000000100'],
])('takes %s as a project', (project, gid) => {
  expect(asana.settings.parse({ ...stage.fake.settings, project }).project).toBe(gid);
});

test('reads addresses of tasks, old and new', async () => {
  const { fake } = stage;
  const id = fake.make('There', '');
  const tracker = asana.open(asana.settings.parse(fake.settings), { out, language: 'en', base: fake.base });
  for (const part of [
    `0/1200000000000100/${id}/f`,
    `1/12/task/${id}`,
    `1/12/project/1200000000000100/task/${id}?focus=true`,
  ])
    expect(given(await tracker.readByAddress(`https://app.asana.com/${part}`)).id, part).toBe(id);
});

test('empty pages that lead on for ever end the list of places', async () => {
  const { fake } = stage;
  const { project: _, ...access } = fake.settings;
  fake.patience = 1;
  fake.mood = { status: 200, body: { data: [], next_page: { offset: 'on', path: '/projects', uri: '' } } };
  const told = given(await asana.places(asana.access.parse(access), { out, language: 'en', base: fake.base }));
  expect(told).toEqual({ items: [], more: true });
  expect(fake.asked.length).toBeLessThan(50);
});
