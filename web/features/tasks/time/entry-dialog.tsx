import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { listTasks, readTask, type TaskDetail } from '#contract/tasks';
import { enterTime, listTime } from '#contract/time';
import { useCall, useChange } from '../../../app/query.ts';
import { useTimeZone } from '../../../app/session.tsx';
import { useStoreOptions } from '../../../app/store-options.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords } from '../../../kit/words.ts';
import { instantOf, today } from './wall.ts';
import { timeWords } from './words.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Of whose page it is opened. */
  task?: TaskDetail;
}

/** Time by hand. The form starts anew with every opening. */
export function EntryDialog({ opened, onClose, ...rest }: Props) {
  const t = useWords(timeWords);
  return (
    <Modal opened={opened} onClose={onClose} title={t('enterTitle')}>
      <Entry onClose={onClose} {...rest} />
    </Modal>
  );
}

function Entry({ onClose, task }: Omit<Props, 'opened'>) {
  const t = useWords(timeWords);
  const zone = useTimeZone();
  const [date, setDate] = useState<string | null>(today(zone));
  const [begin, setBegin] = useState('');
  const [minutes, setMinutes] = useState<number | string>(30);
  const [note, setNote] = useState('');
  const [free, setFree] = useState(false);
  const [why, setWhy] = useState('');
  const [about, setAbout] = useState<{ taskId?: string; storeId?: string }>(task ? { taskId: task.id } : {});
  const enter = useChange(enterTime, { stale: [listTime, readTask], quiet: true, onDone: onClose });
  const submit = () => {
    if (date === null || typeof minutes !== 'number') return;
    const when = begin ? { from: instantOf(`${date} ${begin}`, zone) } : { date };
    enter.mutate({ body: { ...when, ...about, minutes, note, ...(free ? { billable: false, why } : {}) } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        {!task && <What value={about} onChange={setAbout} />}
        <Group grow align="flex-start">
          <DateInput
            label={t('date')}
            required
            withAsterisk={false}
            valueFormat="DD.MM.YYYY"
            value={date}
            onChange={setDate}
          />
          <NumberInput
            label={t('minutes')}
            required
            withAsterisk={false}
            min={1}
            max={1440}
            allowDecimal={false}
            value={minutes}
            onChange={setMinutes}
          />
        </Group>
        <TimeInput
          label={t('begin')}
          description={t('beginHint')}
          value={begin}
          onChange={(event) => setBegin(event.currentTarget.value)}
        />
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Checkbox label={t('notBillable')} checked={free} onChange={(event) => setFree(event.currentTarget.checked)} />
        {free && (
          <TextInput
            label={t('why')}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        <ErrorNote error={enter.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={enter.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface About {
  taskId?: string;
  storeId?: string;
}

/** A task, or else a store. */
function What({ value, onChange }: { value: About; onChange: (value: About) => void }) {
  const t = useWords(timeWords);
  const stores = useStoreOptions();
  const tasks = useCall(listTasks, { query: { state: 'open', limit: 200, sort: 'changed' } }).data?.items ?? [];
  return (
    <>
      <Select
        label={t('task')}
        clearable
        searchable
        data={tasks.map((one) => ({ value: one.id, label: `#${one.number} ${one.title}` }))}
        value={value.taskId ?? null}
        onChange={(taskId) => onChange(taskId ? { taskId } : {})}
      />
      {!value.taskId && (
        <Select
          label={t('store')}
          clearable
          {...stores}
          value={value.storeId ?? null}
          onChange={(storeId) => onChange(storeId ? { storeId } : {})}
        />
      )}
    </>
  );
}
