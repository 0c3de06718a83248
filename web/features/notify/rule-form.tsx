import {
  Button,
  Checkbox,
  Chip,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { listEscalationPolicies } from '#contract/escalation';
import { severities } from '#contract/incidents';
import { createRule, listRules, updateRule, type Channel, type Rule } from '#contract/notify';
import { useCall, useChange } from '../../app/query.ts';
import { useTimeZone } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { Toggle } from '../../kit/Toggle.tsx';
import { useWords } from '../../kit/words.ts';
import { ZoneSelect } from '../../kit/ZoneSelect.tsx';
import { isOvernight, type Hours } from './rule-sentence.ts';
import { ruleWords } from './rule.words.ts';

/** Which incidents, at what hours, to which channels. */
export function RuleForm({ rule, channels, onDone }: { rule?: Rule; channels: Channel[]; onDone: () => void }) {
  const t = useWords(ruleWords);
  const stores = useStoreOptions();
  const policies = useCall(listEscalationPolicies, { query: { limit: 500 } }).data?.items ?? [];
  const [form, setForm] = useState({
    name: rule?.name ?? '',
    channelIds: rule?.channelIds ?? (channels.length === 1 ? [channels[0]!.id] : []),
    policyId: rule?.policyId ?? null,
    storeIds: rule?.storeIds ?? [],
    severities: rule?.severities ?? [],
    hours: rule?.hours ?? null,
    delayMinutes: rule?.delayMinutes ?? 0,
    onRecovery: rule?.onRecovery ?? true,
  });
  const create = useChange(createRule, { stale: [listRules], quiet: true, onDone });
  const update = useChange(updateRule, { stale: [listRules], quiet: true, onDone });
  const { error, isPending } = rule ? update : create;
  const refused = refusedFields(error, ['name', 'channelIds', 'storeIds', 'delayMinutes']);
  const set = (changes: Partial<typeof form>) => setForm({ ...form, ...changes });
  const submit = () => (rule ? update.mutate({ params: { id: rule.id }, body: form }) : create.mutate({ body: form }));
  return (
    <Form onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          label={t('ruleName')}
          placeholder={t('ruleNameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={form.name}
          error={refused.at('name')}
          onChange={(e) => set({ name: e.currentTarget.value })}
        />
        <MultiSelect
          label={t('sendTo')}
          data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
          value={form.channelIds}
          error={refused.at('channelIds')}
          onChange={(channelIds) => set({ channelIds })}
        />
        {(policies.length > 0 || form.policyId !== null) && (
          <Select
            label={t('escalateBy')}
            description={t('escalateByHint')}
            placeholder={t('noPolicy')}
            clearable
            data={policies.map((policy) => ({ value: policy.id, label: policy.name }))}
            value={form.policyId}
            onChange={(policyId) => set({ policyId })}
          />
        )}
        <MultiSelect
          label={t('stores')}
          placeholder={form.storeIds.length ? undefined : t('allStores')}
          clearable
          {...stores}
          value={form.storeIds}
          error={refused.at('storeIds')}
          onChange={(storeIds) => set({ storeIds })}
        />
        <div>
          <Text size="sm" fw={550} mb={6}>
            {t('severities')}
          </Text>
          <Chip.Group multiple value={form.severities} onChange={(next) => set({ severities: next })}>
            <Group gap={6}>
              {severities.map((severity) => (
                <Chip key={severity} value={severity} size="sm">
                  {t(`severity_${severity}`)}
                </Chip>
              ))}
              {form.severities.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('allSeverities')}
                </Text>
              )}
            </Group>
          </Chip.Group>
        </div>
        <HoursFields value={form.hours} onChange={(hours) => set({ hours })} />
        <NumberInput
          label={t('delay')}
          description={t('delayHint')}
          maw={320}
          min={0}
          max={1440}
          allowDecimal={false}
          value={form.delayMinutes}
          error={refused.at('delayMinutes')}
          onChange={(n) => set({ delayMinutes: Number(n) || 0 })}
        />
        <Toggle
          label={t('onRecovery')}
          checked={form.onRecovery}
          onChange={(e) => set({ onRecovery: e.currentTarget.checked })}
        />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={form.channelIds.length === 0 && form.policyId === null}>
            {t(rule ? 'save' : 'create')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function HoursFields({ value, onChange }: { value: Hours | null; onChange: (hours: Hours | null) => void }) {
  const t = useWords(ruleWords);
  const timeZone = useTimeZone();
  const days = [1, 2, 3, 4, 5, 6, 7];
  const choose = (mode: string) =>
    onChange(mode === 'always' ? null : { timeZone, days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' });
  return (
    <div>
      <Text size="sm" fw={550} mb={6}>
        {t('when')}
      </Text>
      <SegmentedControl
        value={value ? 'hours' : 'always'}
        onChange={choose}
        aria-label={t('when')}
        data={[
          { value: 'always', label: t('always') },
          { value: 'hours', label: t('inHours') },
        ]}
      />
      {value && (
        <Stack gap="sm" mt="sm">
          <Checkbox.Group
            aria-label={t('days')}
            value={value.days.map(String)}
            onChange={(next) => next.length && onChange({ ...value, days: next.map(Number).sort((a, b) => a - b) })}
          >
            <Group gap="sm">
              {days.map((day) => (
                <Checkbox key={day} value={String(day)} label={t(`day${day}` as 'day1')} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group gap="sm" align="flex-start">
            <TimeInput
              label={t('from')}
              w={110}
              required
              withAsterisk={false}
              value={value.from}
              onChange={(e) => onChange({ ...value, from: e.currentTarget.value })}
            />
            <TimeInput
              label={t('to')}
              w={110}
              required
              withAsterisk={false}
              value={value.to}
              onChange={(e) => onChange({ ...value, to: e.currentTarget.value })}
            />
            <div style={{ flex: '1 1 200px' }}>
              <ZoneSelect
                label={t('zone')}
                value={value.timeZone}
                onChange={(zone) => onChange({ ...value, timeZone: zone })}
              />
            </div>
          </Group>
          {isOvernight(value) && (
            <Text size="xs" c="dimmed">
              {t('nightHint')}
            </Text>
          )}
        </Stack>
      )}
    </div>
  );
}
