import type { Snapshot } from '#contract/audit-snapshots';
import type { Audit } from '#contract/audits';

/** With what a snapshot is compared, as the address of the page names it: `audit:<id>` or `snapshot:<id>`. */
export type Against = `${'audit' | 'snapshot'}:${string}`;

/** Audits and snapshots that hold something else than the snapshot itself. */
export function choicesFor(
  snapshot: Snapshot,
  audits: readonly Audit[],
  snapshots: readonly Snapshot[],
): { audits: Audit[]; snapshots: Snapshot[] } {
  return {
    audits: audits.filter(({ id, seoPages }) => seoPages !== null && id !== snapshot.audit?.id),
    snapshots: snapshots.filter(
      ({ id, state, audit }) =>
        state === 'kept' && id !== snapshot.id && (audit === null || audit.id !== snapshot.audit?.id),
    ),
  };
}

/**
 * What was chosen, where it can be; else the newest audit after the snapshot. Null where there is none.
 * @param choices audits the newest first
 */
export function againstOf(
  chosen: string | undefined,
  snapshot: Snapshot,
  { audits, snapshots }: ReturnType<typeof choicesFor>,
): Against | null {
  const all: Against[] = [
    ...audits.map(({ id }): Against => `audit:${id}`),
    ...snapshots.map(({ id }): Against => `snapshot:${id}`),
  ];
  const wanted = all.find((one) => one === chosen);
  if (wanted) return wanted;
  const takenAt = snapshot.takenAt ?? snapshot.askedAt;
  const later = audits.find(({ finishedAt }) => finishedAt !== null && finishedAt > takenAt);
  return later ? `audit:${later.id}` : null;
}

/** As the API is asked. */
export function queryOf(against: Against): { auditId: string } | { snapshotId: string } {
  const [kind, id] = against.split(':') as ['audit' | 'snapshot', string];
  return kind === 'audit' ? { auditId: id } : { snapshotId: id };
}
