import { UnstyledButton } from '@mantine/core';
import type { MonitorStatus } from '#contract/monitoring';
import { useAddress } from '../../../app/address.tsx';
import { kitWords } from '../../../kit/kit.words.ts';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

const order: MonitorStatus[] = ['down', 'degraded', 'unknown', 'maintenance', 'up', 'paused', 'pending'];

/** States with their counts; a state that nothing is in is not offered. */
export function StatusFilter({ counts }: { counts: Record<string, number> }) {
  const t = useWords(storeWords);
  const state = useWords(kitWords);
  const { search, setSearch } = useAddress();
  const offered = order.filter((status) => (counts[status] ?? 0) > 0 || search.status === status);
  if (offered.length < 2 && !search.status) return null;
  const choose = (status: string | undefined) => setSearch({ status, page: undefined });
  return (
    <div className="status-filter" role="group" aria-label={t('state')}>
      <UnstyledButton aria-pressed={!search.status} onClick={() => choose(undefined)}>
        {t('all')}
      </UnstyledButton>
      {offered.map((status) => (
        <UnstyledButton
          key={status}
          data-status={status}
          aria-pressed={search.status === status}
          onClick={() => choose(search.status === status ? undefined : status)}
        >
          <StateShape status={status} size={10} /> {state(status)} <b className="figures">{counts[status] ?? 0}</b>
        </UnstyledButton>
      ))}
    </div>
  );
}
