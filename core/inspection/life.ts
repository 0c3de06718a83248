/** `fixed`: somebody says so; `verified`: a run that could judge it did not find it; `accepted`: as a risk, for a while. */
export const findingStates = ['open', 'planned', 'fixed', 'verified', 'accepted'] as const;
export type FindingState = (typeof findingStates)[number];

/** What of a finding outlives the runs. Instants are epoch milliseconds. */
export interface Life {
  state: FindingState;
  /** Since when it is in this state. */
  since: number;
  /** Null unless it is accepted. */
  acceptedUntil: number | null;
  /** How often it was found again after it had been fixed. */
  comeBack: number;
}

/** `found` and `gone` are told by a run: what it saw is as old as its beginning. */
export type Fact =
  | { what: 'found' | 'gone'; begunAt: number }
  | { what: 'task_done' | 'task_reopened' | 'task_dropped' | 'expired' }
  | ByHand;
type ByHand = { what: 'accepted'; until: number } | { what: 'planned' | 'said_fixed' | 'reopened' };

/** A line of its log. */
export type FindingStep =
  | 'found'
  | 'came_back'
  | 'gone'
  | 'verified'
  | 'planned'
  | 'task_done'
  | 'task_reopened'
  | 'task_dropped'
  | 'said_fixed'
  | 'accepted'
  | 'expired'
  | 'reopened';

/** `step` null: nothing became of it. */
export interface Lived {
  life: Life;
  step: FindingStep | null;
}

/**
 * What becomes of a finding by a fact. What a run could not judge is no fact.
 * @param life null where it was never found before
 * @returns null where a person asks for what cannot be from this state
 */
export function live(life: Life | null, fact: Fact, at: number): Lived | null {
  if (life === null) return fact.what === 'found' ? become({ comeBack: 0 }, 'open', 'found', at) : null;
  const same: Lived = { life, step: null };
  switch (fact.what) {
    case 'found':
      return found(life, fact.begunAt, at);
    case 'gone':
      return life.state === 'verified'
        ? same
        : become(life, 'verified', life.state === 'fixed' ? 'verified' : 'gone', at);
    case 'expired':
      return life.state === 'accepted' && life.acceptedUntil! <= at ? become(life, 'open', 'expired', at) : same;
    case 'task_done':
      return life.state === 'planned' ? become(life, 'fixed', 'task_done', at) : same;
    case 'task_reopened':
      return life.state === 'fixed' ? become(life, 'planned', 'task_reopened', at) : same;
    case 'task_dropped':
      return life.state === 'planned' ? become(life, 'open', 'task_dropped', at) : same;
    default:
      return byHand(life, fact, at);
  }
}

/** What a run saw before somebody mended it proves nothing against the mending. */
function found(life: Life, begunAt: number, at: number): Lived {
  const { state } = life;
  if (state === 'verified' || (state === 'fixed' && begunAt >= life.since))
    return become({ ...life, comeBack: life.comeBack + 1 }, 'open', 'came_back', at);
  return state === 'accepted' && life.acceptedUntil! <= at ? become(life, 'open', 'expired', at) : { life, step: null };
}

const from = {
  planned: ['open', 'accepted'],
  said_fixed: ['open', 'planned', 'accepted'],
  accepted: ['open', 'planned', 'accepted'],
  reopened: ['planned', 'fixed', 'verified', 'accepted'],
} satisfies Record<string, FindingState[]>;
const to = { planned: 'planned', said_fixed: 'fixed', reopened: 'open' } as const;

function byHand(life: Life, fact: ByHand, at: number): Lived | null {
  if (!(from[fact.what] as FindingState[]).includes(life.state)) return null;
  if (fact.what !== 'accepted') return become(life, to[fact.what], fact.what, at);
  return {
    life: { ...life, state: 'accepted', since: at, acceptedUntil: fact.until },
    step: 'accepted',
  };
}

const become = (of: Pick<Life, 'comeBack'>, state: FindingState, step: FindingStep, at: number): Lived => ({
  life: { state, since: at, acceptedUntil: null, comeBack: of.comeBack },
  step,
});
