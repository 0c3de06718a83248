/*
 * Recorded of the documentation of Jira Cloud's REST API v3: basic authentication by e-mail and API token, and the header
 * by which a failed one is told; the search by JQL with a token for the next page that belongs to its question, and
 * which knows of a change only after a while; instants with an offset, relative dates in JQL; rich text as a document
 * of nodes; a status that changes by transitions only; errors as sentences and by field; Retry-After.
 */
import { expect, test } from 'vitest';
import { startJira } from '../../../../test/fakes/jira.ts';
import { conforms } from '../testing/conformance.ts';
import { given, markerOf, originOf, out, refused, staged } from '../testing/stage.ts';
import type { Changes } from '../tracker-kind.ts';
import { tellTrouble } from '../trouble.ts';
import { documentOf, readDocument } from './atlassian-document.ts';
import jira from './jira.tracker.ts';

conforms(jira, startJira);
const stage = staged(jira, startJira);

test('where no transition leads, it says from where to where, and what is possible', async () => {
  const { tracker, card } = stage;
  const { id } = given(await tracker.create(card(1)));
  const told = refused(await tracker.update(id, { title: 'Still renamed', stateId: '10002' }));
  expect(told.fault).toBe('wrong');
  expect(tellTrouble(told.trouble, 'en')).toBe(
    'Jira: no transition leads from “To Do” to “Done”. Possible now: In Progress.',
  );
  expect(given(await tracker.read(id))).toMatchObject({ title: 'Still renamed', stateId: '10000' });
  given(await tracker.update(id, { stateId: '10001' }));
  expect(given(await tracker.update(id, { stateId: '10002' })).stateId).toBe('10002');
  expect(refused(await tracker.update(id, { stateId: '77' })).trouble.code).toBe('no_state');
});

test('what the search does not know yet is told as soon as it does', async () => {
  const { fake, tracker, card, all } = stage;
  const { cursor } = await all(null);
  fake.indexedTo = fake.now;
  const made = given(await tracker.create(card(1)));
  expect(given(await tracker.find(markerOf(1), fake.now))).toBeNull();
  const other = fake.make('Known at once', '');
  fake.now += 90_000;
  const blind = await all(cursor);
  expect(blind.cards).toEqual([]);
  fake.indexedTo = Infinity;
  expect(given(await tracker.find(markerOf(1), fake.now))).toEqual(made);
  expect((await all(blind.cursor)).cards.map(({ id }) => id).sort()).toEqual([made.id, other].sort());
});

test('with a token that is not valid any more nothing is gone and nothing is empty: it is refused', async () => {
  const { fake, tracker } = stage;
  const id = fake.make('There', '');
  fake.stranger = true;
  for (const told of [
    await tracker.read(id),
    await tracker.changes(null, fake.now),
    await tracker.find(markerOf(1), 0),
  ])
    expect(refused(told)).toMatchObject({ fault: 'refused', field: 'token' });
});

test('a page that is not known any more is asked for anew from where it was', async () => {
  const { fake, tracker, all } = stage;
  const ids = Array.from({ length: 130 }, (_, n) => fake.make(`Card ${n}`, ''));
  fake.now += 3 * 60_000;
  const first = given(await tracker.changes(null, fake.now));
  expect(first.cards).toHaveLength(50);
  const standing = JSON.parse(first.cursor) as { page: string };
  const page = JSON.stringify({
    ...(JSON.parse(standing.page) as object),
    token: btoa('[[0,"1"],"another question"]'),
  });
  const rest = await all(JSON.stringify({ ...standing, page }));
  expect(new Set([...first.cards, ...rest.cards].map(({ id }) => id))).toEqual(new Set(ids));
  expect(rest.cards.map(({ id }) => id)).not.toContain(ids[0]);
});

test('reads on where it was, however long the pages take', async () => {
  const { fake, tracker } = stage;
  for (let n = 0; n < 130; n++) fake.make(`Card ${n}`, '');
  let cursor: string | null = null;
  const sizes: number[] = [];
  for (let page = 0; page < 3; page++) {
    const read: Changes = given(await tracker.changes(cursor, fake.now));
    expect(read.more).toBe(page < 2);
    cursor = read.cursor;
    sizes.push(read.cards.length);
    fake.now += 2 * 60_000;
  }
  expect(sizes).toEqual([50, 50, 30]);
});

test('waits as long as it is told', async () => {
  const { fake, tracker } = stage;
  const id = fake.make('There', '');
  fake.mood = { status: 429, headers: { 'retry-after': '37' }, body: { errorMessages: ['Rate limit exceeded.'] } };
  expect(refused(await tracker.read(id))).toMatchObject({ fault: 'limited', retryAfterMs: 37_000, unsure: false });
  const until = new Date(fake.now + 90_000).toUTCString();
  fake.mood = { status: 429, headers: { 'retry-after': until } };
  expect(refused(await tracker.read(id))).toMatchObject({ fault: 'limited', retryAfterMs: 90_000 });
  fake.mood = { status: 429 };
  expect(refused(await tracker.read(id))).toMatchObject({ fault: 'limited', retryAfterMs: 60_000 });
});

test('says what is wrong with a field as Jira says it', async () => {
  const { fake, tracker, card } = stage;
  fake.patience = 1;
  fake.mood = { status: 400, body: { errorMessages: [], errors: { components: 'Component is required.' } } };
  const told = refused(await tracker.create(card(1)));
  expect(tellTrouble(told.trouble, 'uk')).toBe('Jira відмовляє: Component is required.');
});

