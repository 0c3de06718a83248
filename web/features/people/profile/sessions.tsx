import { Badge, Button, Group, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { listSessions, revokeSession } from '#contract/people';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { deviceName } from './device.ts';
import { Entry, EntryList } from './entry.tsx';
import { profileWords } from './words.ts';

export function Sessions() {
  const t = useWords(profileWords);
  const f = useFormat();
  const sessions = useCall(listSessions, undefined, { live: ['session'] });
  const [ending, setEnding] = useState<{ id: string; userAgent: string; address: string } | null>(null);
  const end = useChange(revokeSession, { stale: [listSessions], quiet: true, onDone: () => setEnding(null) });
  const device = (userAgent: string) => deviceName(userAgent) ?? (userAgent || t('unknownDevice'));
  return (
    <Panel title={t('sessions')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('sessionsText')}
      </Text>
      <ErrorNote error={sessions.error} onRetry={sessions.refetch} />
      <EntryList empty="" count={sessions.data?.items.length}>
        {sessions.data?.items.map((s) => (
          <Entry
            key={s.id}
            icon={/Mobile|Android|iPhone/.test(s.userAgent) ? IconDeviceMobile : IconDeviceDesktop}
            title={
              <Group gap={8}>
                {device(s.userAgent)}
                {s.current && (
                  <Badge size="sm" variant="light">
                    {t('thisSession')}
                  </Badge>
                )}
              </Group>
            }
            text={
              <>
                {s.address} · {t('signedInAt', { when: f.short(s.createdAt) })} · <Age of={s.lastSeenAt} />
              </>
            }
            action={
              !s.current && (
                <Button size="compact-sm" variant="default" onClick={() => setEnding(s)}>
                  {t('endSession')}
                </Button>
              )
            }
          />
        ))}
      </EntryList>
      <Confirm
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('endSessionTitle')}
        verb={t('endSession')}
        pending={end.isPending}
        error={end.error}
        onConfirm={() => ending && end.mutate({ params: { id: ending.id } })}
      >
        {ending && t('endSessionText', { device: device(ending.userAgent), address: ending.address })}
      </Confirm>
    </Panel>
  );
}
