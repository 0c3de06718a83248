import type { IncidentTables } from '../tables.ts';

type Change = Pick<IncidentTables['store_changes'], 'at' | 'kind' | 'values'>;

const mostLines = 8;
const mostNames = 3;

/**
 * What one person did in the same way to many monitors is one line, at the time of the last of them, so that thirty
 * added monitors do not hide the one change that broke the shop.
 * @param changes the newest first, and so is the answer; eight lines at most
 */
export function groupChanges(changes: readonly Change[]): Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const { actor, name } = change.values;
    const key =
      actor === undefined || name === undefined ? `alone ${groups.size}` : JSON.stringify([change.kind, actor]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].slice(0, mostLines).map(asOne);
}

function asOne(group: readonly Change[]): Change {
  const [newest] = group as [Change];
  if (group.length === 1) return newest;
  const names = [...new Set(group.map((change) => String(change.values['name'])))];
  if (names.length === 1) return newest;
  const named = names.slice(0, mostNames).join(', ');
  const more = names.length - mostNames;
  return {
    at: newest.at,
    kind: `${newest.kind}${more > 0 ? '_and_more' : '_many'}`,
    values: { actor: newest.values['actor']!, n: names.length, names: named, more: Math.max(more, 0) },
  };
}
