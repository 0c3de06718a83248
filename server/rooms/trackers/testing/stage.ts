import { afterEach, beforeEach, expect } from 'vitest';
import type { FakeTracker } from '../../../../test/fakes/tracker-api.ts';
import { markedAddress } from '../marker.ts';
import type { Changes, Fault, NewCard, Told, Tracker, TrackerKind } from '../tracker-kind.ts';
import { tellTrouble } from '../trouble.ts';

export const out = { ownPorts: [] };
export const markerOf = (n: number): string => `0197c3a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const originOf = (n: number, label = 'Task 12 in Vakhta') => ({
  label,
  address: markedAddress(`https://watch.agency.example/tasks/${n}`, markerOf(n)),
});

export function given<T>(told: Told<T>): T {
  if (!told.ok) throw new Error(`${told.fault}: ${tellTrouble(told.trouble, 'en')}`);
  return told.value;
}

export function refused(told: Told<unknown>): Fault {
  if (told.ok) throw new Error(`not refused: ${JSON.stringify(told.value)}`);
  return told;
}

export interface Stage<F extends FakeTracker = FakeTracker> {
  fake: F;
  tracker: Tracker;
  card(n: number, more?: Partial<NewCard>): NewCard;
  all(cursor: string | null, from?: number): Promise<{ cards: Changes['cards']; cursor: string; pages: number }>;
}

/** A tracker of this kind beside its fake, new for each test. */
export function staged<S, F extends FakeTracker>(kind: TrackerKind<S>, start: () => Promise<F>): Stage<F> {
  const stage = {
    card: (n, more) => ({
      title: 'Cart is empty',
      text: 'Nobody can pay.',
      stateId: null,
      origin: originOf(n),
      ...more,
    }),
    async all(cursor, from = stage.fake.now) {
      const cards: Changes['cards'] = [];
      for (let pages = 1; ; pages++) {
        const page: Changes = given(await stage.tracker.changes(cursor, from));
        cards.push(...page.cards);
        cursor = page.cursor;
        if (!page.more) return { cards, cursor, pages };
        expect(pages).toBeLessThan(50);
      }
    },
  } as Stage<F>;
  beforeEach(async () => {
    stage.fake = await start();
    stage.tracker = kind.open(kind.settings.parse(stage.fake.settings), { out, language: 'en', base: stage.fake.base });
  });
  afterEach(() => stage.fake.close());
  return stage;
}
