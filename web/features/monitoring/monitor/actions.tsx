import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefreshDot,
  IconTrash,
  IconZoomCheck,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  acceptBaseline,
  deleteMonitor,
  listMonitors,
  pauseMonitor,
  readMonitor,
  readUptime,
  readWall,
  resumeMonitor,
  testMonitor,
  type MonitorDetail,
} from '#contract/monitoring';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { OutcomeView } from './outcome.tsx';

type Asked = 'pause' | 'accept' | 'remove' | null;
const stale = [readMonitor, listMonitors, readWall, readUptime];

/** Test now, edit, pause, accept a new normal, remove. */
export function MonitorActions({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const can = useCan();
  const [asked, setAsked] = useState<Asked>(null);
  const [testing, setTesting] = useState(false);
  const test = useChange(testMonitor, { quiet: true });
  const resume = useChange(resumeMonitor, { stale });
  const params = { id: monitor.id };
  if (!can('monitors.write')) return null;
  const testable = monitor.type !== 'heartbeat';
  return (
    <>
      {testable && (
        <Button
          variant="default"
          leftSection={<IconZoomCheck size={16} />}
          onClick={() => {
            setTesting(true);
            test.mutate({ params });
          }}
        >
          {t('testNow')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPencil size={16} />}
        renderRoot={asLink(`/monitors/${monitor.id}/edit`)}
      >
        {t('edit')}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" h={36} w={36} aria-label={t('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {monitor.paused ? (
            <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => resume.mutate({ params })}>
              {t('resume')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => setAsked('pause')}>
              {t('pause')}
            </Menu.Item>
          )}
          {monitor.baselineAt && (
            <Menu.Item leftSection={<IconRefreshDot size={16} />} onClick={() => setAsked('accept')}>
              {t('acceptNormal')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setAsked('remove')}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={testing} onClose={() => setTesting(false)} title={t('tested')} size="lg">
        <ErrorNote error={test.error} />
        {!test.error && <OutcomeView outcome={test.isPending ? null : (test.data ?? null)} hint={t('testedHint')} />}
      </Modal>
      <Questions monitor={monitor} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function Questions({ monitor, asked, onClose }: { monitor: MonitorDetail; asked: Asked; onClose: () => void }) {
  const t = useWords(monitorWords);
  const { go } = useAddress();
  const { name, storeName: store } = monitor;
  const params = { id: monitor.id };
  const say = (message: string) => notifications.show({ message, color: 'petrol' });
  const pause = useChange(pauseMonitor, { quiet: true, stale, onDone: onClose });
  const accept = useChange(acceptBaseline, {
    quiet: true,
    stale,
    onDone: () => {
      onClose();
      say(t('accepted'));
    },
  });
  const remove = useChange(deleteMonitor, {
    quiet: true,
    stale: [listMonitors, readWall],
    onDone: () => {
      say(t('removed', { name }));
      go(`/stores/${monitor.storeId}?tab=monitors`);
    },
  });
  return (
    <>
      <Confirm
        danger={false}
        opened={asked === 'pause'}
        onClose={onClose}
        title={t('pauseTitle', { name })}
        verb={t('pause')}
        pending={pause.isPending}
        error={pause.error}
        onConfirm={() => pause.mutate({ params })}
      >
        {t('pauseText', { name })}
      </Confirm>
      <Confirm
        danger={false}
        opened={asked === 'accept'}
        onClose={onClose}
        title={t('acceptTitle')}
        verb={t('acceptNormal')}
        pending={accept.isPending}
        error={accept.error}
        onConfirm={() => accept.mutate({ params })}
      >
        {t('acceptText', { name })}
      </Confirm>
      <Confirm
        opened={asked === 'remove'}
        onClose={onClose}
        title={t('removeTitle', { name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params })}
      >
        {t('removeText', { name, store })}
      </Confirm>
    </>
  );
}
