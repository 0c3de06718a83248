import { Button, SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBuildingStore, IconLayoutGrid, IconList, IconPlus } from '@tabler/icons-react';
import { countIncidents } from '#contract/incidents';
import { readWall, type MonitorStatus } from '#contract/monitoring';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { NothingFound, PageFoot, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { FirstStoreForm } from '../add-form.tsx';
import { storeWords } from '../words.ts';
import { Cards } from './cards.tsx';
import { ClientFilter } from './client-filter.tsx';
import { DenseList } from './dense-list.tsx';
import { StatusFilter } from './status-filter.tsx';
import './wall.css';

const perPage = 200;
type View = 'cards' | 'list';

/** All stores at a glance, the worst first. */
export default function WallPage() {
  const t = useWords(storeWords);
  const can = useCan();
  const { search } = useAddress();
  const { query } = usePaging(perPage);
  const [view, setView] = useLocalStorage<View>({
    key: 'vakhta-wall',
    defaultValue: 'cards',
    getInitialValueInEffect: false,
  });
  const filters = {
    ...(search.status ? { status: search.status as MonitorStatus } : {}),
    ...(search.client ? { clientId: search.client } : {}),
  };
  const wall = useCall(
    readWall,
    { query: { ...query, ...filters } },
    { live: ['monitor', 'store', 'maintenance'], keep: true, everyMs: 60_000 },
  );
  const incidents = useCall(countIncidents, undefined, { live: ['incident'] });
  const add = can('stores.write') && (
    <Button leftSection={<IconPlus size={16} />} renderRoot={asLink('/stores/new')}>
      {t('addStore')}
    </Button>
  );
  const filtered = Boolean(search.q ?? search.status ?? search.client);
  const nothing = wall.data?.total === 0 && !filtered;
  const Shown = view === 'cards' ? Cards : DenseList;
  return (
    <Page title={t('wall')} actions={add}>
      {!nothing && (
        <div className="toolbar">
          <PageSearch placeholder={t('searchStores')} />
          <ClientFilter />
          <SegmentedControl
            ml="auto"
            size="xs"
            value={view}
            onChange={(next) => setView(next)}
            aria-label={t('view')}
            visibleFrom="sm"
            data={[
              {
                value: 'cards',
                label: (
                  <>
                    <IconLayoutGrid size={16} style={{ display: 'block' }} />
                    <VisuallyHidden>{t('cards')}</VisuallyHidden>
                  </>
                ),
              },
              {
                value: 'list',
                label: (
                  <>
                    <IconList size={16} style={{ display: 'block' }} />
                    <VisuallyHidden>{t('list')}</VisuallyHidden>
                  </>
                ),
              },
            ]}
          />
          <StatusFilter counts={wall.data?.counts ?? {}} />
        </div>
      )}
      {!wall.data && wall.error && <ErrorNote error={wall.error} onRetry={wall.refetch} />}
      {wall.isPending && (
        <div className="wall">
          {[1, 2, 3, 4, 5, 6].map((n) => (
            <Skeleton key={n} height={178} radius="lg" />
          ))}
        </div>
      )}
      {nothing && (
        <EmptyState icon={IconBuildingStore} title={t('emptyTitle')} action={can('stores.write') && <FirstStoreForm />}>
          {t(can('stores.write') ? 'emptyHint' : 'emptyForReader')}
        </EmptyState>
      )}
      {wall.data?.items.length === 0 && !nothing && <NothingFound filters={['status', 'client']} />}
      {wall.data && wall.data.items.length > 0 && (
        <Shown stores={wall.data.items} cells={wall.data.cells} incidents={incidents.data?.stores ?? {}} />
      )}
      {wall.data && <PageFoot total={wall.data.total} limit={perPage} />}
    </Page>
  );
}
