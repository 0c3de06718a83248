import { SegmentedControl } from '@mantine/core';
import { taskPriorities, taskStates } from '#contract/tasks';
import { useAddress } from '../../../app/address.tsx';
import { useIsClient } from '../../../app/session.tsx';
import { Filter } from '../../../kit/Filter.tsx';
import { PageSearch } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { useClientOptions, useTeamOptions } from '../options.ts';
import { taskWords } from '../words.ts';

export const filterNames = ['state', 'clientId', 'ownerId', 'priority'];

/** The filters of the address, as `listTasks` takes them. */
export function useFilters() {
  const { search } = useAddress();
  return {
    ...(search.q ? { q: search.q } : {}),
    ...(search.clientId ? { clientId: search.clientId } : {}),
    ...(search.ownerId ? { ownerId: search.ownerId } : {}),
    ...(search.requestId ? { requestId: search.requestId } : {}),
    ...(search.incidentId ? { incidentId: search.incidentId } : {}),
    priority: taskPriorities.find((one) => one === search.priority),
  };
}

export function Filters({ view }: { view: 'board' | 'list' }) {
  const t = useWords(taskWords);
  const { setSearch } = useAddress();
  const isClient = useIsClient();
  return (
    <div className="toolbar">
      <PageSearch placeholder={t('search')} />
      <SegmentedControl
        aria-label={t('view')}
        value={view}
        onChange={(to) => setSearch({ view: to, state: undefined, page: undefined })}
        data={[
          { value: 'board', label: t('board') },
          { value: 'list', label: t('list') },
        ]}
      />
      {view === 'list' && (
        <Filter
          name="state"
          label={t('state')}
          any={t('anyState')}
          data={[
            ...taskStates.map((value) => ({ value, label: t(`state_${value}`) })),
            { value: 'all', label: t('all') },
          ]}
        />
      )}
      {!isClient && <TeamFilters />}
      <Filter
        name="priority"
        label={t('priority')}
        any={t('anyPriority')}
        data={taskPriorities.map((value) => ({ value, label: t(`priority_${value}`) }))}
      />
    </div>
  );
}

function TeamFilters() {
  const t = useWords(taskWords);
  return (
    <>
      <Filter name="ownerId" label={t('owner')} any={t('anyOwner')} {...useTeamOptions()} />
      <Filter name="clientId" label={t('client')} any={t('anyClient')} {...useClientOptions()} />
    </>
  );
}
