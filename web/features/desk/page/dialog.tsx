import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestDetail } from '#contract/desk';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords, type Say } from '../../../kit/words.ts';
import { requestPageWords } from './words.ts';

export interface DialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** The form starts anew with every opening. */
export const dialog = (
  Form: (props: { request: RequestDetail; onClose: () => void }) => ReactNode,
  title: (t: Say<keyof (typeof requestPageWords)['en']>, request: RequestDetail) => string,
) =>
  function Dialog({ request, opened, onClose }: DialogProps) {
    const t = useWords(requestPageWords);
    return (
      <Modal opened={opened} onClose={onClose} title={title(t, request)}>
        <Form request={request} onClose={onClose} />
      </Modal>
    );
  };

interface FormProps {
  onSubmit: () => void;
  onClose: () => void;
  verb: string;
  pending: boolean;
  error: Error | null;
  disabled?: boolean;
  children: ReactNode;
}

export function DialogForm({ onSubmit, onClose, verb, pending, error, disabled = false, children }: FormProps) {
  const t = useWords(requestPageWords);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        {children}
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={disabled}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
