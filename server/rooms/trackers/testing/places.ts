import { expect, test } from 'vitest';
import type { TrackerKind } from '../tracker-kind.ts';
import { given, out, refused, type Stage } from './stage.ts';

/** Where cards could go is told by name, from what is known before a place is chosen. */
export function tellsPlaces<S, A>(kind: TrackerKind<S, A>, stage: Stage): void {
  const accessOf = (token?: string): A => {
    const { [kind.placeField]: _, ...others } = stage.fake.settings;
    return kind.access.parse({ ...others, ...(token === undefined ? {} : { token }) });
  };
  const ask = (token?: string) => kind.places(accessOf(token), { out, language: 'en', base: stage.fake.base });

  test('lists places by name, and each can be connected', async () => {
    const { fake } = stage;
    fake.addPlaces(130);
    const { items, more } = given(await ask());
    expect(more).toBe(false);
    expect(items).toHaveLength(131);
    expect(items.every(({ name, within }) => name !== '' && within !== '')).toBe(true);
    expect(items.map(({ name }) => name)).toContain('Place 130');
    for (const { setting } of items) kind.settings.parse({ ...fake.settings, [kind.placeField]: setting });
    const { place } = given(await stage.tracker.look());
    const own = items.find(({ name }) => name === place.name)!;
    const settings = kind.settings.parse({ ...fake.settings, [kind.placeField]: own.setting });
    expect(given(await kind.open(settings, { out, language: 'en', base: fake.base }).look()).place).toEqual(place);
    expect(fake.asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('of very many places the first are told, and that there are more, in few requests', async () => {
    stage.fake.addPlaces(1200);
    const { items, more } = given(await ask());
    expect({ count: items.length, more }).toEqual({ count: 500, more: true });
    expect(stage.fake.asked.length).toBeLessThan(20);
  });

  test('why there is no list of places is told apart', async () => {
    const { fake } = stage;
    expect(refused(await ask(`${fake.secret}x`))).toMatchObject({ fault: 'refused', field: 'token' });
    fake.mood = { status: 403, body: { message: 'Not for you' } };
    expect(refused(await ask())).toMatchObject({ fault: 'refused', trouble: { code: 'forbidden_there' } });
    fake.mood = { status: 502, body: 'Bad gateway' };
    expect(refused(await ask())).toMatchObject({ fault: 'down', trouble: { code: 'status' } });
    fake.mood = 'foreign';
    expect(refused(await ask())).toMatchObject({ fault: 'down', trouble: { code: 'unreadable' } });
  });
}
