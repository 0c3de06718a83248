import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { readRequest } from '#contract/desk';
import { readIncident } from '#contract/incidents';
import { createTask, listTasks } from '#contract/tasks';
import { Link, useAddress } from '../../app/address.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { useWords } from '../../kit/words.ts';
import { Fields, type TaskFields } from './form.tsx';
import { ApplyTemplate } from './plans/apply.tsx';
import { planWords } from './plans/words.ts';
import { Whose } from './whose.tsx';
import { taskWords } from './words.ts';

/** `/tasks/new`: by hand, or from the request or incident of the address. */
export default function NewTaskPage() {
  const t = useWords(taskWords);
  const plan = useWords(planWords);
  const { search } = useAddress();
  const [how, setHow] = useState<'one' | 'many'>(search.templateId ? 'many' : 'one');
  const source = useSource(search.requestId, search.incidentId);
  return (
    <Page title={t('add')} crumbs={[{ label: t('title'), to: '/tasks' }]}>
      <div style={{ maxWidth: 720 }}>
        <Panel>
          <Stack gap="md">
            <SegmentedControl
              className="wraps"
              aria-label={plan('how')}
              value={how}
              onChange={setHow}
              data={(['one', 'many'] as const).map((value) => ({ value, label: plan(value) }))}
            />
            {source && (
              <Text size="sm">
                {t('from')}: <Link to={source.to}>{source.label}</Link>
              </Text>
            )}
            {how === 'one' ? (
              <NewTask source={source} />
            ) : (
              <ApplyTemplate
                of={{
                  ...(search.requestId ? { requestId: search.requestId } : {}),
                  ...(search.incidentId ? { incidentId: search.incidentId } : {}),
                }}
              />
            )}
          </Stack>
        </Panel>
      </div>
    </Page>
  );
}

function NewTask({ source }: { source: ReturnType<typeof useSource> }) {
  const t = useWords(taskWords);
  const { search, go } = useAddress();
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
