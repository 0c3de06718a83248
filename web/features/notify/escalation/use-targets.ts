import { listSchedules } from '#contract/cover';
import type { EscalationTarget } from '#contract/escalation';
import { listChannels } from '#contract/notify';
import { listPeople } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { useCall } from '../../../app/query.ts';
import { useWords } from '../../../kit/words.ts';
import { escalationWords } from './words.ts';

const value = ({ kind, id }: EscalationTarget): string => `${kind} ${id}`;

function read(text: string): EscalationTarget {
  const [kind, id] = text.split(' ') as [EscalationTarget['kind'], string];
  return { kind, id };
}

/** All that can be called, for choosing, in groups. What was `chosen` and is gone stays to be seen and taken out. */
export function useTargets(chosen: readonly EscalationTarget[]) {
  const t = useWords(escalationWords);
  const all = { query: { limit: 500 } };
  const schedules = useCall(listSchedules, all).data?.items ?? [];
  const people = useCall(listPeople, all).data?.items ?? [];
  const channels = useCall(listChannels, all).data?.items ?? [];
  const option = (kind: EscalationTarget['kind']) => (of: { id: string; name: string }) => ({
    value: value({ kind, id: of.id }),
    label: of.name,
  });
  const groups = [
    { group: t('schedules'), items: schedules.map(option('schedule')) },
    { group: t('people'), items: people.filter((p) => p.active && !isClientRole(p.role)).map(option('person')) },
    { group: t('channels'), items: channels.map(option('channel')) },
  ].filter((g) => g.items.length > 0);
  const known = new Set(groups.flatMap((g) => g.items.map((i) => i.value)));
  const gone = chosen.map(value).filter((v) => !known.has(v));
  return {
    groups: [
      ...groups,
      ...(gone.length > 0 ? [{ group: t('gone'), items: gone.map((v) => ({ value: v, label: t('gone') })) }] : []),
    ],
    value,
    read,
  };
}
