import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { useTimeZone } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { instantOf, wallOf } from '../../kit/wall-time.ts';
import { useWords } from '../../kit/words.ts';
import { usePeople } from './people.ts';
import { coverWords } from './words.ts';

export interface Chosen {
  personId: string | null;
  from: string;
  to: string;
  note: string;
}

const hour = 3_600_000;

/** Who, from when to when, and why: for overrides, swaps and absences alike. */
export function WindowDialog({
  title,
  hint,
  verb,
  choosesPerson,
  except,
  more,
  error,
  pending,
  onClose,
  onDone,
}: {
  title: string;
  hint?: string;
  verb: string;
  choosesPerson: boolean;
  /** Somebody who cannot be chosen. */
  except?: string;
  more?: ReactNode;
  error: Error | null;
  pending: boolean;
  onClose: () => void;
  onDone: (chosen: Chosen) => void;
}) {
  const t = useWords(coverWords);
  const zone = useTimeZone();
  const people = usePeople();
  const [begin] = useState(() => Math.ceil(Date.now() / hour) * hour);
  const [personId, setPerson] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(wallOf(begin, zone));
  const [to, setTo] = useState<string | null>(wallOf(begin + 12 * hour, zone));
  const [note, setNote] = useState('');
  const window = { from: instantOf(from, zone), to: instantOf(to, zone) };
  const ready = window.from && window.to && (!choosesPerson || personId);
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (window.from && window.to) onDone({ personId, from: window.from, to: window.to, note });
        }}
      >
        <Stack gap="md">
          {hint && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
          {choosesPerson && (
            <Select
              label={t('person')}
              searchable
              data={people.filter((p) => p.value !== except)}
              value={personId}
              onChange={setPerson}
            />
          )}
          {more}
          <Group grow>
            <DateTimePicker label={t('from')} value={from} onChange={setFrom} valueFormat="DD.MM.YYYY HH:mm" />
            <DateTimePicker label={t('to')} value={to} onChange={setTo} valueFormat="DD.MM.YYYY HH:mm" />
          </Group>
          <Text size="xs" c="dimmed">
            {zone.replaceAll('_', ' ')}
          </Text>
          <TextInput label={t('note')} maxLength={300} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          <ErrorNote error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={!ready}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
