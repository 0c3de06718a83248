import { Button, Modal, Skeleton, Stack } from '@mantine/core';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listChannels, listRules, type Rule } from '#contract/notify';
import { asLink, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useWords } from '../../kit/words.ts';
import { NotifyFrame } from './frame.tsx';
import { RuleCard } from './rule-card.tsx';
import { RuleForm } from './rule-form.tsx';
import { ruleWords } from './rule.words.ts';
import { notifyWords } from './words.ts';

/** `/channels/rules`: who is told of what, and when. */
export default function RulesPage() {
  const t = useWords(ruleWords);
  const can = useCan()('notices.write');
  const { search, setSearch } = useAddress();
  const rules = useCall(listRules, { query: { limit: 500 } });
  const channels = useCall(listChannels, { query: { limit: 500 } });
  const [edited, edit] = useState<Rule | null>(null);
  const known = channels.data?.items;
  const close = () => setSearch({ add: undefined });
  const hasChannels = (known?.length ?? 0) > 0;
  return (
    <NotifyFrame
      place="rules"
      actions={
        can &&
        hasChannels && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setSearch({ add: '1' })}>
            {t('addRule')}
          </Button>
        )
      }
    >
      <ErrorNote error={rules.error} onRetry={rules.refetch} />
      {!rules.data && !rules.error && <Skeleton height={220} />}
      {rules.data?.total === 0 && known && (
        <NoRules hasChannels={hasChannels} mayWrite={can} onAdd={() => setSearch({ add: '1' })} />
      )}
      <Stack gap="sm">
        {known &&
          rules.data?.items.map((rule) => (
            <RuleCard key={rule.id} rule={rule} channels={known} onEdit={() => edit(rule)} />
          ))}
      </Stack>
      <Modal
        opened={search.add !== undefined && can && hasChannels}
        onClose={close}
        title={t('ruleTitle')}
        size="lg"
        closeOnClickOutside={false}
      >
        {known && <RuleForm channels={known} onDone={close} />}
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={t('editRuleTitle', { name: edited?.name ?? '' })}
        size="lg"
        closeOnClickOutside={false}
      >
        {edited && known && <RuleForm rule={edited} channels={known} onDone={() => edit(null)} />}
      </Modal>
    </NotifyFrame>
  );
}

function NoRules({ hasChannels, mayWrite, onAdd }: { hasChannels: boolean; mayWrite: boolean; onAdd: () => void }) {
  const t = useWords(ruleWords);
  const start = useWords(notifyWords);
  const action = hasChannels ? (
    <Button onClick={onAdd}>{t('addRule')}</Button>
  ) : (
    <Button renderRoot={asLink('/channels?add=1')}>{start('step1')}</Button>
  );
  return (
    <EmptyState icon={IconFilter} title={t('noRules')} action={mayWrite && action}>
      {t(hasChannels ? 'noRulesText' : 'needChannel')}
    </EmptyState>
  );
}
