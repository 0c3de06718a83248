import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { Form } from './Form.tsx';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface Closing {
  onClose: () => void;
}

/**
 * A dialog around a form, which starts anew with every opening.
 * @param useTitle a hook: the title for what the dialog is about
 */
export const dialog = <Props extends object>(
  Asking: (props: Props & Closing) => ReactNode,
  useTitle: (props: Props) => string,
) =>
  function Dialog(props: Props & Closing & { opened: boolean }) {
    const title = useTitle(props);
    return (
      <Modal opened={props.opened} onClose={props.onClose} title={title}>
        <Asking {...props} />
      </Modal>
    );
  };

interface DialogFormProps extends Closing {
  onSubmit: () => void;
  /** The verb of the button that does it. */
  verb: string;
  pending: boolean;
  error: Error | null;
  disabled?: boolean;
  color?: string;
  children: ReactNode;
}

/** Fields, what was refused, a way out and the button that does it. */
export function DialogForm({
  onSubmit,
  onClose,
  verb,
  pending,
  error,
  disabled = false,
  color,
  children,
}: DialogFormProps) {
  const t = useWords(kitWords);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        {children}
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={disabled} {...(color ? { color } : {})}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
