import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what cannot be taken back. */
  children: ReactNode;
  /** The verb of the button: "Remove 12 monitors". */
  verb: string;
  onConfirm: () => void;
  pending?: boolean;
  error?: Error | null;
  /** A word that must be typed first, for what destroys much. */
  typeIn?: { word: string; label: string };
  danger?: boolean;
}

/** Asks before something that cannot be taken back, and names what will happen. */
export function Confirm({
  opened,
  onClose,
  title,
  children,
  verb,
  onConfirm,
  pending,
  error,
  typeIn,
  danger = true,
}: ConfirmProps) {
  const t = useWords(kitWords);
  const [typed, setTyped] = useState('');
  const blocked = typeIn !== undefined && typed.trim() !== typeIn.word;
  return (
    <Modal opened={opened} onClose={onClose} title={title} onExitTransitionEnd={() => setTyped('')}>
      <Text component="div" size="sm">
        {children}
      </Text>
      {typeIn && (
        <TextInput
          mt="md"
          label={typeIn.label}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      )}
      {error && (
        <div style={{ marginTop: 12 }}>
          <ErrorNote error={error} />
        </div>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          {...(danger ? { color: 'red' } : {})}
          loading={pending ?? false}
          disabled={blocked}
          onClick={onConfirm}
          data-confirm
        >
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
