import { ActionIcon, Button, Group, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  createEscalationPolicy,
  type EscalationPolicy,
  type EscalationTarget,
  listEscalationPolicies,
  updateEscalationPolicy,
} from '#contract/escalation';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { useTargets } from './use-targets.ts';
import { escalationWords } from './words.ts';

interface Step {
  /** As it was when the form opened or the step was added: what React knows it by. */
  key: number;
  targets: EscalationTarget[];
  waitMinutes: number;
}

/** Steps one below the other, as they happen. */
export function PolicyForm({ policy, onDone }: { policy?: EscalationPolicy; onDone: () => void }) {
  const t = useWords(escalationWords);
  const [name, setName] = useState(policy?.name ?? '');
  const [rounds, setRounds] = useState(policy?.rounds ?? 2);
  const [steps, setSteps] = useState<Step[]>(
    policy?.steps.map(({ targets, waitMinutes }, key) => ({ key, targets, waitMinutes })) ?? [
      { key: 0, targets: [], waitMinutes: 5 },
    ],
  );
  const after = { stale: [listEscalationPolicies], quiet: true, onDone };
  const create = useChange(createEscalationPolicy, after);
  const update = useChange(updateEscalationPolicy, after);
  const { error, isPending } = policy ? update : create;
  const refused = refusedFields(error, ['name', 'rounds']);
  const body = {
    name,
    rounds,
    steps: steps.map(({ targets, waitMinutes }) => ({
      targets: targets.map(({ kind, id }) => ({ kind, id })),
      waitMinutes,
    })),
  };
  const change = (key: number, of: Partial<Step>) => setSteps(steps.map((s) => (s.key === key ? { ...s, ...of } : s)));
  const addStep = () =>
    setSteps([...steps, { key: Math.max(...steps.map((s) => s.key)) + 1, targets: [], waitMinutes: 10 }]);
  return (
    <Form onSubmit={() => (policy ? update.mutate({ params: { id: policy.id }, body }) : create.mutate({ body }))}>
      <Stack gap="lg">
        <TextInput
          label={t('name')}
          placeholder={t('nameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          error={refused.at('name')}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        {steps.map((step, i) => (
          <StepFields
            key={step.key}
            n={i + 1}
            step={step}
            onChange={(of) => change(step.key, of)}
            onRemove={steps.length > 1 ? () => setSteps(steps.filter((s) => s.key !== step.key)) : undefined}
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            disabled={steps.length >= 10}
            onClick={addStep}
          >
            {t('addStep')}
          </Button>
        </Group>
        <NumberInput
          label={t('rounds')}
          maw={320}
          min={1}
          max={10}
          allowDecimal={false}
          value={rounds}
          error={refused.at('rounds')}
          onChange={(n) => setRounds(Number(n) || 1)}
        />
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={steps.some((s) => s.targets.length === 0)}>
            {t(policy ? 'save' : 'create')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function StepFields({
  n,
  step,
  onChange,
  onRemove,
}: {
  n: number;
  step: Step;
  onChange: (of: Partial<Step>) => void;
  onRemove: (() => void) | undefined;
}) {
  const t = useWords(escalationWords);
  const targets = useTargets(step.targets);
  return (
    <fieldset className="panel" style={{ margin: 0 }}>
      <Group justify="space-between" mb={6}>
        <Text component="legend" fw={620} size="sm" p={0}>
          {t('step', { n })}
        </Text>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('removeStep', { n })} onClick={onRemove}>
            <IconTrash size={17} />
          </ActionIcon>
        )}
      </Group>
      <Stack gap="sm">
        <MultiSelect
          label={t('whom')}
          searchable
          data={targets.groups}
          value={step.targets.map(targets.value)}
          onChange={(values) => onChange({ targets: values.map(targets.read) })}
        />
        <NumberInput
          label={t('wait')}
          maw={320}
          min={1}
          max={1440}
          allowDecimal={false}
          value={step.waitMinutes}
          onChange={(minutes) => onChange({ waitMinutes: Number(minutes) || 1 })}
        />
      </Stack>
    </fieldset>
  );
}
