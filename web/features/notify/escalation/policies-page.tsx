import { Button, Modal, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconStairsUp } from '@tabler/icons-react';
import { useState } from 'react';
import { type EscalationPolicy, listEscalationPolicies } from '#contract/escalation';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { NotifyFrame } from '../frame.tsx';
import { PolicyCard } from './policy-card.tsx';
import { PolicyForm } from './policy-form.tsx';
import { escalationWords } from './words.ts';

/** `/channels/escalation`: who is called next while nobody acknowledges. */
export default function PoliciesPage() {
  const t = useWords(escalationWords);
  const can = useCan()('notices.write');
  const { search, setSearch } = useAddress();
  const policies = useCall(listEscalationPolicies, { query: { limit: 500 } }, { live: ['cover'] });
  const [edited, edit] = useState<EscalationPolicy | null>(null);
  const add = () => setSearch({ add: '1' });
  const close = () => setSearch({ add: undefined });
  const button = (
    <Button leftSection={<IconPlus size={16} />} onClick={add}>
      {t('add')}
    </Button>
  );
  return (
    <NotifyFrame place="escalation" actions={can && (policies.data?.total ?? 0) > 0 && button}>
      <ErrorNote error={policies.error} onRetry={policies.refetch} />
      {!policies.data && !policies.error && <Skeleton height={220} />}
      {policies.data?.total === 0 && (
        <EmptyState icon={IconStairsUp} title={t('none')} action={can && button}>
          {t('noneText')}
        </EmptyState>
      )}
      <Stack gap="sm">
        {policies.data?.items.map((policy) => (
          <PolicyCard key={policy.id} policy={policy} onEdit={() => edit(policy)} />
        ))}
      </Stack>
      <Modal
        opened={search.add !== undefined && can}
        onClose={close}
        title={t('newTitle')}
        size="lg"
        closeOnClickOutside={false}
      >
        <PolicyForm onDone={close} />
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={t('editTitle', { name: edited?.name ?? '' })}
        size="lg"
        closeOnClickOutside={false}
      >
        {edited && <PolicyForm policy={edited} onDone={() => edit(null)} />}
      </Modal>
    </NotifyFrame>
  );
}
