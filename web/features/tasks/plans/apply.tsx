import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { applyTaskTemplate, listTaskTemplates } from '#contract/task-plans';
import { listTasks } from '#contract/tasks';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useTimeZone } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { useTeamOptions } from '../options.ts';
import { Whose } from '../whose.tsx';
import { planWords } from './words.ts';

/** Makes all tasks of a template, by hand or for the request or incident of the address. */
export function ApplyTemplate({ of }: { of: { requestId?: string; incidentId?: string } }) {
  const t = useWords(planWords);
  const { search, go } = useAddress();
  const zone = useTimeZone();
  const templates = useCall(listTaskTemplates, { query: { limit: 200 } });
  const team = useTeamOptions();
  const [templateId, setTemplateId] = useState(search.templateId ?? null);
  const [whose, setWhose] = useState({ clientId: search.clientId ?? null, storeId: search.storeId ?? null });
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [begins, setBegins] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date()));
  const apply = useChange(applyTaskTemplate, {
    stale: [listTasks],
    quiet: true,
    onDone: ({ items }) => {
      notifications.show({ color: 'green', message: t('applied', { n: items.length }) });
      go(items.length === 1 ? `/tasks/${items[0]!.id}` : '/tasks');
    },
  });
  const refused = refusedFields(apply.error, ['ownerId', 'storeId', 'clientId', 'begins']);
  const free = !of.requestId && !of.incidentId;
  const submit = () =>
    templateId &&
    apply.mutate({
      params: { id: templateId },
      body: {
        ...of,
        ...(free && whose.clientId ? { clientId: whose.clientId } : {}),
        ...(free && whose.storeId ? { storeId: whose.storeId } : {}),
        ownerId,
        begins,
      },
    });
  const items = templates.data?.items ?? [];
  if (templates.data && items.length === 0)
    return (
      <Text size="sm">
        {t('noTemplates')} <Link to="/tasks/templates/new">{t('makeTemplate')}</Link>
      </Text>
    );
  const chosen = items.find((one) => one.id === templateId);
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <ErrorNote error={templates.error} onRetry={templates.refetch} />
        <Select
          label={t('template')}
          searchable
          data={items.map((one) => ({ value: one.id, label: `${one.name} · ${t('tasks', { n: one.tasks.length })}` }))}
          value={templateId}
          onChange={setTemplateId}
        />
        {chosen && (
          <ol style={{ margin: 0, paddingLeft: 22 }}>
            {chosen.tasks.map(({ title }, i) => (
              <li key={i}>
                <Text size="sm">{title}</Text>
              </li>
            ))}
          </ol>
        )}
        {free && <Whose value={whose} onChange={setWhose} />}
        <Group grow align="flex-start">
          <Select
            label={t('owner')}
            description={t('ownerHint')}
            clearable
            {...team}
            value={ownerId}
            error={refused.at('ownerId')}
            onChange={setOwnerId}
          />
          <DateInput
            label={t('begins')}
            description={t('beginsHint')}
            valueFormat="DD.MM.YYYY"
            value={begins}
            error={refused.at('begins')}
            onChange={(date) => date && setBegins(date)}
          />
        </Group>
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end">
          <Button type="submit" loading={apply.isPending} disabled={!templateId}>
            {t('apply')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
