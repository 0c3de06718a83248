import { ActionIcon, Badge, Group, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconStairsUp, IconTrash } from '@tabler/icons-react';
import { listEscalationPolicies } from '#contract/escalation';
import { deleteRule, listRules, updateRule, type Channel, type Rule } from '#contract/notify';
import { useCall, useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { Confirm } from '../../kit/Confirm.tsx';
import { useWords } from '../../kit/words.ts';
import { KindIcon } from './kind-icon.tsx';
import { daysText } from './rule-sentence.ts';
import { ruleWords } from './rule.words.ts';

/** A rule as a sentence: which incidents, when, to which channels. */
export function RuleCard({ rule, channels, onEdit }: { rule: Rule; channels: Channel[]; onEdit: () => void }) {
  const t = useWords(ruleWords);
  const can = useCan()('notices.write');
  const [asking, ask] = useDisclosure();
  const turn = useChange(updateRule, { stale: [listRules] });
  const remove = useChange(deleteRule, { stale: [listRules], quiet: true, onDone: ask.close });
  const to = channels.filter((channel) => rule.channelIds.includes(channel.id));
  const policies = useCall(listEscalationPolicies, { query: { limit: 500 } }).data?.items;
  const policy = policies?.find((p) => p.id === rule.policyId);
  return (
    <section className="panel" style={rule.enabled ? undefined : { opacity: 0.65 }}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={620}>{rule.name}</Text>
          <RuleSentence rule={rule} />
          <Group gap={6} mt={8}>
            {to.map((channel) => (
              <Badge
                key={channel.id}
                variant="default"
                size="lg"
                tt="none"
                fw={550}
                leftSection={<KindIcon kind={channel.kind} size={15} />}
              >
                {channel.name}
              </Badge>
            ))}
            {policy && (
              <Badge
                variant="default"
                size="lg"
                tt="none"
                fw={550}
                leftSection={<IconStairsUp size={15} stroke={1.5} />}
              >
                {policy.name}
              </Badge>
            )}
          </Group>
        </div>
        {can && (
          <Group gap={4} wrap="nowrap">
            <Switch
              size="sm"
              checked={turn.isPending ? (turn.variables.body.enabled ?? rule.enabled) : rule.enabled}
              aria-label={rule.name}
              onChange={(e) => turn.mutate({ params: { id: rule.id }, body: { enabled: e.currentTarget.checked } })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('editRuleTitle', { name: rule.name })}`}
              onClick={onEdit}
            >
              <IconPencil size={17} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeRule', { name: rule.name })}
              onClick={ask.open}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        )}
      </Group>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeRule', { name: rule.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: rule.id } })}
      >
        {t('removeRuleText', { channels: [...to, ...(policy ? [policy] : [])].map(({ name }) => name).join(', ') })}
      </Confirm>
    </section>
  );
}

function RuleSentence({ rule }: { rule: Rule }) {
  const t = useWords(ruleWords);
  const stores = useStoreOptions().data;
  const severities = rule.severities.length
    ? rule.severities.map((s) => t(`severity_${s}`)).join(', ')
    : t('allSeverities');
  const of = rule.storeIds.length
    ? rule.storeIds.map((id) => stores.find((store) => store.value === id)?.label ?? '…').join(', ')
    : t('allStores');
  const { hours } = rule;
  const day = (n: number) => t(`day${n}` as 'day1');
  const when = hours
    ? `${daysText(hours.days, day) ?? t('everyDay')} ${hours.from}–${hours.to} (${hours.timeZone})`
    : t('always');
  const delay = rule.delayMinutes ? t('afterMinutes', { n: rule.delayMinutes }) : t('atOnce');
  return (
    <Text size="sm" c="dimmed">
      {[severities, of, when, delay, rule.onRecovery && t('recoveryShort')].filter(Boolean).join(' · ')}
    </Text>
  );
}
