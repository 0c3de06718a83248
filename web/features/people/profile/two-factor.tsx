import { Badge, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { getSession, removeTotp, renewBackupCodes } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { BackupCodes, TotpSteps } from './totp-steps.tsx';
import { profileWords } from './words.ts';

export function TwoFactor() {
  const t = useWords(profileWords);
  const { secondFactors } = useSession();
  const byApp = secondFactors.includes('code');
  const [enrolling, enrol] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const [renewing, renew] = useDisclosure();
  return (
    <Panel
      title={t('twoFactor')}
      actions={
        <Badge variant="light" color={byApp ? 'green' : 'gray'}>
          {t(byApp ? 'on' : 'off')}
        </Badge>
      }
    >
      <Text size="sm" mb="sm">
        {t(byApp ? 'twoFactorOn' : secondFactors.includes('passkey') ? 'twoFactorPasskey' : 'twoFactorOff')}
      </Text>
      {byApp ? (
        <Group gap="xs">
          <Button variant="default" onClick={renew.open}>
            {t('renewCodes')}
          </Button>
          <Button variant="default" onClick={remove.open}>
            {t('turnOff')}
          </Button>
        </Group>
      ) : (
        <Button onClick={enrol.open}>{t('turnOn')}</Button>
      )}
      <Modal opened={enrolling} onClose={enrol.close} title={t('twoFactor')} closeOnClickOutside={false}>
        {enrolling && <TotpSteps onDone={enrol.close} />}
      </Modal>
      <Modal opened={removing} onClose={remove.close} title={t('turnOffTitle')}>
        {removing && <TurnOff onDone={remove.close} />}
      </Modal>
      <Modal opened={renewing} onClose={renew.close} title={t('renewCodesTitle')} closeOnClickOutside={false}>
        {renewing && <RenewCodes onDone={renew.close} />}
      </Modal>
    </Panel>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const t = useWords(profileWords);
  const turnOff = useChange(removeTotp, { stale: [getSession], quiet: true, onDone });
  return (
    <ByPassword
      text={t('turnOffText')}
      label={t('turnOff')}
      color="red"
      error={turnOff.error}
      pending={turnOff.isPending}
      onSend={(password) => turnOff.mutate({ body: { password } })}
      onCancel={onDone}
    />
  );
}

function RenewCodes({ onDone }: { onDone: () => void }) {
  const t = useWords(profileWords);
  const renew = useChange(renewBackupCodes, { stale: [], quiet: true });
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onDone={onDone} />;
  return (
    <ByPassword
      text={t('renewCodesText')}
      label={t('renewCodes')}
      error={renew.error}
      pending={renew.isPending}
      onSend={(password) => renew.mutate({ body: { password } })}
      onCancel={onDone}
    />
  );
}

interface Asked {
  text: string;
  label: string;
  color?: string;
  error: Error | null;
  pending: boolean;
  onSend: (password: string) => void;
  onCancel: () => void;
}

/** The password is asked again. */
function ByPassword({ text, label, color, error, pending, onSend, onCancel }: Asked) {
  const t = useWords(profileWords);
  const [password, setPassword] = useState('');
  return (
    <Form onSubmit={() => onSend(password)}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" {...(color ? { color } : {})} loading={pending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
