import { Button, Space } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { listInvitations, withdrawInvitation } from '#contract/people';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Entry, EntryList } from '../profile/entry.tsx';
import { roleWords } from '../role.words.ts';
import { teamWords } from './words.ts';

/** Invitations that nobody has used yet; nothing where there are none. */
export function Invitations() {
  const t = useWords(teamWords);
  const role = useWords(roleWords);
  const f = useFormat();
  const can = useCan();
  const invitations = useCall(listInvitations);
  const [leaving, setLeaving] = useState<{ id: string; email: string } | null>(null);
  const withdraw = useChange(withdrawInvitation, {
    stale: [listInvitations],
    quiet: true,
    onDone: () => {
      setLeaving(null);
      notifications.show({ message: t('withdrawn') });
    },
  });
  const open = invitations.data?.items.filter((i) => i.acceptedAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <>
      <Space h="md" />
      <Panel title={t('invitations')}>
        <EntryList empty="" count={open.length}>
          {open.map((i) => (
            <Entry
              key={i.id}
              icon={IconMail}
              title={`${i.email} · ${role(`role_${i.role}`)}`}
              text={t('invitedBy', { name: i.invitedBy, until: f.date(i.expiresAt) })}
              action={
                can('people.write') && (
                  <Button size="compact-sm" variant="default" onClick={() => setLeaving(i)}>
                    {t('withdraw')}
                  </Button>
                )
              }
            />
          ))}
        </EntryList>
      </Panel>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('withdrawTitle', { email: leaving?.email ?? '' })}
        verb={t('withdraw')}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => leaving && withdraw.mutate({ params: { id: leaving.id } })}
      >
        {t('withdrawText')}
      </Confirm>
    </>
  );
}
