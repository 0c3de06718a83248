import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { createTaskTemplate, listTaskTemplates, type TaskTemplate, updateTaskTemplate } from '#contract/task-plans';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { emptyStep, type Step, StepFields } from './step.tsx';
import { lifted, without } from './steps.ts';
import { planWords } from './words.ts';

/** `/tasks/templates/new` and `/tasks/templates/$id`. */
export default function TemplatePage() {
  const t = useWords(planWords);
  const { params } = useAddress();
  const templates = useCall(listTaskTemplates, { query: { limit: 200 } }, { enabled: params.id !== undefined });
  const template = templates.data?.items.find((one) => one.id === params.id);
  return (
    <Page
      title={t(params.id ? 'editTemplate' : 'addTemplate')}
      crumbs={[{ label: t('title'), to: '/tasks/plans' }]}
      below={
        params.id && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('templateHint')}
          </Text>
        )
      }
    >
      <ErrorNote error={templates.error} onRetry={templates.refetch} />
      {params.id && templates.isPending && <Skeleton height={360} />}
      {params.id && templates.data && !template && (
        <EmptyState title={t('gone')} action={<Link to="/tasks/plans">{t('title')}</Link>} />
      )}
      {(!params.id || template) && <TemplateForm key={template?.id} {...(template ? { template } : {})} />}
    </Page>
  );
}

function TemplateForm({ template }: { template?: TaskTemplate }) {
  const t = useWords(planWords);
  const { go } = useAddress();
  const [name, setName] = useState(template?.name ?? '');
  const [steps, setSteps] = useState<Step[]>(template?.tasks ?? [emptyStep]);
  const saved = { quiet: true, stale: [listTaskTemplates], onDone: () => go('/tasks/plans') };
  const create = useChange(createTaskTemplate, saved);
  const update = useChange(updateTaskTemplate, saved);
  const refused = refusedFields(create.error ?? update.error, ['name']);
  const submit = () => {
    const body = { name, tasks: steps };
    if (template) update.mutate({ params: { id: template.id }, body: { ...body, basedOn: template.version } });
    else create.mutate({ body });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md" maw={720}>
        <Panel>
          <TextInput
            label={t('name')}
            required
            withAsterisk={false}
            maxLength={120}
            data-autofocus
            value={name}
            error={refused.at('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Panel>
        {steps.map((step, at) => (
          <StepFields
            // Steps have no names of their own until they are saved: their place is what they are known by.
            key={at}
            step={step}
            at={at}
            earlier={steps.slice(0, at).map(({ title }) => title)}
            onChange={(change) => setSteps(steps.map((one, i) => (i === at ? { ...one, ...change } : one)))}
            {...(at > 0 ? { onUp: () => setSteps(lifted(steps, at)) } : {})}
            {...(steps.length > 1 ? { onRemove: () => setSteps(without(steps, at)) } : {})}
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            disabled={steps.length >= 50}
            onClick={() => setSteps([...steps, emptyStep])}
          >
            {t('addTask')}
          </Button>
        </Group>
        <ErrorNote error={refused.rest} />
        <Group gap="xs">
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => go('/tasks/plans')}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
