import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fact, type FindingState, findingStates, type Life, live } from './index.ts';

const life = (state: FindingState, more: Partial<Life> = {}): Life => ({
  state,
  since: 100,
  acceptedUntil: state === 'accepted' ? 500 : null,
  comeBack: 0,
  ...more,
});
const found: Fact = { what: 'found', begunAt: 200 };
const gone: Fact = { what: 'gone', begunAt: 200 };

test.each<[FindingState, Fact, FindingState, string | null]>([
  ['open', found, 'open', null],
  ['open', gone, 'verified', 'gone'],
  ['planned', found, 'planned', null],
  ['planned', gone, 'verified', 'gone'],
  ['fixed', found, 'open', 'came_back'],
  ['fixed', { what: 'found', begunAt: 99 }, 'fixed', null],
  ['fixed', gone, 'verified', 'verified'],
  ['verified', found, 'open', 'came_back'],
  ['verified', gone, 'verified', null],
  ['accepted', found, 'accepted', null],
  ['accepted', gone, 'verified', 'gone'],
  ['accepted', { what: 'expired' }, 'accepted', null],
  ['open', { what: 'expired' }, 'open', null],
  ['open', { what: 'planned' }, 'planned', 'planned'],
  ['accepted', { what: 'planned' }, 'planned', 'planned'],
  ['planned', { what: 'task_done' }, 'fixed', 'task_done'],
  ['verified', { what: 'task_done' }, 'verified', null],
  ['accepted', { what: 'task_done' }, 'accepted', null],
  ['fixed', { what: 'task_reopened' }, 'planned', 'task_reopened'],
  ['verified', { what: 'task_reopened' }, 'verified', null],
  ['planned', { what: 'task_dropped' }, 'open', 'task_dropped'],
  ['fixed', { what: 'task_dropped' }, 'fixed', null],
  ['open', { what: 'said_fixed' }, 'fixed', 'said_fixed'],
  ['planned', { what: 'said_fixed' }, 'fixed', 'said_fixed'],
  ['accepted', { what: 'said_fixed' }, 'fixed', 'said_fixed'],
  ['open', { what: 'accepted', until: 900 }, 'accepted', 'accepted'],
  ['planned', { what: 'accepted', until: 900 }, 'accepted', 'accepted'],
  ['accepted', { what: 'accepted', until: 900 }, 'accepted', 'accepted'],
  ['planned', { what: 'reopened' }, 'open', 'reopened'],
  ['fixed', { what: 'reopened' }, 'open', 'reopened'],
  ['verified', { what: 'reopened' }, 'open', 'reopened'],
  ['accepted', { what: 'reopened' }, 'open', 'reopened'],
])('%s, by %j: %s', (state, fact, after, step) => {
  const before = life(state);
  const lived = live(before, fact, 300)!;
  expect([lived.life.state, lived.step]).toEqual([after, step]);
  expect(lived.life.since).toBe(step === null ? 100 : 300);
});

test.each<[FindingState, Fact['what']]>([
  ['planned', 'planned'],
  ['fixed', 'planned'],
  ['verified', 'planned'],
  ['fixed', 'said_fixed'],
  ['verified', 'said_fixed'],
  ['fixed', 'accepted'],
  ['verified', 'accepted'],
  ['open', 'reopened'],
])('%s cannot be %s', (state, what) => {
  expect(live(life(state), { what, until: 900 } as Fact, 300)).toBeNull();
});

test('what was never found begins open, and nothing else can be done to it', () => {
  expect(live(null, found, 300)).toEqual({
    life: { state: 'open', since: 300, acceptedUntil: null, comeBack: 0 },
    step: 'found',
  });
  expect(live(null, gone, 300)).toBeNull();
});

test('what was accepted opens again when its time is over, by itself or when it is found', () => {
  for (const fact of [{ what: 'expired' } as const, found]) {
    expect(live(life('accepted'), fact, 499)!.life.state).toBe('accepted');
    expect(live(life('accepted'), fact, 500)).toEqual({ life: life('open', { since: 500 }), step: 'expired' });
  }
});

test('each return is counted, and accepting again moves the date', () => {
  const back = live(life('verified', { comeBack: 1 }), found, 300)!.life;
  expect(back).toMatchObject({ state: 'open', comeBack: 2 });
  expect(live(life('accepted'), { what: 'accepted', until: 900 }, 300)!.life.acceptedUntil).toBe(900);
});

test('whatever happens, only what is accepted has a date, and the state changes with a step alone', () => {
  const facts = fc.oneof(
    fc.record({ what: fc.constantFrom('found' as const, 'gone' as const), begunAt: fc.nat(1000) }),
    fc.record({ what: fc.constant('accepted' as const), until: fc.nat(2000) }),
    fc.record({
      what: fc.constantFrom(
        ...(['planned', 'task_done', 'task_reopened', 'task_dropped', 'said_fixed', 'reopened', 'expired'] as const),
      ),
    }),
  );
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 30 }), (all) => {
      let now = live(null, found, 0)!.life;
      for (const [at, fact] of all.entries()) {
        const next = live(now, fact, at);
        if (!next) continue;
        if (next.step === null) expect(next.life).toEqual(now);
        expect(next.life.acceptedUntil !== null).toBe(next.life.state === 'accepted');
        expect(findingStates).toContain(next.life.state);
        expect(next.life.comeBack).toBeGreaterThanOrEqual(now.comeBack);
        now = next.life;
      }
    }),
  );
});
