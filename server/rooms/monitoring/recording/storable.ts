import type { Outcome } from '#core/probe';

/** An outcome that PostgreSQL can keep: pages of stores hold NULs and halves of characters, which it refuses. */
export function storable(outcome: Outcome): Outcome {
  const text = JSON.stringify(outcome);
  if (!/\\u(0000|d[89a-f])/i.test(text)) return outcome;
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ) as Outcome;
}
