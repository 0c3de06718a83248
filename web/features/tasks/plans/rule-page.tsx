import {
  Button,
  Chip,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { useMemo, useState } from 'react';
import {
  createRecurringRule,
  listRecurringRules,
  listTaskTemplates,
  type RecurringRule,
  updateRecurringRule,
} from '#contract/task-plans';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useTimeZone } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useNow } from '../../../kit/time.tsx';
import { Toggle } from '../../../kit/Toggle.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { useTeamOptions } from '../options.ts';
import { Whose } from '../whose.tsx';
import { cronOf, type Repeat, repeatOf, upcoming } from './repeat.ts';
import { planWords } from './words.ts';

/** `/tasks/recurring/new` and `/tasks/recurring/$id`. */
export default function RulePage() {
  const t = useWords(planWords);
  const { params } = useAddress();
  const rules = useCall(listRecurringRules, { query: { limit: 200 } }, { enabled: params.id !== undefined });
  const rule = rules.data?.items.find((one) => one.id === params.id);
  return (
    <Page title={t(params.id ? 'editRule' : 'addRule')} crumbs={[{ label: t('title'), to: '/tasks/plans' }]}>
      <ErrorNote error={rules.error} onRetry={rules.refetch} />
      {params.id && rules.isPending && <Skeleton height={360} />}
      {params.id && rules.data && !rule && (
        <EmptyState title={t('gone')} action={<Link to="/tasks/plans">{t('title')}</Link>} />
      )}
      {(!params.id || rule) && <RuleForm key={rule?.id} {...(rule ? { rule } : {})} />}
    </Page>
  );
}

function RuleForm({ rule }: { rule?: RecurringRule }) {
  const t = useWords(planWords);
  const { go } = useAddress();
  const own = useTimeZone();
  const [name, setName] = useState(rule?.name ?? '');
  const [templateId, setTemplateId] = useState(rule?.template.id ?? null);
  const [whose, setWhose] = useState({ clientId: rule?.client?.id ?? null, storeId: rule?.store?.id ?? null });
  const [ownerId, setOwnerId] = useState(rule?.owner?.id ?? null);
  const [repeat, setRepeat] = useState<Repeat>(() => repeatOf(rule?.cron ?? '0 9 1 * *'));
  const [zone, setZone] = useState(rule?.timeZone ?? own);
  const [active, setActive] = useState(rule?.active ?? true);
  const saved = { quiet: true, stale: [listRecurringRules, listTaskTemplates], onDone: () => go('/tasks/plans') };
  const create = useChange(createRecurringRule, saved);
  const update = useChange(updateRecurringRule, saved);
  const refused = refusedFields(create.error ?? update.error, ['name', 'templateId', 'cron', 'ownerId']);
  const templates = useCall(listTaskTemplates, { query: { limit: 200 } }).data?.items ?? [];
  const cron = cronOf(repeat);
  const submit = () => {
    if (!cron || !templateId) return;
    const body = { name, templateId, ...whose, ownerId, cron, timeZone: zone, active };
    if (rule) update.mutate({ params: { id: rule.id }, body });
    else create.mutate({ body });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md" maw={720}>
        <Panel>
          <Stack gap="md">
            <TextInput
              label={t('name')}
              placeholder={t('ruleName')}
              required
              withAsterisk={false}
              maxLength={120}
              data-autofocus
              value={name}
              error={refused.at('name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('template')}
              required
              withAsterisk={false}
              searchable
              data={templates.map((one) => ({
                value: one.id,
                label: `${one.name} · ${t('tasks', { n: one.tasks.length })}`,
              }))}
              value={templateId}
              error={refused.at('templateId')}
              onChange={setTemplateId}
            />
            <Whose value={whose} onChange={setWhose} />
            <Select
              label={t('owner')}
              description={t('ownerHint')}
              clearable
              {...useTeamOptions()}
              value={ownerId}
              error={refused.at('ownerId')}
              onChange={setOwnerId}
            />
            <Toggle
              label={t('resting')}
              checked={active}
              onChange={(event) => setActive(event.currentTarget.checked)}
            />
          </Stack>
        </Panel>
        <Panel title={t('when')}>
          <When repeat={repeat} onChange={setRepeat} zone={zone} onZone={setZone} refused={refused.at('cron')} />
        </Panel>
        <Coming cron={cron} zone={zone} />
        <ErrorNote error={refused.rest} />
        <Group gap="xs">
          <Button
            type="submit"
            loading={create.isPending || update.isPending}
            disabled={!cron || !templateId || !name.trim()}
          >
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

function When({
  repeat,
  onChange,
  zone,
  onZone,
  refused,
}: {
  repeat: Repeat;
  onChange: (repeat: Repeat) => void;
  zone: string;
  onZone: (zone: string) => void;
  refused: string | undefined;
}) {
  const t = useWords(planWords);
  const language = useLanguage();
  const set = (change: Partial<Repeat>) => onChange({ ...repeat, ...change });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // 2026-11-01 is a Sunday.
  const days = ['1', '2', '3', '4', '5', '6', '0'].map((day) => ({
    day,
    label: weekday.format(Date.UTC(2026, 10, 1 + Number(day))),
  }));
  const time = (
    <TimePicker label={t('at')} value={repeat.time} onChange={(at) => set({ time: at })} w={130} format="24h" />
  );
  return (
    <Stack gap="md">
      <SegmentedControl
        className="wraps"
        aria-label={t('when')}
        value={repeat.kind}
        onChange={(kind) => set({ kind, ...(kind === 'cron' ? { cron: cronOf(repeat) ?? repeat.cron } : {}) })}
        data={(['monthly', 'weekly', 'cron'] as const).map((kind) => ({ value: kind, label: t(kind) }))}
      />
      {repeat.kind === 'monthly' && (
        <Group gap="sm" align="flex-end">
          <NumberInput
            label={t('dayOfMonth')}
            w={160}
            min={1}
            max={28}
            clampBehavior="strict"
            allowDecimal={false}
            value={repeat.day}
            onChange={(day) => set({ day: Number(day) || 1 })}
          />
          {time}
        </Group>
      )}
      {repeat.kind === 'weekly' && (
        <>
          <Chip.Group multiple value={repeat.days} onChange={(chosen) => set({ days: chosen })}>
            <Group gap={6} role="group" aria-label={t('days')}>
              {days.map(({ day, label }) => (
                <Chip key={day} value={day} size="sm">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {time}
        </>
      )}
      {repeat.kind === 'cron' && (
        <TextInput
          label={t('cron')}
          description={t('cronHint')}
          maxLength={100}
          value={repeat.cron}
          error={refused}
          onChange={(event) => set({ cron: event.currentTarget.value })}
        />
      )}
      <ZoneSelect label={t('zone')} value={zone} onChange={onZone} />
    </Stack>
  );
}

/** What was meant against what will be, in the reader's own zone. */
function Coming({ cron, zone }: { cron: string | null; zone: string }) {
  const t = useWords(planWords);
  const f = useFormat();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const moments = useMemo(() => upcoming(cron, zone, minute), [cron, zone, minute]);
  return (
    <Panel title={t('comes')}>
      {moments.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('comesNone')}
        </Text>
      )}
      {moments.map((at) => (
        <Text key={at} size="sm" className="figures">
          {f.weekday(at)}, {f.date(at)}, {f.clock(at)}
        </Text>
      ))}
      {moments.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {f.timeZone}
        </Text>
      )}
    </Panel>
  );
}
