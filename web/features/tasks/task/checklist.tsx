import { ActionIcon, Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { readTask, type TaskDetail, updateTask } from '#contract/tasks';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { taskWords } from '../words.ts';
import classes from './task.module.css';

type Item = { id?: string; text: string; done: boolean };

export function Checklist({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const can = useCan()('tasks.write');
  const [typed, setTyped] = useState('');
  const change = useChange(updateTask, { stale: [readTask], onDone: () => setTyped('') });
  const items: Item[] = task.checklist.map(({ id, text, done }) => ({ id, text, done }));
  // What was just ticked stands at once; a refusal takes it back.
  const sent = change.isPending ? change.variables.body.checklist : undefined;
  const ticked = (item: TaskDetail['checklist'][number]) => sent?.find((one) => one.id === item.id)?.done ?? item.done;
  const set = (checklist: Item[]) =>
    change.mutate({ params: { id: task.id }, body: { checklist, basedOn: task.version } });
  if (!can && items.length === 0) return null;
  return (
    <Panel
      title={t('checklist')}
      actions={
        <Text size="sm" c="dimmed" className="figures">
          {task.checked.done}/{task.checked.of}
        </Text>
      }
    >
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noItems')}
        </Text>
      )}
      <ul className={classes.items}>
        {task.checklist.map((item) => (
          <li key={item.id}>
            <Checkbox
              label={item.text}
              {...(item.doneBy ? { description: item.doneBy } : {})}
              checked={ticked(item)}
              disabled={!can || change.isPending}
              onChange={(event) => {
                const done = event.currentTarget.checked;
                set(items.map((one) => (one.id === item.id ? { ...one, done } : one)));
              }}
            />
            {can && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('removeItem', { item: item.text })}
                onClick={() => set(items.filter((one) => one.id !== item.id))}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {can && (
        <Form onSubmit={() => typed.trim() && set([...items, { text: typed, done: false }])}>
          <Group gap="xs" mt="xs" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              aria-label={t('addItem')}
              placeholder={t('addItem')}
              maxLength={300}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('addIt')}
            </Button>
          </Group>
        </Form>
      )}
    </Panel>
  );
}
