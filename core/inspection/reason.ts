import type { Values } from '#core/words';

/** Said in the reader's language by its code. */
export interface Told {
  code: string;
  values?: Values;
}

/** Why something could not be judged; runs of before kept a sentence. */
export type Reason = Told | string;

/** Thrown where a look came to nothing for a reason that we know: our lack, never the store's fault. */
export class Unjudged extends Error {
  readonly reason: Told;

  /** @param message the same for an engineer */
  constructor(reason: Told, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What an exception says; one that nobody foresaw is a fault of ours, with the first line of what the library says. */
export function reasonOf(error: unknown): Told {
  if (error instanceof Unjudged) return error.reason;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return { code: 'ours', values: { detail: line.replace(/\p{Cc}+/gu, ' ').slice(0, 300) } };
}
