import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { readRequest } from '#contract/desk';
import { readIncident } from '#contract/incidents';
import { createTask, listTasks } from '#contract/tasks';
import { Link, useAddress } from '../../app/address.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { useStoreOptions } from '../../app/store-options.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { useWords } from '../../kit/words.ts';
import { Fields, type TaskFields } from './form.tsx';
import { useClientOptions } from './options.ts';
import { taskWords } from './words.ts';

/** `/tasks/new`: by hand, or from the request or incident of the address. */
export default function NewTaskPage() {
  const t = useWords(taskWords);
  return (
    <Page title={t('add')} crumbs={[{ label: t('title'), to: '/tasks' }]}>
      <div style={{ maxWidth: 720 }}>
        <Panel>
          <NewTask />
        </Panel>
      </div>
    </Page>
  );
}

function NewTask() {
  const t = useWords(taskWords);
  const { search, go } = useAddress();
  const source = useSource(search.requestId, search.incidentId);
  const [whose, setWhose] = useState({ clientId: search.clientId ?? null, storeId: search.storeId ?? null });
  const [checklist, setChecklist] = useState('');
  const [fields, setFields] = useState<Partial<TaskFields>>({});
  const value: TaskFields = {
    title: source?.title.slice(0, 200) ?? '',
    text: '',
    kind: source ? 'fix' : 'change',
    priority: 'normal',
    role: null,
    ownerId: null,
    due: null,
    ...fields,
  };
  const make = useChange(createTask, {
    stale: [listTasks],
    quiet: true,
    onDone: (task) => {
      notifications.show({ color: 'green', message: t('made', { n: task.number }) });
      go(`/tasks/${task.id}`);
    },
  });
  const refused = refusedFields(make.error, ['title', 'ownerId', 'storeId', 'clientId']);
  const submit = () =>
    make.mutate({
      body: {
        ...value,
        checklist: checklist
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        ...(search.requestId ? { requestId: search.requestId } : {}),
        ...(search.incidentId ? { incidentId: search.incidentId } : {}),
        ...(!source && whose.storeId ? { storeId: whose.storeId } : {}),
        ...(!source && whose.clientId ? { clientId: whose.clientId } : {}),
      },
    });
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        {source && (
          <Text size="sm">
            {t('from')}: <Link to={source.to}>{source.label}</Link>
          </Text>
        )}
        <Fields
          value={value}
          onChange={(change) => setFields({ ...fields, ...change })}
          refused={{ title: refused.at('title'), ownerId: refused.at('ownerId') }}
        />
        <Textarea
          label={t('checklist')}
          description={t('checklistHint')}
          autosize
          minRows={2}
          maxRows={12}
          value={checklist}
          onChange={(event) => setChecklist(event.currentTarget.value)}
        />
        {!source && <Whose value={whose} onChange={setWhose} />}
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface WhoseIs {
  clientId: string | null;
  storeId: string | null;
}

function Whose({ value, onChange }: { value: WhoseIs; onChange: (value: WhoseIs) => void }) {
  const t = useWords(taskWords);
  return (
    <Group grow>
      <Select
        label={t('client')}
        placeholder={t('own')}
        clearable
        {...useClientOptions()}
        value={value.clientId}
        onChange={(clientId) => onChange({ clientId, storeId: null })}
      />
      <Select
        label={t('store')}
        clearable
        {...useStoreOptions(value.clientId)}
        value={value.storeId}
        onChange={(storeId) => onChange({ ...value, storeId })}
      />
    </Group>
  );
}

/** What the task is made from, where the address names it. */
function useSource(requestId: string | undefined, incidentId: string | undefined) {
  const t = useWords(taskWords);
  const request = useCall(readRequest, { params: { id: requestId ?? '' } }, { enabled: requestId !== undefined }).data;
  const incident = useCall(
    readIncident,
    { params: { id: incidentId ?? '' } },
    { enabled: incidentId !== undefined },
  ).data;
  if (request)
    return {
      title: request.topic,
      label: `${t('fromRequest', { n: request.number })} · ${request.topic}`,
      to: `/requests/${request.id}`,
    };
  if (incident)
    return {
      title: incident.title,
      label: `${t('fromIncident', { n: incident.number })} · ${incident.title}`,
      to: `/incidents/${incident.id}`,
    };
  return undefined;
}
