import type { TrackerPlace } from '#contract/trackers';

/** Choices by name; those of one name are told apart by where they are. */
export function choicesOf(items: readonly TrackerPlace[]): { value: string; label: string }[] {
  return items
    .map(({ setting, name, within }) => ({ value: setting, label: within === null ? name : `${name} · ${within}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
