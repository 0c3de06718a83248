import { listPeople } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { useCall } from '../../app/query.ts';

/** Who can be on duty, for choosing. */
export function usePeople(): { value: string; label: string }[] {
  const people = useCall(listPeople, { query: { limit: 500 } }).data?.items ?? [];
  return people.filter((p) => p.active && !isClientRole(p.role)).map((p) => ({ value: p.id, label: p.name }));
}
