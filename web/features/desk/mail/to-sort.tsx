import { Anchor, Button, Menu, Modal, Select, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { listRequests } from '#contract/desk';
import { listMails, sortMail, type Mail } from '#contract/desk-mail';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Paged, usePaging, type Column } from '../../../kit/Paged.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterRequest } from '../after-request.ts';
import { useClientOptions } from '../options.ts';
import { WholeMail } from '../page/mail-shown.tsx';
import { mailboxWords } from './words.ts';

type Asked = { mail: Mail; what: 'read' | 'client' | 'request' | 'drop' };

/** Mails that have no place by themselves: somebody says whose they are. */
export function ToSort() {
  const t = useWords(mailboxWords);
  const { query } = usePaging();
  const [asked, ask] = useState<Asked | null>(null);
  const mails = useCall(listMails, { query: { ...query, outcome: 'aside' } }, { live: ['request'], keep: true });
  const close = () => ask(null);
  return (
    <Panel title={t('sort')}>
      <Text size="sm" c="dimmed" mb="sm" mt={-8}>
        {t('sortText')}
      </Text>
      <Paged
        answer={mails}
        columns={useColumns(ask)}
        rowKey={(mail) => mail.id}
        label={t('sort')}
        empty={
          <EmptyState icon={IconMailCheck} title={t('sortNone')}>
            {t('sortNoneText')}
          </EmptyState>
        }
      />
      <Modal opened={asked?.what === 'read'} onClose={close} size="xl" title={t('mail')}>
        {asked && <WholeMail id={asked.mail.id} />}
      </Modal>
      <Modal
        opened={asked?.what === 'client' || asked?.what === 'request'}
        onClose={close}
        title={t(asked?.what === 'request' ? 'whichRequest' : 'whichClient')}
      >
        {asked?.what === 'client' && <ToClient mail={asked.mail} onClose={close} />}
        {asked?.what === 'request' && <ToRequest mail={asked.mail} onClose={close} />}
      </Modal>
      <Drop mail={asked?.what === 'drop' ? asked.mail : null} onClose={close} />
    </Panel>
  );
}

function useColumns(ask: (asked: Asked) => void): Column<Mail>[] {
  const t = useWords(mailboxWords);
  return [
    {
      key: 'mail',
      head: t('mail'),
      cell: (mail) => (
        <>
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={600}
            ta="start"
            onClick={() => ask({ mail, what: 'read' })}
          >
            {mail.subject || '–'}
          </Anchor>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {mail.from}
          </Text>
          <Text size="xs" c="dimmed">
            {mail.why} <Age of={mail.receivedAt} />
          </Text>
        </>
      ),
    },
    {
      key: 'place',
      head: '',
      width: 160,
      align: 'end',
      cell: (mail) => (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('place')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => ask({ mail, what: 'client' })}>{t('toClient')}</Menu.Item>
            <Menu.Item onClick={() => ask({ mail, what: 'request' })}>{t('toRequest')}</Menu.Item>
            <Menu.Item onClick={() => ask({ mail, what: 'drop' })}>{t('drop')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];
}

const useSorting = (onClose: () => void) =>
  useChange(sortMail, { stale: [listMails, ...afterRequest], quiet: true, onDone: onClose });

function ToClient({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const t = useWords(mailboxWords);
  const [clientId, setClient] = useState<string | null>(null);
  const sort = useSorting(onClose);
  return (
    <Stack gap="md">
      <Select
        aria-label={t('whichClient')}
        data-autofocus
        {...useClientOptions()}
        value={clientId}
        onChange={setClient}
      />
      <ErrorNote error={sort.error} />
      <Button
        disabled={!clientId}
        loading={sort.isPending}
        onClick={() => clientId && sort.mutate({ params: { id: mail.id }, body: { clientId } })}
      >
        {t('open')}
      </Button>
    </Stack>
  );
}

function ToRequest({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const t = useWords(mailboxWords);
  const [typed, setTyped] = useState('');
  const [requestId, setRequest] = useState<string | null>(null);
  const found = useCall(listRequests, { query: { limit: 50, ...(typed ? { q: typed } : {}) } }, { keep: true });
  const sort = useSorting(onClose);
  const label = ({ number, topic }: { number: number; topic: string }) => `#${number} ${topic}`;
  return (
    <Stack gap="md">
      <Select
        aria-label={t('whichRequest')}
        data-autofocus
        searchable
        filter={({ options }) => options}
        onSearchChange={(text) => setTyped(text.startsWith('#') ? text.split(' ')[0]! : text)}
        data={(found.data?.items ?? []).map((request) => ({ value: request.id, label: label(request) }))}
        value={requestId}
        onChange={setRequest}
      />
      <ErrorNote error={sort.error} />
      <Button
        disabled={!requestId}
        loading={sort.isPending}
        onClick={() => requestId && sort.mutate({ params: { id: mail.id }, body: { requestId } })}
      >
        {t('join')}
      </Button>
    </Stack>
  );
}

function Drop({ mail, onClose }: { mail: Mail | null; onClose: () => void }) {
  const t = useWords(mailboxWords);
  const sort = useSorting(onClose);
  return (
    <Confirm
      opened={mail !== null}
      onClose={onClose}
      title={t('dropTitle')}
      verb={t('drop')}
      danger={false}
      pending={sort.isPending}
      error={sort.error}
      onConfirm={() => mail && sort.mutate({ params: { id: mail.id }, body: { drop: true } })}
    >
      {t('dropText')}
    </Confirm>
  );
}
