import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '#core/probe';
import { defaultPolicy, type Flip, initialState, type Judgement, judge, type Policy } from './index.ts';

const verdictOf: Record<string, Verdict> = { u: 'up', d: 'down', g: 'degraded', '?': 'unknown' };
const minute = 60_000;

/** Plays one outcome per minute, the first at minute 1. */
function play(letters: string, policy: Policy = defaultPolicy): Judgement[] {
  let state = initialState(0);
  return [...letters].map((letter, i) => {
    const judgement = judge(state, outcome(verdictOf[letter]!), policy, (i + 1) * minute);
    state = judgement.state;
    return judgement;
  });
}

function outcome(verdict: Verdict) {
  const failure = verdict === 'down' ? ('http' as const) : verdict === 'degraded' ? ('slow' as const) : undefined;
  return { verdict, failure, reason: { code: verdict, params: {} } };
}

const told = (judgements: Judgement[]) =>
  judgements.flatMap(({ flip }) => (flip ? [`${flip.from}>${flip.to}@${flip.at / minute}`] : [])).join(' ');
const repeats = (judgements: Judgement[]) => judgements.map(({ confirm }) => (confirm ? '!' : '.')).join('');

describe('flips of a monitor', () => {
  test.each([
    // one outcome a minute, what flips (from > to @ minute it began), where a repeat at once is asked for
    ['first answer is good', 'u', 'pending>up@1', '.'],
    ['first answer is bad, confirmed', 'dd', 'pending>down@1', '!.'],
    ['first answer is bad, not confirmed', 'du', 'pending>up@2', '!.'],
    ['first answer is slow', 'gg', 'pending>degraded@1', '!.'],
    ['down counts from its first failing probe', 'udd', 'pending>up@1 up>down@2', '.!.'],
    ['one bad probe flips nothing', 'uduuudu', 'pending>up@1', '.!...!.'],
    [
      'recovery is confirmed too and counts from the first success',
      'udduu',
      'pending>up@1 up>down@2 down>up@4',
      '.!.!.',
    ],
    ['one success does not recover', 'uddud', 'pending>up@1 up>down@2', '.!.!.'],
    ['degraded is confirmed', 'ugg', 'pending>up@1 up>degraded@2', '.!.'],
    ['slow once is nothing', 'ugu', 'pending>up@1', '.!.'],
    ['down, then degraded: not up twice', 'udg', 'pending>up@1 up>degraded@2', '.!.'],
    ['degraded, then down twice', 'ugdd', 'pending>up@1 up>down@3', '.!!.'],
    ['degraded, down, degraded', 'ugdg', 'pending>up@1 up>degraded@2', '.!!.'],
    ['from degraded to down', 'uggdd', 'pending>up@1 up>degraded@2 degraded>down@4', '.!.!.'],
    ['from degraded to up', 'ugguu', 'pending>up@1 up>degraded@2 degraded>up@4', '.!.!.'],
    ['down and up contradict each other when degraded', 'uggdud', 'pending>up@1 up>degraded@2', '.!.!!!'],
    ['back from down by way of degraded', 'udduguu', 'pending>up@1 up>down@2 down>degraded@4 degraded>up@6', '.!.!.!.'],
    ['our own failure does not confirm', 'ud?u', 'pending>up@1', '.!..'],
    ['our own failure does not clear a suspicion', 'ud?d', 'pending>up@1 up>down@2', '.!..'],
    ['two unknowns change nothing', 'u??u', 'pending>up@1', '....'],
    ['three unknowns are unknown from the first', 'u???', 'pending>up@1 up>unknown@2', '....'],
    ['many unknowns flip once', 'u???????', 'pending>up@1 up>unknown@2', '........'],
    ['back to what was known, at once', 'u???u', 'pending>up@1 up>unknown@2 unknown>up@5', '.....'],
    ['known to be down before and after', 'dd???d', 'pending>down@1 down>unknown@3 unknown>down@6', '!.....'],
    ['down after unknown needs confirmation', 'u???du', 'pending>up@1 up>unknown@2 unknown>up@6', '....!.'],
    ['down after unknown, confirmed', 'u???dd', 'pending>up@1 up>unknown@2 unknown>down@5', '....!.'],
    [
      'a suspicion outlives unknown, the unwatched time is not charged',
      'ud???d',
      'pending>up@1 up>unknown@3 unknown>down@6',
      '.!....',
    ],
    ['unknown from the start', '???u', 'pending>unknown@1 unknown>up@4', '....'],
    ['unknown between two successes does not stop recovery', 'udd?u?u', 'pending>up@1 up>down@2 down>up@5', '.!..!..'],
  ])('%s: %s', (_, letters, flips, confirm) => {
    const judgements = play(letters);
    expect(told(judgements)).toBe(flips);
    expect(repeats(judgements)).toBe(confirm);
  });

  const confirmations = (down: number, degraded: number, recover: number): Policy => ({
    ...defaultPolicy,
    confirmations: { down, degraded, recover },
  });
  test.each([
    ['no confirmation at all', confirmations(0, 0, 0), 'udu', 'pending>up@1 up>down@2 down>up@3', '...'],
    ['two more for down', confirmations(2, 1, 0), 'udddu', 'pending>up@1 up>down@2 down>up@5', '.!!..'],
    ['three downs never pass as degraded', confirmations(3, 0, 0), 'uddd', 'pending>up@1', '.!!!'],
    [
      'asks for no more repeats in a row than it could need',
      confirmations(1, 1, 1),
      'uggdududu',
      'pending>up@1 up>degraded@2',
      '.!.!!!.!!',
    ],
  ])('%s', (_, policy, letters, flips, confirm) => {
    const judgements = play(letters, policy);
    expect(told(judgements)).toBe(flips);
    expect(repeats(judgements)).toBe(confirm);
  });

  test('a flip carries what the confirming probe found', () => {
    expect(play('udd').at(-1)!.flip).toEqual<Flip>({
      from: 'up',
      to: 'down',
      at: 2 * minute,
      failure: 'http',
      reason: { code: 'down', params: {} },
    });
  });

  test('what flipped began after the last outcome that was otherwise', () => {
    const began = (letters: string) => (play(letters).at(-1)!.state.beganAfter ?? NaN) / minute;
    expect([began('uuudd'), began('uud?d'), began('uuddduu'), began('dd'), began('u')]).toEqual([3, 2, 5, 0, 0]);
  });

  test('an outcome older than the last judged changes nothing', () => {
    const { state } = play('u').at(-1)!;
    expect(judge(state, outcome('down'), defaultPolicy, minute - 1)).toEqual({ state, confirm: false });
  });

  test('judging does not change the state it was given', () => {
    const { state } = play('ud').at(-1)!;
    const copy = structuredClone(state);
    judge(state, outcome('down'), defaultPolicy, 3 * minute);
    expect(state).toEqual(copy);
  });
});

