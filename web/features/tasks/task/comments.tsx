import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { commentTask, readTask, type TaskDetail } from '#contract/tasks';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { taskWords } from '../words.ts';
import classes from './task.module.css';

/** What the team says to it. */
export function Comments({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const [text, setText] = useState('');
  const write = useChange(commentTask, { stale: [readTask], onDone: () => setText('') });
  const can = useCan()('tasks.write');
  if (!can && task.comments.length === 0) return null;
  return (
    <Panel title={t('comments')}>
      <Stack gap="sm">
        {task.comments.length > 0 && (
          <ol className={classes.history}>
            {task.comments.map((comment) => (
              <li key={comment.id}>
                <Text size="sm" className="plain">
                  {comment.text}
                </Text>
                <Text size="xs" c="dimmed" component="div">
                  {comment.author} · <Instant of={comment.at} />
                </Text>
              </li>
            ))}
          </ol>
        )}
        {can && (
          <Form onSubmit={() => write.mutate({ params: { id: task.id }, body: { text } })}>
            <Stack gap="xs">
              <Textarea
                aria-label={t('comment')}
                placeholder={t('commentHint')}
                autosize
                minRows={2}
                maxLength={20_000}
                value={text}
                onChange={(e) => setText(e.currentTarget.value)}
              />
              <Group justify="flex-end">
                <Button type="submit" variant="default" disabled={text.trim() === ''} loading={write.isPending}>
                  {t('comment')}
                </Button>
              </Group>
            </Stack>
          </Form>
        )}
      </Stack>
    </Panel>
  );
}
