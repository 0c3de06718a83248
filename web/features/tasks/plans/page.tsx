import { Button, Group, Stack, Text } from '@mantine/core';
import { IconListDetails, IconPlus, IconRepeat } from '@tabler/icons-react';
import {
  deleteRecurringRule,
  deleteTaskTemplate,
  listRecurringRules,
  listTaskTemplates,
  type RecurringRule,
  type TaskTemplate,
} from '#contract/task-plans';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { taskWords } from '../words.ts';
import classes from './plans.module.css';
import { Remove } from './remove.tsx';
import { planWords } from './words.ts';

/** `/tasks/plans`: rules by which work comes again, and the lists of tasks that they make. */
export default function PlansPage() {
  const t = useWords(planWords);
  const tasks = useWords(taskWords);
  const rules = useCall(listRecurringRules, { query: { limit: 200 } }, { live: ['task'] });
  const templates = useCall(listTaskTemplates, { query: { limit: 200 } }, { live: ['task'] });
  const [anyRules, anyTemplates] = [rules.data?.items ?? [], templates.data?.items ?? []];
  const add = (to: string, label: string) => (
    <Button size="xs" leftSection={<IconPlus size={15} />} renderRoot={asLink(to)}>
      {label}
    </Button>
  );
  return (
    <Page title={t('title')} crumbs={[{ label: tasks('title'), to: '/tasks' }]}>
      <Stack gap="md" maw={860}>
        <Panel title={t('rules')} actions={anyTemplates.length > 0 && add('/tasks/recurring/new', t('addRule'))}>
          <ErrorNote error={rules.error} onRetry={rules.refetch} />
          {rules.data && anyRules.length === 0 && (
            <EmptyState
              icon={IconRepeat}
              title={t('rulesNone')}
              action={anyTemplates.length === 0 && add('/tasks/templates/new', t('addTemplate'))}
            >
              {t('rulesNoneText')}
            </EmptyState>
          )}
          <ul className={classes.rows}>
            {anyRules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </ul>
        </Panel>
        <Panel title={t('templates')} actions={add('/tasks/templates/new', t('addTemplate'))}>
          <ErrorNote error={templates.error} onRetry={templates.refetch} />
          {templates.data && anyTemplates.length === 0 && (
            <EmptyState icon={IconListDetails} title={t('templatesNone')}>
              {t('templatesNoneText')}
            </EmptyState>
          )}
          <ul className={classes.rows}>
            {anyTemplates.map((template) => (
              <TemplateRow key={template.id} template={template} />
            ))}
          </ul>
        </Panel>
      </Stack>
    </Page>
  );
}

function RuleRow({ rule }: { rule: RecurringRule }) {
  const t = useWords(planWords);
  const tasks = useWords(taskWords);
  const f = useFormat();
  const { last, upcoming, owner } = rule;
  const whom = rule.store?.name ?? rule.client?.name ?? tasks('own');
  const lastly =
    last &&
    [
      t('lastMade', { when: f.short(last.at), n: last.tasks }),
      last.late && t('lastLate'),
      last.skipped > 0 && t('lastSkipped', { n: last.skipped }),
    ]
      .filter(Boolean)
      .join('');
  return (
    <li>
      <div>
        <Link to={`/tasks/recurring/${rule.id}`}>{rule.name}</Link>
        <Text size="sm" c="dimmed">
          {[rule.template.name, whom, owner?.name].filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm">
          {rule.active && upcoming[0]
            ? t('next', { when: `${f.weekday(upcoming[0])}, ${f.short(upcoming[0])}` })
            : t('rests')}
        </Text>
        {lastly && (
          <Text size="xs" c="dimmed">
            {lastly}
          </Text>
        )}
      </div>
      <Group gap={4}>
        <Button size="xs" variant="default" renderRoot={asLink(`/tasks/recurring/${rule.id}`)}>
          {t('edit')}
        </Button>
        <Remove
          endpoint={deleteRecurringRule}
          id={rule.id}
          stale={[listRecurringRules, listTaskTemplates]}
          title={t('removeRuleTitle', { name: rule.name })}
        >
          {t('removeRuleText')}
        </Remove>
      </Group>
    </li>
  );
}

function TemplateRow({ template }: { template: TaskTemplate }) {
  const t = useWords(planWords);
  const { id, name, tasks, rules } = template;
  return (
    <li>
      <div>
        <Link to={`/tasks/templates/${id}`}>{name}</Link>
        <Text size="sm" c="dimmed">
          {[t('tasks', { n: tasks.length }), rules > 0 && t('usedBy', { n: rules })].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Group gap={4}>
        <Button size="xs" variant="default" renderRoot={asLink(`/tasks/new?templateId=${id}`)}>
          {t('apply')}
        </Button>
        <Remove
          endpoint={deleteTaskTemplate}
          id={id}
          stale={[listTaskTemplates]}
          title={t('removeTemplateTitle', { name })}
        >
          {t('removeTemplateText')}
        </Remove>
      </Group>
    </li>
  );
}
