import { ActionIcon, Alert, Badge, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconPencil, IconTrash } from '@tabler/icons-react';
import { deleteEscalationPolicy, type EscalationPolicy, listEscalationPolicies } from '#contract/escalation';
import { Link } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './policy.module.css';
import { TargetIcon } from './target-icon.tsx';
import { escalationWords } from './words.ts';

/** A policy as the ladder that it is, with what would not be reached now. */
export function PolicyCard({ policy, onEdit }: { policy: EscalationPolicy; onEdit: () => void }) {
  const t = useWords(escalationWords);
  const can = useCan()('notices.write');
  const [asking, ask] = useDisclosure();
  const remove = useChange(deleteEscalationPolicy, { stale: [listEscalationPolicies], quiet: true, onDone: ask.close });
  return (
    <section className="panel">
      <Group wrap="nowrap" align="flex-start" justify="space-between" gap="md">
        <div style={{ minWidth: 0 }}>
          <Text fw={620}>{policy.name}</Text>
          <Text size="sm" c="dimmed">
            {policy.rules.length > 0 ? t('usedBy', { rules: policy.rules.join(', ') }) : t('unused')}{' '}
            {policy.rules.length === 0 && <Link to="/channels/rules">{t('toRules')}</Link>}
          </Text>
        </div>
        {can && (
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('editTitle', { name: policy.name })}
              onClick={onEdit}
            >
              <IconPencil size={17} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeTitle', { name: policy.name })}
              onClick={ask.open}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        )}
      </Group>
      <ol className={classes.ladder}>
        {policy.steps.map((step, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps have no other identity than their place
          <li key={i}>
            <Group gap={6}>
              {step.targets.map((target) => (
                <Badge
                  key={target.kind + target.id}
                  variant="default"
                  size="lg"
                  tt="none"
                  fw={550}
                  leftSection={<TargetIcon kind={target.kind} />}
                >
                  {target.name || t('gone')}
                </Badge>
              ))}
            </Group>
            <Text size="sm" c="dimmed" mt={2}>
              {t('waits', { n: step.waitMinutes })}
              {i < policy.steps.length - 1 && `, ${t('thenNext')}`}
            </Text>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t('times', { n: policy.rounds })}
      </Text>
      {policy.unreachable.length > 0 && (
        <Alert mt="sm" color="amber" icon={<IconAlertTriangle size={18} />} title={t('unreachable')}>
          {policy.unreachable.map(({ step, name, why }) => (
            <Text key={`${step} ${name} ${why}`} size="sm">
              {t(`why_${why}`, { step, name })}
            </Text>
          ))}
        </Alert>
      )}
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeTitle', { name: policy.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: policy.id } })}
      >
        {t('removeText')}
      </Confirm>
    </section>
  );
}
