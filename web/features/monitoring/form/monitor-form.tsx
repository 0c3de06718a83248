import { Button, Group, MultiSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconZoomCheck } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { listMonitors, listProbers, tryMonitor } from '#contract/monitoring';
import { pageKinds } from '#contract/stores';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { FormFromSchema, problemOf } from '../../../kit/FormFromSchema.ts';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { OutcomeView } from '../monitor/outcome.tsx';
import { pageKindWords } from '../page-kinds.ts';
import { intervals, type Draft, type MonitorTypeShown } from './draft.ts';
import { foldsOf, useFieldTexts } from './field-texts.ts';
import { formWords } from './words.ts';
import './form.css';

interface MonitorFormProps {
  type: MonitorTypeShown;
  storeId: string;
  /** The monitor that is edited: it cannot depend on itself. */
  monitorId?: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSave: () => void;
  onCancel: () => void;
  verb: string;
  saving: boolean;
  error: Error | null;
}

/** Settings of a monitor: general ones, those of its type from the type's schema, and a try before saving. */
export function MonitorForm(props: MonitorFormProps) {
  const { type, draft, onChange, storeId, error } = props;
  const t = useWords(formWords);
  const language = useLanguage();
  const texts = useFieldTexts();
  const attempt = useChange(tryMonitor, { quiet: true });
  const refusal = error ?? attempt.error;
  const problem = problemOf(refusal, language);
  const own = new Set([
    'name',
    'page',
    'intervalSeconds',
    'timeoutMs',
    'confirmations',
    'regions',
    'dependsOn',
    'storeId',
  ]);
  const named =
    problem &&
    (own.has(problem.field.split('.')[0]!) ||
      Object.hasOwn((type.schema.properties as object | undefined) ?? {}, problem.field.split('.')[0]!));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave();
  };
  const tryNow = () =>
    attempt.mutate({
      body: {
        type: type.name,
        settings: draft.settings,
        storeId,
        ...(props.monitorId ? { monitorId: props.monitorId } : {}),
        ...(draft.timeoutMs ? { timeoutMs: draft.timeoutMs } : {}),
      },
    });
  return (
    <form className="monitor-form" onSubmit={submit} noValidate>
      <Stack gap="md">
        <General {...props} />
        <Panel title={t('what')}>
          <FormFromSchema
            schema={type.schema}
            value={draft.settings}
            onChange={(settings) => onChange({ ...draft, settings })}
            error={refusal}
            texts={texts}
            folds={foldsOf(type.name)}
          />
        </Panel>
        <Schedule {...props} />
        {!named && <ErrorNote error={error} />}
        <Group gap="xs">
          <Button type="submit" loading={props.saving}>
            {props.verb}
          </Button>
          {!type.passive && (
            <Button
              variant="default"
              leftSection={<IconZoomCheck size={16} />}
              loading={attempt.isPending}
              title={t('tryHint')}
              onClick={tryNow}
            >
              {t('tryIt')}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={props.onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
      <aside>
        <Panel title={t('tried')}>
          {type.passive && (
            <Text size="sm" c="dimmed">
              {t('passive')}
            </Text>
          )}
          {!type.passive && attempt.isIdle && (
            <Text size="sm" c="dimmed">
              {t('notTried')}
            </Text>
          )}
          {attempt.error && <ErrorNote error={attempt.error} />}
          {!attempt.error && !attempt.isIdle && (
            <OutcomeView outcome={attempt.isPending ? null : attempt.data} hint={t('triedHint')} />
          )}
        </Panel>
      </aside>
    </form>
  );
}

function General({ draft, onChange, error }: MonitorFormProps) {
  const t = useWords(formWords);
  const pages = useWords(pageKindWords);
  const problem = problemOf(error, useLanguage());
  return (
    <Panel>
      <Stack gap="md">
        <TextInput
          label={t('name')}
          placeholder={t('namePlaceholder')}
          required
          value={draft.name}
          maxLength={150}
          name="name"
          error={problem?.field === 'name' ? problem.message : undefined}
          onChange={(e) => onChange({ ...draft, name: e.currentTarget.value })}
        />
        <Select
          label={t('page')}
          description={t('pageHint')}
          placeholder={t('noPage')}
          clearable
          value={draft.page}
          onChange={(page) => onChange({ ...draft, page: page })}
          data={pageKinds.map((kind) => ({ value: kind, label: pages(kind) }))}
        />
      </Stack>
    </Panel>
  );
}

function Schedule({ type, draft, onChange, storeId, monitorId, error }: MonitorFormProps) {
  const t = useWords(formWords);
  const f = useFormat();
  const problem = problemOf(error, useLanguage());
  const at = (field: string) => (problem?.field === field ? problem.message : undefined);
  const probers = useCall(listProbers).data?.items ?? [];
  const others = (useCall(listMonitors, { query: { storeId, limit: 500 } }).data?.items ?? []).filter(
    (m) => m.id !== monitorId,
  );
  const regions = [...new Set([...probers.map((prober) => prober.region), ...draft.regions])];
  return (
    <Panel title={t('when')}>
      <Stack gap="md">
        {!type.passive && (
          <div className="form-pair">
            <Select
              label={t('interval')}
              allowDeselect={false}
              value={String(draft.intervalSeconds)}
              onChange={(seconds) => onChange({ ...draft, intervalSeconds: Number(seconds) })}
              error={at('intervalSeconds')}
              data={intervals(type, draft.intervalSeconds).map((seconds) => ({
                value: String(seconds),
                label: f.duration(seconds * 1000),
              }))}
            />
            <NumberInput
              label={t('timeout')}
              placeholder={t('usualTimeout')}
              value={draft.timeoutMs === undefined ? '' : draft.timeoutMs / 1000}
              min={0.5}
              max={60}
              error={at('timeoutMs')}
              onChange={(seconds) =>
                onChange({ ...draft, timeoutMs: seconds === '' ? undefined : Math.round(Number(seconds) * 1000) })
              }
            />
          </div>
        )}
        {!type.passive && (
          <NumberInput
            label={t('confirmations')}
            description={t('confirmationsHint')}
            maw={260}
            value={draft.confirmations}
            min={0}
            max={5}
            allowDecimal={false}
            error={at('confirmations')}
            onChange={(n) => onChange({ ...draft, confirmations: Number(n) })}
          />
        )}
        {!type.passive && regions.length > 1 && (
          <MultiSelect
            label={t('regions')}
            description={t('regionsHint')}
            value={draft.regions}
            onChange={(chosen) => onChange({ ...draft, regions: chosen })}
            error={at('regions')}
            data={regions}
            clearable
          />
        )}
        <Select
          label={t('dependsOn')}
          description={t('dependsOnHint')}
          placeholder={t('nothing')}
          clearable
          searchable
          limit={100}
          value={draft.dependsOn}
          error={at('dependsOn')}
          onChange={(dependsOn) => onChange({ ...draft, dependsOn })}
          data={others.map((m) => ({ value: m.id, label: m.name }))}
        />
      </Stack>
    </Panel>
  );
}