describe('flapping', () => {
  const flapping = (letters: string) =>
    play(letters)
      .flatMap((j, i) => (j.flapping ? [`${j.flapping}@${i + 1}`] : []))
      .join(' ');

  test.each([
    ['four flips in half an hour', 'udduudduu', 'began@9'],
    ['three are none', 'udduudd', ''],
    ['ends half an hour after the last flip', `udduudduu${'u'.repeat(40)}`, 'began@9 ended@38'],
    ['goes on while it flips', `udduudduu${'u'.repeat(20)}dd${'d'.repeat(25)}`, 'began@9'],
    ['slow flips are none', `u${'d'.repeat(12)}${'u'.repeat(12)}${'d'.repeat(12)}${'u'.repeat(12)}`, ''],
    ['our own failures are no flips', 'u???u???u???u???u???u', ''],
  ])('%s', (_, letters, expected) => {
    expect(flapping(letters)).toBe(expected);
  });

  test('the state says since when', () => {
    expect(play('udduudduu').at(-1)!.state.flapping).toEqual({ since: 9 * minute });
  });
});

describe('whatever happens', () => {
  const outcomes = fc.array(fc.constantFrom('u', 'd', 'g', '?'), { maxLength: 80 }).map((list) => list.join(''));
  const count = fc.integer({ min: 0, max: 3 });
  const policies = fc.record({
    confirmations: fc.record({ down: count, degraded: count, recover: count }),
    unknownAfter: fc.integer({ min: 1, max: 4 }),
    flapping: fc.record({ flips: fc.integer({ min: 2, max: 6 }), windowMs: fc.integer({ min: 1, max: 60 * minute }) }),
  });

  test('flips follow one another, in order of time, and tell the status', () => {
    fc.assert(
      fc.property(outcomes, policies, (letters, policy) => {
        let [status, since] = ['pending', 0];
        play(letters, policy).forEach(({ flip, state }, i) => {
          if (flip) {
            expect(flip.from).toBe(status);
            expect(flip.to).not.toBe(flip.from);
            expect(flip.at).toBeGreaterThanOrEqual(since);
            expect(flip.at).toBeLessThanOrEqual((i + 1) * minute);
            [status, since] = [flip.to, flip.at];
          }
          expect([state.status, state.since]).toEqual([status, since]);
        });
      }),
    );
  });

  test('a flip to down was preceded by enough downs in a row, unknowns aside', () => {
    fc.assert(
      fc.property(outcomes, policies, (letters, policy) => {
        play(letters, policy).forEach(({ flip }, i) => {
          if (flip?.to !== 'down' || flip.from === 'unknown') return;
          const known = letters.slice(0, i + 1).replaceAll('?', '');
          const needed = policy.confirmations.down + 1;
          expect(known.slice(-needed)).toBe('d'.repeat(needed));
        });
      }),
    );
  });

  test('unknown outcomes, and they alone, flip to unknown', () => {
    fc.assert(
      fc.property(outcomes, policies, (letters, policy) => {
        play(letters, policy).forEach(({ flip, confirm }, i) => {
          if (letters[i] === '?') expect([flip?.to ?? 'unknown', confirm]).toEqual(['unknown', false]);
          else expect(flip?.to).not.toBe('unknown');
        });
      }),
    );
  });

  test('the state stays small and survives being stored as JSON', () => {
    fc.assert(
      fc.property(outcomes, policies, (letters, policy) => {
        for (const { state } of play(letters, policy)) {
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(state.flips.length).toBeLessThanOrEqual(policy.flapping.flips);
        }
      }),
    );
  });
});
