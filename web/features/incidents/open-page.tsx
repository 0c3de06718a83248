import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useState } from 'react';
import { countIncidents, listIncidents, openIncident, type Severity } from '#contract/incidents';
import { useAddress } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { useTimeZone } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { instantOf } from '../../kit/wall-time.ts';
import { useWords } from '../../kit/words.ts';
import { SeverityChoice } from './severity-choice.tsx';
import { incidentWords } from './words.ts';

/** `/incidents/new`: a person saw it first. */
export default function OpenIncidentPage() {
  const t = useWords(incidentWords);
  return (
    <Page title={t('openTitle')} crumbs={[{ label: t('title'), to: '/incidents' }]}>
      <div style={{ maxWidth: 640 }}>
        <Panel>
          <OpenForm />
        </Panel>
      </div>
    </Page>
  );
}

function OpenForm() {
  const t = useWords(incidentWords);
  const { search, go } = useAddress();
  const timeZone = useTimeZone();
  const stores = useStoreOptions();
  const [chosen, setChosen] = useState<string | null>(search.storeId ?? null);
  const [form, setForm] = useState({ title: '', description: '', severity: 'major' as Severity });
  const [startedAt, setStartedAt] = useState<string | null>(null);
  const open = useChange(openIncident, {
    stale: [listIncidents, countIncidents],
    quiet: true,
    onDone: (incident) => go(`/incidents/${incident.id}`),
  });
  const refused = refusedFields(open.error, ['storeId', 'title', 'description', 'startedAt']);
  const storeId = chosen ?? (stores.data.length === 1 ? stores.data[0]!.value : null);
  const began = instantOf(startedAt, timeZone);
  const submit = () => storeId && open.mutate({ body: { ...form, storeId, ...(began ? { startedAt: began } : {}) } });
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('store')}
          required
          withAsterisk={false}
          allowDeselect={false}
          nothingFoundMessage={t('noStores')}
          {...stores}
          value={storeId}
          onChange={setChosen}
          error={refused.at('storeId')}
        />
        <TextInput
          label={t('what')}
          description={t('whatHint')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={200}
          value={form.title}
          error={refused.at('title')}
          onChange={(e) => setForm({ ...form, title: e.currentTarget.value })}
        />
        <SeverityChoice labelled value={form.severity} onChange={(severity) => setForm({ ...form, severity })} />
        <Textarea
          label={t('description')}
          description={t('descriptionHint')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={5000}
          value={form.description}
          error={refused.at('description')}
          onChange={(e) => setForm({ ...form, description: e.currentTarget.value })}
        />
        <DateTimePicker
          label={t('startedAt')}
          description={t('startedAtHint')}
          clearable
          maxDate={new Date()}
          valueFormat="DD.MM.YYYY HH:mm"
          value={startedAt}
          onChange={setStartedAt}
          error={refused.at('startedAt')}
          maw={280}
        />
        <ErrorNote error={refused.rest} />
        <Group gap="xs">
          <Button type="submit" loading={open.isPending} disabled={!storeId}>
            {t('openIt')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
