import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { listTasks, readTask, type TaskDetail, updateTask } from '#contract/tasks';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords } from '../../../kit/words.ts';
import { Fields, type TaskFields } from '../form.tsx';
import { taskWords } from '../words.ts';

interface Props {
  task: TaskDetail;
  opened: boolean;
  onClose: () => void;
}

/** The form starts anew with every opening. */
export function EditDialog({ task, opened, onClose }: Props) {
  const t = useWords(taskWords);
  return (
    <Modal opened={opened} onClose={onClose} title={t('editTitle', { number: task.number })} size="lg">
      <Edit task={task} onClose={onClose} />
    </Modal>
  );
}

/** What others change meanwhile is not overwritten: the version that was opened goes along. */
function Edit({ task, onClose }: Omit<Props, 'opened'>) {
  const t = useWords(taskWords);
  const { title, text, kind, priority, role, due } = task;
  const [basedOn] = useState(task.version);
  const [value, setValue] = useState<TaskFields>({
    title,
    text,
    kind,
    priority,
    role,
    due,
    ownerId: task.owner?.id ?? null,
  });
  const change = useChange(updateTask, { stale: [readTask, listTasks], quiet: true, onDone: onClose });
  return (
    <Form onSubmit={() => change.mutate({ params: { id: task.id }, body: { ...value, basedOn } })}>
      <Stack gap="md">
        <Fields value={value} onChange={(part) => setValue({ ...value, ...part })} />
        <ErrorNote error={change.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
