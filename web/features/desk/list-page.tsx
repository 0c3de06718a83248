import { Button, Group, Text } from '@mantine/core';
import { IconMailbox, IconMessages, IconMoodSmile, IconPencilPlus } from '@tabler/icons-react';
import { listRequests, type Request } from '#contract/desk';
import { listMails } from '#contract/desk-mail';
import { severities } from '#contract/incidents';
import { asLink, Link, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan, useIsClient } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Page } from '../../kit/Page.tsx';
import { Paged, usePaging, type Column } from '../../kit/Paged.tsx';
import { Age } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { SeverityBadge } from '../incidents/index.ts';
import { RequestStateBadge, Unanswered } from './badges.tsx';
import { NextDeadline } from './clock/next-deadline.tsx';
import { clockWords } from './clock/words.ts';
import { filterNames, Filters, states, waits } from './filters.tsx';
import { mailboxWords } from './mail/words.ts';
import { whose } from './whose.ts';
import classes from './list.module.css';
import { requestWords } from './words.ts';

/** `/requests`: what is not done, the one that waits for an answer first. */
export default function RequestsPage() {
  const t = useWords(requestWords);
  const can = useCan();
  const { search } = useAddress();
  const { query } = usePaging();
  const state = [...states, 'all' as const].find((one) => one === search.state) ?? 'active';
  const requests = useCall(
    listRequests,
    {
      query: {
        ...query,
        ...(state === 'all' ? {} : { state }),
        waiting: waits.find((one) => one === search.waiting),
        severity: severities.find((one) => one === search.severity),
        clientId: search.clientId,
        storeId: search.storeId,
        assigneeId: search.assigneeId,
        sort: search.sort === 'deadline' ? 'deadline' : 'turn',
      },
    },
    { live: ['request'], keep: true },
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {can('requests.write') && <ByMail />}
          {can('requests.open') && <NewRequest />}
        </>
      }
    >
      <Filters />
      <Paged
        answer={requests}
        columns={useColumns()}
        rowKey={(request) => request.id}
        filters={filterNames}
        label={t('title')}
        empty={<Nothing />}
      />
    </Page>
  );
}

function NewRequest() {
  const t = useWords(requestWords);
  return (
    <Button leftSection={<IconPencilPlus size={16} />} renderRoot={asLink('/requests/new')}>
      {t('open')}
    </Button>
  );
}

/** To the mailboxes; says where mails wait for somebody to sort them. */
function ByMail() {
  const t = useWords(mailboxWords);
  const aside = useCall(listMails, { query: { outcome: 'aside', limit: 1 } }, { live: ['request'] });
  const n = aside.data?.total ?? 0;
  return (
    <Button
      {...(n > 0 ? { color: 'amber', variant: 'light' } : { variant: 'default' })}
      leftSection={<IconMailbox size={16} />}
      renderRoot={asLink('/requests/mail')}
    >
      {n > 0 ? t('asideCount', { n }) : t('title')}
    </Button>
  );
}

function Nothing() {
  const t = useWords(requestWords);
  const can = useCan();
  const isClient = useIsClient();
  const { setSearch } = useAddress();
  const all = (
    <Button variant="default" onClick={() => setSearch({ state: 'all', page: undefined })}>
      {t('showAll')}
    </Button>
  );
  if (isClient)
    return (
      <EmptyState
        icon={IconMessages}
        title={t('mineNone')}
        action={
          <Group justify="center" gap="xs">
            <NewRequest />
            {all}
          </Group>
        }
      >
        {t('mineNoneText')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconMoodSmile}
      title={t('quiet')}
      action={
        <Group justify="center" gap="xs">
          {can('requests.open') && <NewRequest />}
          {can('people.write') && (
            <Button variant="default" renderRoot={asLink('/people?invite=1')}>
              {t('invite')}
            </Button>
          )}
          {all}
        </Group>
      }
    >
      {t('quietText')} {can('people.write') && t('quietInvite')}
    </EmptyState>
  );
}

const isOver = (request: Request) => request.turn === null;

function useColumns(): Column<Request>[] {
  const t = useWords(requestWords);
  const clock = useWords(clockWords);
  const isClient = useIsClient();
  return [
    {
      key: 'severity',
      from: 'sm',
      head: t('severity'),
      width: 140,
      cell: (request) => <SeverityBadge severity={request.severity} />,
    },
    { key: 'topic', head: t('title'), cell: (request) => <Topic request={request} /> },
    {
      key: 'state',
      from: 'sm',
      head: t('state'),
      width: isClient ? 230 : 210,
      cell: (request) => (
        <>
          <RequestStateBadge request={request} />
          {!isClient && (
            <Text size="xs" c="dimmed">
              {request.assignee?.name ?? (isOver(request) ? '' : t('nobody'))}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'due',
      from: 'sm',
      head: clock('dueHead'),
      width: 220,
      cell: (request) => (
        <>
          <NextDeadline clock={request.clock} />
          <Text size="xs" c="dimmed" component="div">
            {t('changed')}: <Age of={request.changedAt} />
          </Text>
        </>
      ),
    },
  ];
}

function Topic({ request }: { request: Request }) {
  const t = useWords(requestWords);
  const isClient = useIsClient();
  return (
    <div className={classes.row} data-over={isOver(request) || undefined}>
      <span className={classes.narrow}>
        <SeverityBadge severity={request.severity} />
        <RequestStateBadge request={request} />
      </span>
      <Group gap="2px 8px">
        <Text size="sm" fw={request.unanswered && !isClient ? 700 : 600} component="div">
          <Link plain to={`/requests/${request.id}`}>
            #{request.number} {request.topic}
          </Link>
        </Text>
        <Unanswered request={request} />
      </Group>
      <Text size="xs" c="dimmed" component="div">
        {[whose(request, isClient, t('noClient')), request.requester].filter(Boolean).join(' · ')}
        <span className={classes.narrowLine}>
          {!isClient && <>{request.assignee?.name ?? t('nobody')} · </>}
          <Age of={request.changedAt} />
        </span>
        <span className={classes.narrowLine}>
          <NextDeadline clock={request.clock} />
        </span>
      </Text>
    </div>
  );
}
