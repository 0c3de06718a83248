import { Button, Text } from '@mantine/core';
import { IconClockHour4, IconDownload } from '@tabler/icons-react';
import { listTime, type TimeEntry, workKinds } from '#contract/time';
import { Link, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useFormat } from '../../kit/format.ts';
import { Page } from '../../kit/Page.tsx';
import { Paged, usePaging } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { useSpent } from '../tasks/index.ts';
import { useAsked, useSameAsked } from './asked.ts';
import { Filters } from './filters.tsx';
import { lastDay } from './period.ts';
import { qualityWords } from './words.ts';
import { useOnlyOwnTime } from './work.tsx';
import { workWords } from './work.words.ts';

/** `/quality/time?work=update`: the time behind a kind of work, and why each is billable or not. */
export default function QualityTimePage() {
  const t = useWords(workWords);
  const title = t(useOnlyOwnTime() ? 'ownTitle' : 'title');
  const quality = useWords(qualityWords);
  const f = useFormat();
  const spent = useSpent();
  const { search } = useAddress();
  const { limit, offset } = usePaging().query;
  const { period, whose } = useAsked();
  const same = useSameAsked();
  const kind = workKinds.find((one) => one === search.work);
  const asked = { from: period.from, to: lastDay(period), ...whose, ...(kind ? { kind } : {}) };
  const answer = useCall(listTime, { query: { ...asked, limit, offset } }, { live: ['time'], keep: true });
  return (
    <Page
      title={kind ? `${title}: ${t(`kind_${kind}`)}` : title}
      crumbs={[{ label: quality('title'), to: same('/quality') }]}
      below={
        answer.data && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('sum', { time: spent(answer.data.minutes), billable: spent(answer.data.billableMinutes) })}
          </Text>
        )
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          component="a"
          href={`/api/time.csv?${new URLSearchParams(asked)}`}
          download
        >
          {quality('csv')}
        </Button>
      }
    >
      <Filters withoutKind />
      <Paged
        answer={answer}
        label={t('title')}
        filters={['clientId', 'storeId', 'personId']}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'what', head: t('what'), cell: (entry) => <What entry={entry} /> },
          {
            key: 'minutes',
            head: t('time'),
            width: 120,
            cell: (entry) => <span className="figures">{spent(entry.minutes)}</span>,
          },
          {
            key: 'why',
            head: t('why'),
            width: 300,
            from: 'sm',
            cell: (entry) => (
              <Text size="sm" className="plain">
                {t(entry.billable ? 'billable' : 'free')}: {entry.why}
              </Text>
            ),
          },
          { key: 'date', head: t('date'), width: 130, from: 'md', cell: (e) => f.date(`${e.date}T12:00:00Z`) },
          { key: 'who', head: t('who'), width: 150, from: 'md', cell: (e) => e.person.name },
        ]}
        empty={
          <EmptyState icon={IconClockHour4} title={t('none')}>
            {t('emptyTime')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function What({ entry: { task, request, incident, note, client, store } }: { entry: TimeEntry }) {
  const t = useWords(workWords);
  return (
    <>
      {task && <Link to={`/tasks/${task.id}`}>{`#${task.number} ${task.title}`}</Link>}
      {!task && request && <Link to={`/requests/${request.id}`}>{`${t('kind_request')} #${request.number}`}</Link>}
      {!task && incident && <Link to={`/incidents/${incident.id}`}>{`${t('kind_incident')} #${incident.number}`}</Link>}
      {note && (
        <Text size="sm" className="plain">
          {note}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[client?.name, store?.name].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
