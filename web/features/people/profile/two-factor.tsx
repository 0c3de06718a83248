import { Badge, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { getSession, removeTotp } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { TotpSteps } from './totp-steps.tsx';
import { profileWords } from './words.ts';

export function TwoFactor() {
  const t = useWords(profileWords);
  const { person } = useSession();
  const [enrolling, enrol] = useDisclosure();
  const [removing, remove] = useDisclosure();
  return (
    <Panel
      title={t('twoFactor')}
      actions={
        <Badge variant="light" color={person.twoFactor ? 'green' : 'gray'}>
          {t(person.twoFactor ? 'on' : 'off')}
        </Badge>
      }
    >
      <Text size="sm" mb="sm">
        {t(person.twoFactor ? 'twoFactorOn' : 'twoFactorOff')}
      </Text>
      {person.twoFactor ? (
        <Button variant="default" onClick={remove.open}>
          {t('turnOff')}
        </Button>
      ) : (
        <Button onClick={enrol.open}>{t('turnOn')}</Button>
      )}
      <Modal opened={enrolling} onClose={enrol.close} title={t('twoFactor')} closeOnClickOutside={false}>
        {enrolling && <TotpSteps onDone={enrol.close} />}
      </Modal>
      <Modal opened={removing} onClose={remove.close} title={t('turnOffTitle')}>
        {removing && <TurnOff onDone={remove.close} />}
      </Modal>
    </Panel>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const t = useWords(profileWords);
  const [password, setPassword] = useState('');
  const turnOff = useChange(removeTotp, { stale: [getSession], quiet: true, onDone });
  return (
    <Form onSubmit={() => turnOff.mutate({ body: { password } })}>
      <Stack gap="md">
        <Text size="sm">{t('turnOffText')}</Text>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <ErrorNote error={turnOff.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" loading={turnOff.isPending}>
            {t('turnOff')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
