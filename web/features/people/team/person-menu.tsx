import { ActionIcon, Button, Group, Menu, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconBrandTelegram,
  IconDots,
  IconPencil,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { isClientRole } from '#contract/permissions';
import { listPeople, resetTwoFactor, updatePerson, type Person } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { ConnectTelegram } from '../../desk/index.ts';
import { AccessFields, fitting, lacksClients, type AccessOf } from './access-fields.tsx';
import { teamWords } from './words.ts';

type Asked = 'change' | 'telegram' | 'deactivate' | 'reset' | null;

/** What an administrator can do with a person. */
export function PersonMenu({ person }: { person: Person }) {
  const t = useWords(teamWords);
  const { person: me } = useSession();
  const [asked, ask] = useState<Asked>(null);
  const done = (message: string) => () => {
    ask(null);
    notifications.show({ message });
  };
  const close = () => ask(null);
  const { name } = person;
  const deactivate = useChange(updatePerson, {
    stale: [listPeople],
    quiet: true,
    onDone: done(t('deactivatedNow', { name })),
  });
  const activate = useChange(updatePerson, { stale: [listPeople], onDone: done(t('activated', { name })) });
  const reset = useChange(resetTwoFactor, { stale: [listPeople], quiet: true, onDone: done(t('resetDone', { name })) });
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('actions')}: ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => ask('change')}>
            {t('change')}
          </Menu.Item>
          {person.active && isClientRole(person.role) && (
            <Menu.Item leftSection={<IconBrandTelegram size={16} />} onClick={() => ask('telegram')}>
              {t('telegram')}
            </Menu.Item>
          )}
          {person.twoFactor && (
            <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => ask('reset')}>
              {t('resetTwoFactor')}
            </Menu.Item>
          )}
          {!person.active && (
            <Menu.Item
              leftSection={<IconUserCheck size={16} />}
              onClick={() => activate.mutate({ params: { id: person.id }, body: { active: true } })}
            >
              {t('activate')}
            </Menu.Item>
          )}
          {person.active && person.id !== me.id && (
            <Menu.Item color="red" leftSection={<IconUserOff size={16} />} onClick={() => ask('deactivate')}>
              {t('deactivate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asked === 'change'} onClose={close} title={t('changeTitle', { name })}>
        <ChangeAccess person={person} onDone={close} />
      </Modal>
      <Modal opened={asked === 'telegram'} onClose={close} title={t('telegramTitle', { name })}>
        <ConnectTelegram person={person} />
      </Modal>
      <Confirm
        opened={asked === 'deactivate'}
        onClose={close}
        title={t('deactivateTitle', { name })}
        verb={t('deactivate')}
        pending={deactivate.isPending}
        error={deactivate.error}
        onConfirm={() => deactivate.mutate({ params: { id: person.id }, body: { active: false } })}
      >
        {t('deactivateText')}
      </Confirm>
      <Confirm
        opened={asked === 'reset'}
        onClose={close}
        title={t('resetTitle', { name })}
        verb={t('resetTwoFactor')}
        pending={reset.isPending}
        error={reset.error}
        onConfirm={() => reset.mutate({ params: { id: person.id } })}
      >
        {t('resetText')}
      </Confirm>
    </>
  );
}

function ChangeAccess({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useWords(teamWords);
  const [access, setAccess] = useState<AccessOf>(person);
  const [asked, setAsked] = useState(false);
  const save = useChange(updatePerson, {
    stale: [listPeople],
    quiet: true,
    onDone: () => {
      notifications.show({ message: t('saved') });
      onDone();
    },
  });
  const refused = refusedFields(save.error, ['role', 'clientIds']);
  const submit = () => {
    setAsked(true);
    if (!lacksClients(access)) save.mutate({ params: { id: person.id }, body: fitting(access) });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <AccessFields value={access} onChange={setAccess} refused={refused.at} asked={asked} />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
