import { listPeople } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { listClients } from '#contract/stores';
import { useCall } from '../../app/query.ts';

const choice = (data: { value: string; label: string }[]) => ({ data, searchable: true as const, limit: 100 });

/** Clients for a Select. */
export function useClientOptions() {
  const clients = useCall(listClients, { query: { limit: 500 } }, { live: ['store'] }).data?.items ?? [];
  return choice(clients.map(({ id, name }) => ({ value: id, label: name })));
}

/** Who can own a task, for a Select. */
export function useTeamOptions() {
  const people = useCall(listPeople, { query: { limit: 500 } }).data?.items ?? [];
  const team = people.filter((person) => person.active && !isClientRole(person.role));
  return choice(team.map(({ id, name }) => ({ value: id, label: name })));
}
