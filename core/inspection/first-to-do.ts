import { type Option, severities, type Severity } from './check.ts';

interface Found {
  check: string;
  severity: Severity;
  options: readonly Pick<Option, 'effort'>[];
}

const efforts = ['minutes', 'hours', 'days'] as const satisfies readonly Option['effort'][];

/**
 * What to begin with: the gravest first, of the equally grave what is done soonest, then what is found most often. A check
 * that found several things counts once, by its gravest. What is merely worth knowing is not among them.
 */
export function firstToDo<One extends Found>(found: readonly One[], most: number): { one: One; times: number }[] {
  const grouped = Map.groupBy(
    found.filter(({ severity }) => severity !== 'info'),
    ({ check }) => check,
  );
  const weight = ({ severity }: Found): number => severities.indexOf(severity);
  const effort = ({ options: [option] }: Found): number => (option ? efforts.indexOf(option.effort) : efforts.length);
  return [...grouped.values()]
    .map((all) => ({ one: all.toSorted((a, b) => weight(a) - weight(b))[0]!, times: all.length }))
    .sort((a, b) => weight(a.one) - weight(b.one) || effort(a.one) - effort(b.one) || b.times - a.times)
    .slice(0, most);
}
