import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createChannel, listChannels, updateChannel, type Channel } from '#contract/notify';
import { isClientRole } from '#contract/permissions';
import type { Person } from '#contract/people';
import { useChange } from '../../app/query.ts';
import { useSession, useTimeZone } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormFromSchema, type Settings } from '../../kit/FormFromSchema.ts';
import { useFieldTexts } from '../../kit/kinds/field-texts.ts';
import { KindChoice, KindIntro } from '../../kit/kinds/KindChoice.tsx';
import { schemaFor, type Kind } from '../../kit/kinds/kind-schema.ts';
import { refusedFields } from '../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../kit/words.ts';
import { browserZone, ZoneSelect } from '../../kit/ZoneSelect.tsx';
import { channelWords } from './channel.words.ts';
import { fieldWords } from './field.words.ts';
import { KindIcon } from './kind-icon.tsx';

interface ChannelFormProps {
  channel?: Channel;
  channels: Channel[];
  kinds: Kind[];
  people: Person[];
  onDone: (saved: Channel, thenTest: boolean) => void;
  onClose: () => void;
}

/** First what kind, then its settings from its own schema, then whose it is and what if it fails. */
export function ChannelForm(props: ChannelFormProps) {
  const t = useWords(channelWords);
  const [chosen, choose] = useState(props.channel?.kind ?? null);
  const kind = props.kinds.find((k) => k.name === chosen);
  if (kind) return <KindForm {...props} kind={kind} {...(props.channel ? {} : { onOther: () => choose(null) })} />;
  return <KindChoice question={t('chooseKind')} kinds={props.kinds} Icon={KindIcon} onChoose={choose} />;
}

const stale = [listChannels];

function KindForm({
  channel,
  kind,
  channels,
  people,
  onOther,
  onDone,
  onClose,
}: ChannelFormProps & { kind: Kind; onOther?: () => void }) {
  const t = useWords(channelWords);
  const language = useLanguage();
  const timeZone = useTimeZone();
  const { person } = useSession();
  const [settings, setSettings] = useState<Settings>(channel?.settings ?? {});
  const [form, setForm] = useState({
    name: channel?.name ?? kind.label,
    language: channel?.language ?? language,
    timeZone: channel?.timeZone ?? timeZone ?? browserZone(),
    fallbackId: channel?.fallbackId ?? null,
    personId: channel ? channel.personId : person.id,
  });
  const create = useChange(createChannel, { stale, quiet: true });
  const update = useChange(updateChannel, { stale, quiet: true });
  const { error, isPending } = channel ? update : create;
  const refused = refusedFields(error, ['name', 'fallbackId', 'personId']);
  const atSettings = (error as { field?: string } | null)?.field?.startsWith('settings');
  const texts = useFieldTexts(fieldWords, kind.name);
  const { schema, secretFields } = schemaFor(kind, channel !== undefined);
  const save = (thenTest: boolean) => {
    const onSuccess = (saved: Channel) => onDone(saved, thenTest);
    if (channel) update.mutate({ params: { id: channel.id }, body: { ...form, settings } }, { onSuccess });
    else create.mutate({ body: { ...form, settings, kind: kind.name } }, { onSuccess });
  };
  const others = channels.filter((other) => other.id !== channel?.id);
  const staff = people.filter((p) => p.active && !isClientRole(p.role));
  return (
    <Form onSubmit={() => save(!channel)}>
      <Stack gap="md">
        <KindIntro kind={kind} Icon={KindIcon} />
        <TextInput
          label={t('channelName')}
          description={t('channelNameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.name}
          error={refused.at('name')}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
        />
        <FormFromSchema
          schema={schema}
          value={settings}
          onChange={setSettings}
          error={error}
          secretFields={secretFields}
          texts={texts}
        />
        {secretFields.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('secretStays')}
          </Text>
        )}
        <Group grow preventGrowOverflow={false} align="flex-start" gap="md">
          <Select
            miw={200}
            label={t('language')}
            allowDeselect={false}
            value={form.language}
            onChange={(next) => next && setForm({ ...form, language: next })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'uk', label: 'Українська' },
              { value: 'ru', label: 'Русский' },
            ]}
          />
          <ZoneSelect
            label={t('timeZone')}
            value={form.timeZone}
            onChange={(zone) => setForm({ ...form, timeZone: zone })}
          />
        </Group>
        <Select
          label={t('person')}
          description={t('personHint')}
          searchable
          clearable
          placeholder={t('nobody')}
          data={staff.map((p) => ({ value: p.id, label: p.name }))}
          value={form.personId}
          error={refused.at('personId')}
          onChange={(personId) => setForm({ ...form, personId })}
        />
        {others.length > 0 && (
          <Select
            label={t('fallback')}
            description={t('fallbackHint')}
            clearable
            placeholder={t('noFallback')}
            data={others.map((other) => ({ value: other.id, label: other.name }))}
            value={form.fallbackId}
            error={refused.at('fallbackId')}
            onChange={(fallbackId) => setForm({ ...form, fallbackId })}
          />
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
          <Button type="submit" loading={isPending}>
            {t(channel ? 'save' : 'createAndTest')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
