import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { listMonitors, listMonitorTypes, readMonitor, updateMonitor, type MonitorDetail } from '#contract/monitoring';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { draftOf, type MonitorTypeShown } from './draft.ts';
import { MonitorForm } from './monitor-form.tsx';
import { formWords } from './words.ts';

/** The settings of a monitor that exists. */
export default function EditMonitorPage() {
  const { params } = useAddress();
  const monitor = useCall(readMonitor, { params: { id: params.id! } });
  const types = useCall(listMonitorTypes);
  const type = types.data?.items.find((one) => one.name === monitor.data?.type);
  const error = monitor.error ?? types.error;
  if (error && !monitor.data) return <ErrorNote error={error} onRetry={monitor.refetch} />;
  if (!monitor.data || !type) return <Skeleton height={420} />;
  return <Edit key={monitor.data.id} monitor={monitor.data} type={type} />;
}

function Edit({ monitor, type }: { monitor: MonitorDetail; type: MonitorTypeShown }) {
  const t = useWords(formWords);
  const m = useWords(monitorWords);
  const { go } = useAddress();
  const [draft, setDraft] = useState(() => draftOf(monitor));
  const back = `/monitors/${monitor.id}`;
  const update = useChange(updateMonitor, {
    quiet: true,
    stale: [readMonitor, listMonitors],
    onDone: () => {
      notifications.show({ message: t('saved'), color: 'petrol' });
      go(back);
    },
  });
  return (
    <Page
      title={t('editMonitor')}
      crumbs={[
        { label: m('monitors'), to: '/monitors' },
        { label: monitor.storeName, to: `/stores/${monitor.storeId}` },
        { label: monitor.name, to: back },
      ]}
    >
      <MonitorForm
        type={type}
        storeId={monitor.storeId}
        monitorId={monitor.id}
        draft={draft}
        onChange={setDraft}
        onSave={() => update.mutate({ params: { id: monitor.id }, body: draft })}
        onCancel={() => go(back)}
        verb={t('save')}
        saving={update.isPending}
        error={update.error}
      />
    </Page>
  );
}
