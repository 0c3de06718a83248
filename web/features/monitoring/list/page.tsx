import { Button, Select } from '@mantine/core';
import { IconActivity, IconArrowsSort, IconDownload, IconPlus } from '@tabler/icons-react';
import {
  exportMonitors,
  listMonitors,
  listMonitorTypes,
  monitorSorts,
  monitorStatuses,
  type MonitorSort,
  type MonitorStatus,
} from '#contract/monitoring';
import { readStore } from '#contract/stores';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Filter } from '../../../kit/Filter.tsx';
import { kitWords } from '../../../kit/kit.words.ts';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { useMonitorColumns } from './columns.tsx';

const filters = ['status', 'type', 'storeId'];
const sortOf = (asked: string | undefined): MonitorSort => monitorSorts.find((sort) => sort === asked) ?? 'worst';

/** All monitors; search, filters and page live in the address. */
export default function MonitorsPage() {
  const t = useWords(monitorWords);
  const can = useCan();
  const { search } = useAddress();
  const { query } = usePaging();
  const columns = useMonitorColumns(!search.storeId);
  const wanted = {
    ...(search.status ? { status: search.status as MonitorStatus } : {}),
    ...(search.type ? { type: search.type } : {}),
    ...(search.storeId ? { storeId: search.storeId } : {}),
    sort: sortOf(search.sort),
  };
  const answer = useCall(
    listMonitors,
    { query: { ...query, ...wanted } },
    { live: ['monitor', 'maintenance', 'store'], keep: true },
  );
  const store = useCall(readStore, { params: { id: search.storeId ?? '' } }, { enabled: Boolean(search.storeId) });
  const add = can('monitors.write') && (
    <Button
      leftSection={<IconPlus size={16} />}
      renderRoot={asLink(`/monitors/new${search.storeId ? `?storeId=${search.storeId}` : ''}`)}
    >
      {t('addMonitor')}
    </Button>
  );
  return (
    <Page
      title={t('monitors')}
      actions={
        <>
          <Button
            variant="default"
            visibleFrom="sm"
            component="a"
            href={`${exportMonitors.path}${search.storeId ? `?storeId=${search.storeId}` : ''}`}
            download="monitors.json"
            leftSection={<IconDownload size={16} />}
          >
            {t('export')}
          </Button>
          {add}
        </>
      }
      {...(store.data ? { crumbs: [{ label: store.data.name, to: `/stores/${store.data.id}` }] } : {})}
    >
      <div className="toolbar">
        <PageSearch placeholder={t('searchMonitors')} />
        <Filters />
      </div>
      <Paged
        answer={answer}
        columns={columns}
        rowKey={(m) => m.id}
        filters={filters}
        label={t('monitors')}
        empty={
          <EmptyState
            icon={IconActivity}
            title={t('empty')}
            action={can('stores.write') ? <Button renderRoot={asLink('/stores/new')}>{t('addStore')}</Button> : add}
          >
            {t('emptyHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Filters() {
  const t = useWords(monitorWords);
  const state = useWords(kitWords);
  const { search, setSearch } = useAddress();
  const types = useCall(listMonitorTypes).data?.items ?? [];
  return (
    <>
      <Filter
        name="status"
        label={t('state')}
        any={t('anyState')}
        data={monitorStatuses.map((status) => ({ value: status, label: state(status) }))}
      />
      <Filter
        name="type"
        label={t('type')}
        any={t('anyType')}
        data={types.map((type) => ({ value: type.name, label: type.label }))}
      />
      <Select
        w={{ base: '100%', sm: 190 }}
        ml={{ sm: 'auto' }}
        aria-label={t('sort')}
        leftSection={<IconArrowsSort size={16} />}
        allowDeselect={false}
        value={sortOf(search.sort)}
        onChange={(sort) => setSearch({ sort: sort === 'worst' || !sort ? undefined : sort, page: undefined })}
        data={monitorSorts.map((sort) => ({ value: sort, label: t(`sort_${sort}`) }))}
      />
    </>
  );
}
