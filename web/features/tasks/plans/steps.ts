interface Waiting {
  /** Places of the earlier ones that it waits for, counted from 1. */
  after: number[];
}

/** The list with one step a place further up; who waited for whom stays so, but nobody waits for a later one. */
export function lifted<S extends Waiting>(steps: readonly S[], at: number): S[] {
  const order = steps.map((_, i) => i);
  [order[at - 1], order[at]] = [at, at - 1];
  return arranged(steps, order);
}

/** The list without one step; nobody waits for it any more. */
export const without = <S extends Waiting>(steps: readonly S[], at: number): S[] =>
  arranged(
    steps,
    steps.map((_, i) => i).filter((i) => i !== at),
  );

function arranged<S extends Waiting>(steps: readonly S[], order: readonly number[]): S[] {
  const place = new Map(order.map((from, to) => [from + 1, to + 1]));
  return order.map((from, to) => {
    const step = steps[from]!;
    const after = step.after.map((one) => place.get(one) ?? 0).filter((one) => one > 0 && one <= to);
    return { ...step, after };
  });
}
