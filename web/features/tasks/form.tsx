import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { specialities } from '#contract/permissions';
import { type Task, taskKinds, taskPriorities } from '#contract/tasks';
import { useWords } from '../../kit/words.ts';
import { useTeamOptions } from './options.ts';
import { taskWords } from './words.ts';

export interface TaskFields {
  title: string;
  text: string;
  kind: Task['kind'];
  priority: Task['priority'];
  role: Task['role'];
  ownerId: string | null;
  due: string | null;
}

/** What a task is, for making and for editing. */
export function Fields({
  value,
  onChange,
  refused = {},
}: {
  value: TaskFields;
  onChange: (change: Partial<TaskFields>) => void;
  refused?: Record<string, string | undefined>;
}) {
  const t = useWords(taskWords);
  return (
    <Stack gap="md">
      <TextInput
        label={t('name')}
        required
        withAsterisk={false}
        minLength={3}
        maxLength={200}
        data-autofocus
        value={value.title}
        error={refused['title']}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('text')}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={value.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <Group grow>
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={taskKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          value={value.kind}
          onChange={(kind) => kind && onChange({ kind })}
        />
        <Select
          label={t('priority')}
          allowDeselect={false}
          data={taskPriorities.map((priority) => ({ value: priority, label: t(`priority_${priority}`) }))}
          value={value.priority}
          onChange={(priority) => priority && onChange({ priority })}
        />
      </Group>
      <Group grow>
        <Select
          label={t('owner')}
          placeholder={t('nobody')}
          clearable
          {...useTeamOptions()}
          value={value.ownerId}
          error={refused['ownerId']}
          onChange={(ownerId) => onChange({ ownerId })}
        />
        <Select
          label={t('role')}
          placeholder={t('anyRole')}
          clearable
          data={specialities.map((role) => ({ value: role, label: t(`role_${role}`) }))}
          value={value.role}
          onChange={(role) => onChange({ role })}
        />
      </Group>
      <DateInput
        label={t('due')}
        placeholder={t('noDue')}
        clearable
        valueFormat="DD.MM.YYYY"
        value={value.due}
        onChange={(due) => onChange({ due })}
      />
    </Stack>
  );
}
