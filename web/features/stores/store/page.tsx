import { ActionIcon, Anchor, Button, Menu, Skeleton, Tabs, Text } from '@mantine/core';
import { IconDots, IconExternalLink, IconFlag, IconPencilPlus, IconPlus, IconTool } from '@tabler/icons-react';
import { readWall } from '#contract/monitoring';
import { readStore, type Store } from '#contract/stores';
import { asLink, Link, useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { platformName } from '../platform.ts';
import type { StoreNow } from '../wall/parts.tsx';
import { storeWords } from '../words.ts';
import { StoreIncidents } from './incidents.tsx';
import { StoreMaintenance } from './maintenance.tsx';
import { StoreMonitors } from './monitors.tsx';
import { StoreOverview } from './overview.tsx';
import { StorePages } from './pages.tsx';
import { StoreSettings } from './settings.tsx';

/** One store: how it is now, its monitors, incidents, pages that matter, maintenance, settings. */
export default function StorePage() {
  const t = useWords(storeWords);
  const can = useCan();
  const { params, search, setSearch } = useAddress();
  const id = params.id!;
  const answer = useCall(readStore, { params: { id } }, { live: ['store'], about: id });
  const store = answer.data;
  const wall = useCall(
    readWall,
    { query: { storeId: id, limit: 1 } },
    { live: ['monitor', 'maintenance'], about: id, keep: true, everyMs: 60_000 },
  );
  if (answer.error && !store)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  if (!store) return <Skeleton height={420} />;
  const card = wall.data?.items.find((one) => one.id === id);
  const now = card && { card, cells: wall.data!.cells };
  const tabs = [
    'overview',
    'monitors',
    'incidents',
    'pages',
    'maintenance',
    ...(can('stores.write') ? ['settings' as const] : []),
  ] as const;
  const tab = (tabs as readonly string[]).includes(search.tab ?? '') ? search.tab! : 'overview';
  return (
    <Page
      title={store.name}
      crumbs={[{ label: t('wall'), to: '/' }]}
      beside={card && <StateBadge status={card.status} />}
      below={<About store={store} />}
      actions={<Actions store={store} />}
    >
      <Tabs
        value={tab}
        onChange={(next) =>
          setSearch({
            tab: next === 'overview' ? undefined : (next ?? undefined),
            page: undefined,
            q: undefined,
            status: undefined,
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one} style={{ flex: 'none' }}>
              {t(one)}
              {one === 'monitors' && now ? ` · ${now.card.monitors}` : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <TabPanels store={store} now={now} />
      </Tabs>
    </Page>
  );
}

function TabPanels({ store, now }: { store: Store; now: StoreNow | undefined }) {
  return (
    <>
      <Tabs.Panel value="overview">
        <StoreOverview store={store} now={now} />
      </Tabs.Panel>
      <Tabs.Panel value="monitors">
        <StoreMonitors storeId={store.id} />
      </Tabs.Panel>
      <Tabs.Panel value="incidents">
        <StoreIncidents storeId={store.id} />
      </Tabs.Panel>
      <Tabs.Panel value="pages">
        <StorePages storeId={store.id} />
      </Tabs.Panel>
      <Tabs.Panel value="maintenance">
        <StoreMaintenance storeId={store.id} />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <StoreSettings key={`${store.name} ${store.clientId}`} store={store} monitors={now?.card.monitors ?? 0} />
      </Tabs.Panel>
    </>
  );
}

function About({ store }: { store: Store }) {
  const t = useWords(storeWords);
  const platform = platformName(store.platform, store.platformVersion);
  return (
    <Text size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
      <Anchor href={store.url} target="_blank" rel="noreferrer noopener" inherit title={t('visit')}>
        {store.url} <IconExternalLink size={13} style={{ verticalAlign: '-2px' }} aria-label={t('visit')} />
      </Anchor>
      {' · '}
      <Link to={`/?client=${store.clientId}`} plain>
        {store.clientName}
      </Link>
      {platform && ` · ${platform}`}
    </Text>
  );
}

function Actions({ store }: { store: Store }) {
  const t = useWords(storeWords);
  const can = useCan();
  const write = can('monitors.write');
  return (
    <>
      {write && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          renderRoot={asLink(`/monitors/new?storeId=${store.id}`)}
        >
          {t('addMonitor')}
        </Button>
      )}
      {(write || can('incidents.open')) && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="default" h={36} w={36} aria-label={t('more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {can('requests.open') && (
              <Menu.Item
                leftSection={<IconPencilPlus size={16} />}
                renderRoot={asLink(`/requests/new?storeId=${store.id}`)}
              >
                {t('openRequest')}
              </Menu.Item>
            )}
            {can('incidents.open') && (
              <Menu.Item leftSection={<IconFlag size={16} />} renderRoot={asLink(`/incidents/new?storeId=${store.id}`)}>
                {t('openIncident')}
              </Menu.Item>
            )}
            {write && (
              <Menu.Item
                leftSection={<IconTool size={16} />}
                renderRoot={asLink(`/maintenance/new?storeId=${store.id}`)}
              >
                {t('planMaintenance')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
