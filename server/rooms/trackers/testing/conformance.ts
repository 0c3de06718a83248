import { expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '#core/words';
import type { FakeTracker } from '../../../../test/fakes/tracker-api.ts';
import type { TrackerKind } from '../tracker-kind.ts';
import { bears } from './faults.ts';
import { readsOn, tellsChanges } from './reads.ts';
import { given, type Stage, staged } from './stage.ts';
import { tellsPlaces } from './places.ts';
import { saysThings, writesCards } from './writes.ts';

/** What every kind of tracker must do, against a server that behaves as its API does. */
export function conforms<S>(kind: TrackerKind<S>, start: () => Promise<FakeTracker>): void {
  const stage = staged(kind, start);
  tellsItself(kind, stage);
  tellsPlaces(kind, stage);
  writesCards(stage);
  saysThings(stage);
  tellsChanges(stage);
  readsOn(stage);
  bears(kind, stage);
}

function tellsItself<S>(kind: TrackerKind<S>, stage: Stage): void {
  test('tells what it is, in each language, and whom and what it found', async () => {
    for (const language of languages) expect(kind.words[language].label && kind.words[language].help).toBeTruthy();
    const schema = z.toJSONSchema(kind.settings, { io: 'input' }) as { properties: Record<string, object> };
    for (const field of kind.secretFields) expect(Object.keys(schema.properties)).toContain(field);
    const { account, place, states } = given(await stage.tracker.look());
    expect(account).toEqual({ id: expect.stringMatching(/./), name: 'Support' });
    expect(place).toEqual({
      id: expect.stringMatching(/./),
      name: expect.stringMatching(/./),
      url: expect.any(String),
    });
    expect(states.map(({ id }) => id)).toEqual(expect.arrayContaining(stage.fake.states));
    expect(states.map(({ means }) => means)).toContain('done');
    expect(stage.fake.asked.every(({ method }) => method === 'GET')).toBe(true);
  });
}
