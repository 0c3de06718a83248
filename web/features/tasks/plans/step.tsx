import { ActionIcon, Group, MultiSelect, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { specialities } from '#contract/permissions';
import type { TaskTemplate } from '#contract/task-plans';
import { taskKinds, taskPriorities } from '#contract/tasks';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { taskWords } from '../words.ts';
import { planWords } from './words.ts';

export type Step = TaskTemplate['tasks'][number];

export const emptyStep: Step = {
  title: '',
  text: '',
  kind: 'maintenance',
  role: null,
  priority: 'normal',
  dueAfterDays: null,
  checklist: [],
  after: [],
};

/** One task of a template; `earlier` are the titles of those before it. */
export function StepFields({
  step,
  at,
  earlier,
  onChange,
  onUp,
  onRemove,
}: {
  step: Step;
  at: number;
  earlier: readonly string[];
  onChange: (change: Partial<Step>) => void;
  onUp?: () => void;
  onRemove?: () => void;
}) {
  const t = useWords(planWords);
  const task = useWords(taskWords);
  const n = at + 1;
  return (
    <Panel
      title={t('task', { n })}
      actions={
        <Group gap={2}>
          {onUp && (
            <ActionIcon variant="subtle" color="gray" aria-label={t('moveUp', { n })} onClick={onUp}>
              <IconArrowUp size={17} />
            </ActionIcon>
          )}
          {onRemove && (
            <ActionIcon variant="subtle" color="gray" aria-label={t('removeTask', { n })} onClick={onRemove}>
              <IconX size={17} />
            </ActionIcon>
          )}
        </Group>
      }
    >
      <Stack gap="sm">
        <TextInput
          label={task('name')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={200}
          value={step.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <Textarea
          label={task('text')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={20_000}
          value={step.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <Textarea
          label={task('checklist')}
          description={task('checklistHint')}
          autosize
          minRows={1}
          maxRows={12}
          value={step.checklist.join('\n')}
          onChange={(event) => onChange({ checklist: event.currentTarget.value.split('\n') })}
          onBlur={() => onChange({ checklist: step.checklist.map((line) => line.trim()).filter(Boolean) })}
        />
        <Group grow preventGrowOverflow={false}>
          <Select
            label={task('kind')}
            allowDeselect={false}
            data={taskKinds.map((kind) => ({ value: kind, label: task(`kind_${kind}`) }))}
            value={step.kind}
            onChange={(kind) => kind && onChange({ kind })}
          />
          <Select
            label={task('priority')}
            allowDeselect={false}
            data={taskPriorities.map((priority) => ({ value: priority, label: task(`priority_${priority}`) }))}
            value={step.priority}
            onChange={(priority) => priority && onChange({ priority })}
          />
          <Select
            label={task('role')}
            placeholder={task('anyRole')}
            clearable
            data={specialities.map((role) => ({ value: role, label: task(`role_${role}`) }))}
            value={step.role}
            onChange={(role) => onChange({ role })}
          />
        </Group>
        <Group grow align="flex-start">
          <NumberInput
            label={t('dueAfter')}
            description={t('dueAfterHint')}
            min={0}
            max={365}
            allowDecimal={false}
            value={step.dueAfterDays ?? ''}
            onChange={(days) => onChange({ dueAfterDays: days === '' ? null : Number(days) })}
          />
          {earlier.length > 0 && (
            <MultiSelect
              searchable
              label={t('after')}
              description={t('afterHint')}
              data={earlier.map((title, i) => ({ value: String(i + 1), label: `${i + 1}. ${title}` }))}
              value={step.after.map(String)}
              onChange={(after) => onChange({ after: after.map(Number).sort((a, b) => a - b) })}
            />
          )}
        </Group>
      </Stack>
    </Panel>
  );
}
