import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { deleteTaskTemplate } from '#contract/task-plans';
import { useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { planWords } from './words.ts';

/** Removes a rule or a template after asking; a refusal, as of a template in use, is said where it was asked. */
export function Remove({
  endpoint,
  id,
  stale,
  title,
  children,
}: {
  /** What takes an id and answers nothing; both have one shape. */
  endpoint: typeof deleteTaskTemplate;
  id: string;
  stale: NonNullable<Parameters<typeof useChange>[1]>['stale'];
  title: string;
  children: ReactNode;
}) {
  const t = useWords(planWords);
  const [asking, ask] = useState(false);
  const remove = useChange(endpoint, { quiet: true, stale, onDone: () => ask(false) });
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={title} onClick={() => ask(true)}>
        <IconTrash size={17} />
      </ActionIcon>
      <Confirm
        opened={asking}
        onClose={() => ask(false)}
        title={title}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id } })}
      >
        {children}
      </Confirm>
    </>
  );
}
