/*
 * Recorded of the documentation of ClickUp's API v2: the token as it is in the header; statuses of a list by their names;
 * instants as strings of milliseconds, `date_updated_gt` in the same; a hundred tasks a page; comments as runs of text
 * with attributes, the newest 25 first, further ones by `start` and `start_id`; errors with a code; the end of a limit
 * as a moment in seconds. Its limits of length are not published: ours are cautious.
 */
import { expect, test } from 'vitest';
import { startClickUp } from '../../../../test/fakes/clickup.ts';
import { conforms } from '../testing/conformance.ts';
import { given, markerOf, originOf, out, refused, staged } from '../testing/stage.ts';
import { tellTrouble } from '../trouble.ts';
import clickup from './clickup.tracker.ts';

conforms(clickup, startClickUp);
const stage = staged(clickup, startClickUp);

test('waits until the moment that it names, by its own clock', async () => {
  const { fake, tracker } = stage;
  const reset = Math.floor(fake.now / 1000) + 42;
  fake.mood = {
    status: 429,
    headers: { 'x-ratelimit-reset': String(reset) },
    body: { err: 'Rate limit reached', ECODE: 'APP_002' },
  };
  expect(refused(await tracker.look())).toMatchObject({ fault: 'limited', retryAfterMs: 42_000 });
  fake.mood = { status: 429, headers: { 'x-ratelimit-reset': 'soon' } };
  expect(refused(await tracker.look())).toMatchObject({ fault: 'limited', retryAfterMs: 60_000 });
});

test('makes a card in its state, and tells which one is no more', async () => {
  const { fake, tracker, card } = stage;
  expect(given(await tracker.create(card(1, { stateId: fake.states[1] })))).toMatchObject({
    key: 'SUP-1',
    stateId: 'in progress',
  });
  const told = refused(await tracker.create(card(2, { stateId: 'blocked' })));
  expect(told.fault).toBe('wrong');
  expect(told.field).toBeUndefined();
  expect(tellTrouble(told.trouble, 'en')).toBe('ClickUp refused: Status not found CRTSK_001');
});

test('a comment leads to its origin by a link, and calls nobody', async () => {
  const { fake, tracker } = stage;
  const id = fake.make('There', '');
  given(await tracker.comment(id, { text: '@everyone look', origin: originOf(2, 'Iryna in Vakhta') }));
  const sent = fake.asked.at(-1)!.body as { comment: object[]; notify_all: boolean };
  expect(sent.notify_all).toBe(false);
  expect(sent.comment[0]).toEqual({ text: 'Iryna in Vakhta', attributes: { link: originOf(2).address } });
  expect(sent.comment.every((run) => Object.keys(run).every((name) => ['text', 'attributes'].includes(name)))).toBe(
    true,
  );
  expect(given(await tracker.findComment(id, markerOf(2)))).toMatchObject({
    text: '@everyone look',
    author: { name: 'Support' },
  });
});

test('no right to a place is no wrong token', async () => {
  const { fake, tracker } = stage;
  fake.mood = { status: 401, body: { err: 'Team not authorized', ECODE: 'OAUTH_027' } };
  const told = refused(await tracker.look());
  expect(told).toMatchObject({ fault: 'refused', trouble: { code: 'forbidden_there' } });
  expect(told.field).toBeUndefined();
});

test.each([
  ['https://app.clickup.com/9012/v/li/901200000001', '901200000001'],
  ['https://app.clickup.com/9012/v/l/li/901200000001?pr=1', '901200000001'],
  ['https://app.clickup.com/9012/v/l/6-901200000001-1', '901200000001'],
  ['901200000001', '901200000001'],
])('takes %s as a list', (list, id) => {
  expect(clickup.settings.parse({ ...stage.fake.settings, list }).list).toBe(id);
});

test('reads addresses of tasks, by either id', async () => {
  const { fake } = stage;
  const id = fake.make('There', '');
  const tracker = clickup.open(clickup.settings.parse(fake.settings), { out, language: 'en', base: fake.base });
  for (const part of [`t/${id}`, 't/9012/SUP-1'])
    expect(given(await tracker.readByAddress(`https://app.clickup.com/${part}`)).id, part).toBe(id);
});
