import { listPeople } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { listClients } from '#contract/stores';
import { useCall } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { requestWords } from './words.ts';

const choice = (data: { value: string; label: string }[]) => ({ data, searchable: true as const, limit: 100 });

/** Clients for a Select. */
export function useClientOptions() {
  const clients = useCall(listClients, { query: { limit: 500 } }, { live: ['store'] }).data?.items ?? [];
  return choice(clients.map(({ id, name }) => ({ value: id, label: name })));
}

/** Who can own a request, for a Select; whoever chooses stands first. */
export function useTeamOptions() {
  const t = useWords(requestWords);
  const me = useSession().person.id;
  const people = useCall(listPeople, { query: { limit: 500 } }).data?.items ?? [];
  const team = people.filter((person) => person.active && !isClientRole(person.role));
  const mine = team.filter((person) => person.id === me);
  return choice([
    ...mine.map(({ id, name }) => ({ value: id, label: t('me', { name }) })),
    ...team.filter((person) => person.id !== me).map(({ id, name }) => ({ value: id, label: name })),
  ]);
}
