import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { createMonitor, listMonitors, readWall } from '#contract/monitoring';
import { listStores, readStore } from '#contract/stores';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { StoreSelect } from '../store-select.tsx';
import { monitorWords } from '../words.ts';
import { ChooseType } from './choose-type.tsx';
import { emptyDraft, type Draft, type MonitorTypeShown } from './draft.ts';
import { MonitorForm } from './monitor-form.tsx';
import { formWords } from './words.ts';

/** A new monitor: which store, what to watch, the settings of that type. */
export default function NewMonitorPage() {
  const t = useWords(formWords);
  const m = useWords(monitorWords);
  const { search, setSearch, go } = useAddress();
  const few = useCall(listStores, { query: { limit: 2 } }).data;
  // The only store there is needs no choice.
  const only = few?.total === 1 ? few.items[0]!.id : null;
  const storeId = search.storeId ?? only;
  const store = useCall(readStore, { params: { id: storeId ?? '' } }, { enabled: storeId !== null });
  const [type, setType] = useState<MonitorTypeShown | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const create = useChange(createMonitor, {
    quiet: true,
    stale: [listMonitors, readWall],
    onDone: (monitor) => {
      notifications.show({ message: t('created'), color: 'petrol' });
      go(`/monitors/${monitor.id}`);
    },
  });
  const choose = (chosen: MonitorTypeShown) => {
    setType(chosen);
    setDraft({ ...emptyDraft(chosen, store.data), name: chosen.label });
  };
  const crumbs = [
    { label: m('monitors'), to: '/monitors' },
    ...(store.data ? [{ label: store.data.name, to: `/stores/${store.data.id}` }] : []),
  ];
  if (!storeId || !store.data || !type || !draft) {
    return (
      <Page title={t('newMonitor')} crumbs={crumbs}>
        <Stack gap="lg">
          <Panel>
            <StoreSelect value={storeId} onChange={(id) => setSearch({ storeId: id ?? undefined })} required />
          </Panel>
          {storeId && (
            <div>
              <Text component="h2" fw={600} mb="sm">
                {t('chooseType')}
              </Text>
              <ChooseType onChoose={choose} />
            </div>
          )}
        </Stack>
      </Page>
    );
  }
  const save = () => create.mutate({ body: { storeId, type: type.name, ...draft } });
  return (
    <Page
      title={`${t('newMonitor')}: ${type.label}`}
      crumbs={crumbs}
      below={
        <Text size="sm" c="dimmed" mt={4}>
          {type.why}
        </Text>
      }
      actions={
        <Button variant="default" onClick={() => setType(null)}>
          {t('change')}
        </Button>
      }
    >
      <MonitorForm
        type={type}
        storeId={storeId}
        draft={draft}
        onChange={setDraft}
        onSave={save}
        onCancel={() => go(`/stores/${storeId}?tab=monitors`)}
        verb={t('create')}
        saving={create.isPending}
        error={create.error}
      />
    </Page>
  );
}
