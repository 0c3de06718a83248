import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { createTracker, listTrackers, updateTracker, type Tracker } from '#contract/trackers';
import type { Language } from '#core/words';
import { useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormFromSchema, problemOf, type Settings } from '../../kit/FormFromSchema.ts';
import { useFieldTexts } from '../../kit/kinds/field-texts.ts';
import { KindChoice, KindIntro } from '../../kit/kinds/KindChoice.tsx';
import { schemaFor, type Kind } from '../../kit/kinds/kind-schema.ts';
import { refusedFields } from '../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../kit/words.ts';
import { fieldWords } from './field.words.ts';
import { TrackerIcon } from './kind-icon.tsx';
import { PlaceField } from './place-field.tsx';
import { usePlaces } from './places.ts';
import { Seen } from './seen.tsx';
import { useTry } from './try.ts';
import { trackerWords } from './words.ts';

type TrackerKind = Kind & { placeField: string };

interface ConnectionFormProps {
  tracker?: Tracker;
  kinds: TrackerKind[];
  onDone: (saved: Tracker) => void;
  onClose: () => void;
}

/** First which tracker, then what it asks for; a new one can be tried before anything is kept. */
export function ConnectionForm(props: ConnectionFormProps) {
  const t = useWords(trackerWords);
  const [chosen, choose] = useState(props.tracker?.kind ?? null);
  const kind = props.kinds.find(({ name }) => name === chosen);
  if (!kind) return <KindChoice question={t('chooseKind')} kinds={props.kinds} Icon={TrackerIcon} onChoose={choose} />;
  return <Asking {...props} kind={kind} {...(props.tracker ? {} : { onOther: () => choose(null) })} />;
}

const names = { uk: 'Українська', ru: 'Русский', en: 'English' };
const stale = [listTrackers];

function Asking({
  tracker,
  kind,
  onOther,
  onDone,
  onClose,
}: ConnectionFormProps & { kind: TrackerKind; onOther?: () => void }) {
  const t = useWords(trackerWords);
  const language = useLanguage();
  const [settings, setSettings] = useState<Settings>(tracker ? shownOf(tracker, kind) : {});
  const [form, setForm] = useState({ name: tracker?.name ?? kind.label, language: tracker?.language ?? language });
  const create = useChange(createTracker, { stale, quiet: true, onDone });
  const update = useChange(updateTracker, { stale, quiet: true, onDone });
  const trial = useTry(kind.name);
  const place = kind.placeField;
  const texts = useFieldTexts(fieldWords, kind.name);
  const list = usePlaces(kind.name, tracker?.id ?? null);
  const error = create.error ?? update.error ?? trial.error ?? (trial.look ? null : list.error);
  const refused = refusedFields(error, ['name']);
  const problem = problemOf(error, language);
  const { schema, secretFields } = schemaFor(kind, tracker !== undefined);
  const atSettings = Object.keys(schema.properties ?? {}).some((name) => error?.field?.endsWith(`settings.${name}`));
  const change = (next: Settings) => {
    for (const done of [create, update, trial]) done.reset();
    // Another account sees other places.
    if (Object.keys({ ...settings, ...next }).some((name) => name !== place && next[name] !== settings[name]))
      list.reset();
    setSettings(next);
  };
  const submit = () => {
    trial.reset();
    // Settings that are sent again begin the reading anew.
    const changed = tracker && isOther(settings, shownOf(tracker, kind)) ? { settings } : {};
    if (tracker) update.mutate({ params: { id: tracker.id }, body: { ...form, ...changed } });
    else create.mutate({ body: { ...form, settings, kind: kind.name } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <KindIntro kind={kind} Icon={TrackerIcon} />
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.name}
          error={refused.at('name')}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
        />
        <FormFromSchema
          schema={without(schema, place)}
          value={settings}
          onChange={change}
          error={error}
          secretFields={secretFields}
          texts={texts}
        />
        <PlaceField
          name={place}
          label={texts(`${place}_place`)?.label ?? place}
          typedLabel={texts(place)?.label ?? place}
          hint={texts(place)?.hint}
          value={(settings[place] ?? '') as string}
          known={settings[place] === tracker?.settings[place] ? (tracker?.look?.place.name ?? null) : null}
          list={list}
          error={problem?.field === place ? problem.message : undefined}
          onRead={() => {
            for (const done of [create, update, trial]) done.reset();
            const { [place]: _, ...access } = settings;
            list.read(access);
          }}
          onChange={(value) => change({ ...settings, [place]: value })}
        />
        {tracker && (
          <Text size="xs" c="dimmed">
            {t('secretStays')}
          </Text>
        )}
        <Select
          label={t('language')}
          allowDeselect={false}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={form.language}
          onChange={(next) => next && setForm({ ...form, language: next as Language })}
        />
        {trial.look && (
          <Alert color="green" role="status" icon={<IconCircleCheck size={20} />} title={t('seen')}>
            <Seen look={trial.look} />
          </Alert>
        )}
        <ErrorNote error={atSettings ? null : refused.rest} />
        <Group justify="flex-end" gap="xs">
          {onOther && (
            <Button variant="subtle" mr="auto" onClick={onOther}>
              {t('otherKind')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {!tracker && (
            <Button
              variant="default"
              leftSection={<IconPlugConnected size={16} />}
              loading={trial.isPending}
              onClick={() => {
                create.reset();
                trial.run(settings);
              }}
            >
              {t(trial.look ? 'tryAgain' : 'try')}
            </Button>
          )}
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(tracker ? 'save' : 'connect')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** The place is chosen by a field of its own. */
const without = (schema: Record<string, unknown>, place: string): Record<string, unknown> => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties as object).filter(([name]) => name !== place)),
});

/** Without what is covered: a field that is left empty stays as it is. */
const shownOf = ({ settings }: Tracker, { secretFields }: TrackerKind): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !secretFields.includes(name)));

const isOther = (given: Settings, kept: Settings): boolean =>
  [...new Set([...Object.keys(given), ...Object.keys(kept)])].some((name) => given[name] !== kept[name]);
