import { Button } from '@mantine/core';
import { listMonitors, type MonitorStatus } from '#contract/monitoring';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Paged, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { useMonitorColumns } from '../../monitoring/index.ts';
import { storeWords } from '../words.ts';

export function StoreMonitors({ storeId }: { storeId: string }) {
  const t = useWords(storeWords);
  const can = useCan();
  const { search } = useAddress();
  const { query } = usePaging();
  const columns = useMonitorColumns(false);
  const answer = useCall(
    listMonitors,
    {
      query: { ...query, storeId, sort: 'worst', ...(search.status ? { status: search.status as MonitorStatus } : {}) },
    },
    { live: ['monitor', 'maintenance'], about: storeId, keep: true },
  );
  const propose = can('stores.write') && (
    <Button variant="default" renderRoot={asLink(`/stores/${storeId}/discovery`)}>
      {t('propose')}
    </Button>
  );
  return (
    <>
      <div className="toolbar">
        <PageSearch />
        {propose}
      </div>
      <Paged
        answer={answer}
        columns={columns}
        rowKey={(m) => m.id}
        filters={['status']}
        label={t('monitors')}
        empty={<EmptyState title={t('noMonitors')} action={propose} />}
      />
    </>
  );
}
