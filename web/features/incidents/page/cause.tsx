import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { listIncidents, readIncident, updateIncident, type IncidentDetail } from '#contract/incidents';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { incidentPageWords } from './words.ts';

/** What it was and what will keep it away: written at the end, read the next time. */
export function Cause({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const can = useCan();
  const [editing, edit] = useDisclosure();
  const written = incident.cause || incident.prevention;
  const over = incident.state === 'resolved';
  // While it burns nobody writes it down; closing the incident asks for it.
  if (!written && !(over && can('incidents.write'))) return null;
  if (editing)
    return (
      <Panel title={t('cause')}>
        <CauseForm incident={incident} onDone={edit.close} />
      </Panel>
    );
  return (
    <Panel
      title={t('cause')}
      actions={
        can('incidents.write') && (
          <Button size="compact-sm" variant="default" onClick={edit.open}>
            {t(written ? 'editCause' : 'writeCause')}
          </Button>
        )
      }
    >
      <Text size="sm" className="plain" c={incident.cause ? undefined : 'dimmed'}>
        {incident.cause || t('noCause')}
      </Text>
      {incident.prevention && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {t('prevention')}
          </Text>
          <Text size="sm" className="plain">
            {incident.prevention}
          </Text>
        </>
      )}
    </Panel>
  );
}

function CauseForm({ incident, onDone }: { incident: IncidentDetail; onDone: () => void }) {
  const t = useWords(incidentPageWords);
  const [form, setForm] = useState({ cause: incident.cause ?? '', prevention: incident.prevention ?? '' });
  const save = useChange(updateIncident, { stale: [readIncident, listIncidents], quiet: true, onDone });
  const submit = () =>
    save.mutate({
      params: { id: incident.id },
      body: { cause: form.cause.trim() || null, prevention: form.prevention.trim() || null },
    });
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <CauseFields value={form} onChange={setForm} />
        <ErrorNote error={save.error} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

export interface CauseText {
  cause: string;
  prevention: string;
}

export function CauseFields({ value, onChange }: { value: CauseText; onChange: (next: CauseText) => void }) {
  const t = useWords(incidentPageWords);
  return (
    <>
      <Textarea
        label={t('cause')}
        placeholder={t('causeHint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        data-autofocus
        value={value.cause}
        onChange={(e) => onChange({ ...value, cause: e.currentTarget.value })}
      />
      <Textarea
        label={t('prevention')}
        placeholder={t('preventionHint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={value.prevention}
        onChange={(e) => onChange({ ...value, prevention: e.currentTarget.value })}
      />
    </>
  );
}
