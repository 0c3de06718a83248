import { expect, test } from 'vitest';
import { languages } from '#core/words';
import type { Mood } from '../../../../test/fakes/tracker-api.ts';
import type { Fault, TrackerKind } from '../tracker-kind.ts';
import { tellTrouble } from '../trouble.ts';
import { originOf, out, refused, type Stage } from './stage.ts';

const moods: [what: string, mood: Mood, expected: Partial<Fault>][] = [
  ['a failure of theirs', { status: 502, body: 'Bad gateway' }, { fault: 'down' }],
  [
    'a rest that they ask for',
    { status: 503, headers: { 'retry-after': '120' } },
    { fault: 'down', retryAfterMs: 120_000 },
  ],
  ['a page for people', 'page', { fault: 'down' }],
  ['a page for people instead of a card', { status: 404, body: '<!DOCTYPE html><p>x' }, { fault: 'down' }],
  ['half an answer', 'cut', { fault: 'down' }],
  ['an answer of somebody else', 'foreign', { fault: 'down' }],
  ['no rights', { status: 403, body: { errorMessages: ['No permission'] } }, { fault: 'refused' }],
  ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }, { fault: 'wrong' }],
  ['what it finds wrong', { status: 400, body: { message: 'Not so', errors: { a: 'b' } } }, { fault: 'wrong' }],
];

export function bears<S>(kind: TrackerKind<S>, stage: Stage): void {
  test.each(moods)('bears %s', async (_, mood, expected) => {
    const { fake, tracker, card } = stage;
    const id = fake.make('By hand', '');
    fake.mood = mood;
    const reading = refused(await tracker.read(id));
    expect(reading).toMatchObject({ ...expected, unsure: false });
    for (const told of [await tracker.look(), await tracker.changes(null, fake.now), await tracker.create(card(1))])
      expect(refused(told).fault).toBe(expected.fault);
    const said = refused(await tracker.comment(id, { text: 'x', origin: originOf(2) }));
    expect(said.unsure, 'whether it was done').toBe(expected.fault === 'down');
    for (const language of languages) expect(tellTrouble(reading.trouble, language)).not.toMatch(/[{}<]/);
  });

  test('bears to be a stranger, and never repeats the secret', async () => {
    const { fake } = stage;
    const settings = { ...fake.settings, token: `${fake.secret}x` };
    const other = kind.open(kind.settings.parse(settings), { out, language: 'en', base: fake.base });
    const looked = refused(await other.look());
    expect(looked).toMatchObject({ fault: 'refused', field: 'token' });
    fake.mood = { status: 400, body: { message: `what is ${fake.secret}x?` } };
    const told = refused(await other.read('1'));
    expect(JSON.stringify([looked, told])).not.toContain(fake.secret);
  });

  test('bears to be gone, and goes to no address of the platform itself', async () => {
    const { fake, card } = stage;
    const kept = kind.open(kind.settings.parse(fake.settings), {
      out: { ownPorts: [Number(new URL(fake.origin).port)] },
      language: 'en',
      base: fake.base,
    });
    expect(refused(await kept.create(card(1)))).toMatchObject({ fault: 'wrong', trouble: { code: 'forbidden' } });
    expect(fake.asked).toEqual([]);
    await fake.close();
    expect(refused(await stage.tracker.create(card(1)))).toMatchObject({ fault: 'down', unsure: false });
  });
}
