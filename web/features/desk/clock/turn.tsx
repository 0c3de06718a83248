import { Button, Menu } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type Clock, pauseIncidentClock, readIncidentClock, resumeIncidentClock } from '#contract/clocks';
import { readIncident } from '#contract/incidents';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { clockWords } from './words.ts';

const stale = [readIncidentClock, readIncident];

/** Pauses the clock of an incident, or lets it run again; a request's clock follows its state by itself. */
export function Turn({ id, clock }: { id: string; clock: Clock }) {
  const t = useWords(clockWords);
  const pause = useChange(pauseIncidentClock, { stale });
  const resume = useChange(resumeIncidentClock, { stale });
  if (!useCan()('incidents.write') || !clock.agreement || clock.state === 'stopped') return null;
  if (clock.state === 'paused')
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerPlay size={14} />}
        loading={resume.isPending}
        onClick={() => resume.mutate({ params: { id } })}
      >
        {t('goOn')}
      </Button>
    );
  const wait = (reason: 'waiting_for_client' | 'waiting_for_third_party') =>
    pause.mutate({ params: { id }, body: { reason } });
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          title={t('pauseHint')}
          leftSection={<IconPlayerPause size={14} />}
          loading={pause.isPending}
        >
          {t('pause')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => wait('waiting_for_client')}>{t('forClient')}</Menu.Item>
        <Menu.Item onClick={() => wait('waiting_for_third_party')}>{t('forThird')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
