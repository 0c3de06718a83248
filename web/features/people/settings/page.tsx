import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHistory, IconLayoutKanban, IconShieldSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { changeTeamSettings, getSession, readTeamSettings } from '#contract/people';
import { asLink } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { Toggle } from '../../../kit/Toggle.tsx';
import { useWords } from '../../../kit/words.ts';
import { AuditSettingsPanel } from '../../audits/index.ts';
import { BrandPanel } from './brand.tsx';
import { DeadJobs } from './dead-jobs.tsx';
import { settingsWords } from './words.ts';

export type TeamSettings = { twoFactorRequired: boolean; probePrivateAddresses: boolean; publicUrl: string | null };

/** `/settings`: what holds for everybody. */
export default function SettingsPage() {
  const t = useWords(settingsWords);
  const can = useCan();
  const settings = useCall(readTeamSettings);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconLayoutKanban size={16} />}
            renderRoot={asLink('/settings/trackers')}
          >
            {t('trackers')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconShieldSearch size={16} />}
            renderRoot={asLink('/settings/known-holes')}
          >
            {t('knownHoles')}
          </Button>
          {can('audit.read') && (
            <Button variant="default" leftSection={<IconHistory size={16} />} renderRoot={asLink('/settings/audit')}>
              {t('audit')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="md" maw={860}>
        <ErrorNote error={settings.error} onRetry={settings.refetch} />
        {settings.data && <Team settings={settings.data} mayWrite={can('settings.write')} />}
        <AuditSettingsPanel />
        <BrandPanel mayWrite={can('settings.write')} />
        <DeadJobs />
      </Stack>
    </Page>
  );
}

function Team({ settings, mayWrite }: { settings: TeamSettings; mayWrite: boolean }) {
  const t = useWords(settingsWords);
  const [sure, setSure] = useState(false);
  const change = useChange(changeTeamSettings, {
    stale: [readTeamSettings, getSession],
    onDone: () => {
      setSure(false);
      notifications.show({ message: t('saved') });
    },
  });
  return (
    <Panel title={t('team')}>
      <Stack gap="lg">
        {!mayWrite && (
          <Text size="sm" c="dimmed">
            {t('readOnly')}
          </Text>
        )}
        <Toggle
          label={t('twoFactorRequired')}
          description={t('twoFactorRequiredHint')}
          disabled={!mayWrite}
          checked={settings.twoFactorRequired}
          onChange={(e) =>
            e.currentTarget.checked ? setSure(true) : change.mutate({ body: { twoFactorRequired: false } })
          }
        />
        <Toggle
          label={t('privateAddresses')}
          description={t('privateAddressesHint')}
          disabled={!mayWrite}
          checked={
            (change.isPending ? change.variables.body.probePrivateAddresses : undefined) ??
            settings.probePrivateAddresses
          }
          onChange={(e) => change.mutate({ body: { probePrivateAddresses: e.currentTarget.checked } })}
        />
        <PublicUrl url={settings.publicUrl} mayWrite={mayWrite} />
      </Stack>
      <Confirm
        opened={sure}
        onClose={() => setSure(false)}
        danger={false}
        title={t('turnOnTitle')}
        verb={t('require')}
        pending={change.isPending}
        onConfirm={() => change.mutate({ body: { twoFactorRequired: true } })}
      >
        {t('turnOnText')}
      </Confirm>
    </Panel>
  );
}

function PublicUrl({ url, mayWrite }: { url: string | null; mayWrite: boolean }) {
  const t = useWords(settingsWords);
  const [typed, setTyped] = useState(url ?? '');
  const save = useChange(changeTeamSettings, {
    stale: [readTeamSettings],
    quiet: true,
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const refused = refusedFields(save.error, ['publicUrl']);
  return (
    <Form onSubmit={() => save.mutate({ body: { publicUrl: typed.trim() || null } })}>
      <Stack gap={8}>
        <TextInput
          label={t('publicUrl')}
          description={t('publicUrlHint')}
          inputMode="url"
          placeholder="https://"
          disabled={!mayWrite}
          value={typed}
          error={refused.at('publicUrl')}
          onChange={(e) => {
            save.reset();
            setTyped(e.currentTarget.value);
          }}
        />
        {!url && (
          <Text size="sm" c="var(--degraded)">
            {t('publicUrlMissing')}
          </Text>
        )}
        <ErrorNote error={refused.rest} />
        {mayWrite && (
          <Group gap="xs">
            <Button type="submit" variant="default" loading={save.isPending} disabled={typed.trim() === (url ?? '')}>
              {t('save')}
            </Button>
            {!typed && (
              <Button variant="subtle" onClick={() => setTyped(location.origin)}>
                {t('useThis', { url: location.origin })}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Form>
  );
}
