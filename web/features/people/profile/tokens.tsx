import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { listTokens, revokeToken } from '#contract/people';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { CreateToken } from './create-token.tsx';
import { Entry, EntryList } from './entry.tsx';
import { profileWords } from './words.ts';

export function Tokens() {
  const t = useWords(profileWords);
  const f = useFormat();
  const tokens = useCall(listTokens);
  const [making, make] = useDisclosure();
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const revoke = useChange(revokeToken, { stale: [listTokens], quiet: true, onDone: () => setLeaving(null) });
  const validity = (expiresAt: string | null) =>
    expiresAt === null
      ? t('noExpiry')
      : t(Date.parse(expiresAt) < Date.now() ? 'expired' : 'validUntil', { when: f.date(expiresAt) });
  return (
    <Panel
      title={t('tokens')}
      actions={
        <Button size="xs" variant="default" onClick={make.open}>
          {t('createToken')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('tokensText')}
      </Text>
      <ErrorNote error={tokens.error} onRetry={tokens.refetch} />
      <EntryList empty={t('noTokens')} count={tokens.data?.items.length}>
        {tokens.data?.items.map((token) => (
          <Entry
            key={token.id}
            icon={IconKey}
            title={token.name}
            text={
              <>
                {validity(token.expiresAt)} ·{' '}
                {token.lastUsedAt ? t('lastUsed', { when: f.short(token.lastUsedAt) }) : t('neverUsed')}
                <br />
                {token.scopes.join(', ')}
              </>
            }
            action={
              <Button size="compact-sm" variant="default" onClick={() => setLeaving(token)}>
                {t('revoke')}
              </Button>
            }
          />
        ))}
      </EntryList>
      <Modal opened={making} onClose={make.close} title={t('createToken')} closeOnClickOutside={false}>
        {making && <CreateToken onDone={make.close} />}
      </Modal>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('revokeToken', { name: leaving?.name ?? '' })}
        verb={t('revoke')}
        pending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => leaving && revoke.mutate({ params: { id: leaving.id } })}
      >
        {t('revokeTokenText')}
      </Confirm>
    </Panel>
  );
}
