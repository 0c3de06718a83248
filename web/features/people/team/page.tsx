import { Badge, Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { IconShieldCheck, IconShieldOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { listPeople, type Person } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { listClients } from '#contract/stores';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan, useSession } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging, type Column } from '../../../kit/Paged.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { roleWords } from '../role.words.ts';
import { Invitations } from './invitations.tsx';
import { Invite } from './invite.tsx';
import { PersonMenu } from './person-menu.tsx';
import { teamWords } from './words.ts';

/** `/people`: the team and the clients' people. */
export default function PeoplePage() {
  const t = useWords(teamWords);
  const can = useCan();
  const { search, setSearch } = useAddress();
  const { query } = usePaging();
  const people = useCall(listPeople, { query }, { keep: true });
  const mayWrite = can('people.write');
  const open = () => setSearch({ invite: '1' });
  const close = () => setSearch({ invite: undefined });
  const alone = people.data?.total === 1 && !search.q;
  return (
    <Page
      title={t('title')}
      actions={
        mayWrite && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={open}>
            {t('invite')}
          </Button>
        )
      }
    >
      <div className="toolbar">
        <PageSearch placeholder={t('search')} />
      </div>
      <Paged
        answer={people}
        columns={useColumns(mayWrite)}
        rowKey={(person) => person.id}
        label={t('title')}
        empty={<EmptyState title={t('noMatch')}>{t('noMatchText')}</EmptyState>}
      />
      {alone && mayWrite && (
        <EmptyState
          icon={IconUsers}
          title={t('alone')}
          action={
            <Button variant="light" onClick={open}>
              {t('invite')}
            </Button>
          }
        >
          {t('aloneText')}
        </EmptyState>
      )}
      <Invitations />
      <Modal
        opened={search.invite !== undefined && mayWrite}
        onClose={close}
        title={t('inviteTitle')}
        closeOnClickOutside={false}
        size="lg"
      >
        <Invite onDone={close} />
      </Modal>
    </Page>
  );
}

function useColumns(mayWrite: boolean): Column<Person>[] {
  const t = useWords(teamWords);
  const role = useWords(roleWords);
  const { person: me } = useSession();
  const clients = useCall(listClients, { query: { limit: 500 } });
  const clientNames = (ids: string[]) =>
    ids
      .map((id) => clients.data?.items.find((c) => c.id === id)?.name)
      .filter(Boolean)
      .join(', ') || t('noClientsOf');
  const doing = (person: Person) =>
    isClientRole(person.role)
      ? clientNames(person.clientIds)
      : person.speciality
        ? role(`speciality_${person.speciality}`)
        : '';
  return [
    {
      key: 'name',
      head: t('title'),
      cell: (person) => (
        <div style={{ minWidth: 150 }}>
          <Group gap={6}>
            <Text size="sm" fw={550} c={person.active ? undefined : 'dimmed'}>
              {person.name}
            </Text>
            {person.id === me.id && (
              <Badge size="sm" variant="light">
                {t('you')}
              </Badge>
            )}
            {!person.active && (
              <Badge size="sm" variant="light" color="gray">
                {t('deactivated')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {person.email}
          </Text>
        </div>
      ),
    },
    {
      key: 'role',
      head: t('role'),
      cell: (person) => (
        <>
          <Text size="sm">{role(`role_${person.role}`)}</Text>
          <Text size="xs" c="dimmed">
            {doing(person)}
          </Text>
        </>
      ),
    },
    { key: 'twoFactor', from: 'sm', head: t('twoFactor'), cell: (person) => <TwoFactorMark on={person.twoFactor} /> },
    {
      key: 'seen',
      from: 'md',
      head: '',
      cell: (person) => (
        <Text size="sm" c="dimmed" component="span">
          {person.lastSeenAt ? <Age of={person.lastSeenAt} /> : t('neverSeen')}
        </Text>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            head: '',
            align: 'end' as const,
            width: 56,
            cell: (person: Person) => <PersonMenu person={person} />,
          },
        ]
      : []),
  ];
}

function TwoFactorMark({ on }: { on: boolean }) {
  const t = useWords(teamWords);
  const label = t(on ? 'twoFactorOn' : 'twoFactorOff');
  const Icon = on ? IconShieldCheck : IconShieldOff;
  return (
    <Tooltip label={label}>
      <span role="img" aria-label={label} style={{ color: on ? 'var(--up)' : 'var(--mantine-color-dimmed)' }}>
        <Icon size={19} stroke={1.6} />
      </span>
    </Tooltip>
  );
}