test('takes the type of issue that is named, or the usual one, never a subtask', async () => {
  const { fake, card } = stage;
  for (const [issueType, id] of [
    ['', '3'],
    ['bug', '2'],
  ] as const) {
    const settings = jira.settings.parse({ ...fake.settings, issueType });
    given(await jira.open(settings, { out, language: 'en', base: fake.base }).create(card(1)));
    const body = fake.asked.findLast(({ method, path }) => method === 'POST' && path.endsWith('/issue'))!.body;
    expect(body).toMatchObject({ fields: { issuetype: { id }, project: { id: '10100' } } });
  }
  const settings = jira.settings.parse({ ...fake.settings, issueType: 'Sub-task' });
  const told = refused(await jira.open(settings, { out, language: 'en', base: fake.base }).create(card(1)));
  expect(told).toMatchObject({ fault: 'wrong', field: 'issueType', trouble: { code: 'no_type' } });
});

test.each([
  ['agency.atlassian.net', 'https://agency.atlassian.net'],
  ['HTTPS://Agency.atlassian.net/', 'https://agency.atlassian.net'],
])('takes %s as a site', async (site, meant) => {
  const settings = jira.settings.parse({ ...stage.fake.settings, site, project: ' ops ' });
  expect(settings).toMatchObject({ site: meant, project: 'OPS' });
  expect(jira.sendsTo!(settings)).toBe(meant);
});

test.each(['http://agency.atlassian.net', 'https://agency.atlassian.net/jira', 'localhost', 'https://u:p@x.y', ''])(
  'does not take %s as a site',
  (site) => expect(jira.settings.safeParse({ ...stage.fake.settings, site }).success).toBe(false),
);

test('reads addresses of issues as browsers show them', async () => {
  const { fake, tracker } = stage;
  const id = fake.make('There', '');
  for (const part of [
    'browse/OPS-1',
    'jira/software/projects/OPS/boards/1?selectedIssue=OPS-1',
    'jira/core/projects/OPS/issues/ops-1',
  ])
    expect(given(await tracker.readByAddress(`https://agency.atlassian.net/${part}`)).id, part).toBe(id);
});

test('reads what editors make of a text', () => {
  const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
  const item = (...content: object[]) => ({ type: 'listItem', content });
  const content = [
    { type: 'heading', attrs: { level: 2 }, content: [text('Steps')] },
    paragraph(
      text('Ask '),
      { type: 'mention', attrs: { id: 'a:1', text: '@Olena' } },
      { type: 'emoji', attrs: { shortName: ':)' } },
    ),
    {
      type: 'bulletList',
      content: [
        item(paragraph(text('one'))),
        item(paragraph(text('two')), { type: 'orderedList', content: [item(paragraph(text('deep')))] }),
      ],
    },
    {
      type: 'taskList',
      content: [
        { type: 'taskItem', attrs: { state: 'DONE' }, content: [text('done')] },
        { type: 'taskItem', attrs: { localId: '2' }, content: [text('not yet')] },
      ],
    },
    { type: 'blockquote', content: [paragraph(text('said'))] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [paragraph(text('a'))] },
            { type: 'tableCell', content: [paragraph(text('b'))] },
          ],
        },
      ],
    },
    { type: 'codeBlock', content: [text('<b>x</b>')] },
    paragraph(
      { type: 'date', attrs: { timestamp: '1774742400000' } },
      { type: 'hardBreak' },
      { type: 'inlineCard', attrs: { url: 'https://shop.example/' } },
    ),
    { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x' } }] },
    { type: 'someday', content: [paragraph(text('new'))] },
  ];
  expect(readDocument({ version: 1, type: 'doc', content })).toEqual({
    marker: null,
    text: 'Steps\n\nAsk @Olena:)\n\n- one\n- two\n  \n  1. deep\n\n[x] done\n[ ] not yet\n\n> said\n\na | b\n\n<b>x</b>\n\n2026-03-29\nhttps://shop.example/\n\nnew',
  });
});

test('an origin that an editor made a card of is one still; a quoted one is words', () => {
  const { address } = originOf(1);
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
  for (const block of [
    { type: 'blockCard', attrs: { url: address } },
    paragraph({ type: 'inlineCard', attrs: { url: address } }, { type: 'text', text: ' ' }),
  ])
    expect(readDocument({ content: [paragraph({ type: 'text', text: 'x' }), block] })).toEqual({
      text: 'x',
      marker: markerOf(1),
    });
  const quoted = { type: 'blockquote', content: documentOf('x', originOf(1), 'first').content };
  expect(readDocument({ content: [quoted] })).toMatchObject({ marker: null });
});

test('a document that is none, or endlessly deep, is no text', () => {
  let deep: object = { type: 'text', text: 'x' };
  for (let n = 0; n < 5000; n++) deep = { type: 'panel', content: [deep] };
  for (const document of [
    null,
    undefined,
    'x',
    1,
    [],
    {},
    { content: 'x' },
    { content: [null, 1, [deep]] },
    { content: [deep] },
  ])
    expect(readDocument(document).text).toBe('');
  expect(readDocument({ content: [{ type: 'date', attrs: { timestamp: '9e99' } }] }).text).toBe('');
});
