import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconReportSearch } from '@tabler/icons-react';
import { type Audit, listAuditedStores, listStoreAudits, readAudit } from '#contract/audits';
import { Link, useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { Counts } from '../badges.tsx';
import { RunNow } from '../run-now.tsx';
import { Scores } from '../scores.tsx';
import { WhyNotAll } from '../why.tsx';
import { auditWords } from '../words.ts';
import { Snapshots } from '../snapshots/panel.tsx';
import { Findings } from './findings.tsx';
import { Schedule } from './schedule.tsx';
import { Trend } from './trend.tsx';

/** `/audits/stores/$id`: scores and their trend, what is to do, all audits, and when the next one comes. */
export default function StoreAuditsPage() {
  const t = useWords(auditWords);
  const id = useAddress().params.id!;
  const answer = useCall(listAuditedStores, { query: { storeId: id, limit: 1 } }, { live: ['audit', 'finding'] });
  const audits = useCall(listStoreAudits, { params: { id }, query: { limit: 50 } }, { live: ['audit'], about: id });
  const row = answer.data?.items[0];
  if (answer.error && !answer.data)
    return answer.error.status === 422 ? <NotFound /> : <ErrorNote error={answer.error} onRetry={answer.refetch} />;
  if (!answer.data) return <Skeleton height={420} />;
  if (!row) return <NotFound />;
  const history = audits.data?.items ?? [];
  return (
    <Page
      title={t('auditOf', { store: row.store.name })}
      crumbs={[
        { label: t('title'), to: '/audits' },
        { label: row.store.name, to: `/stores/${id}` },
      ]}
      actions={<RunNow storeId={id} />}
    >
      {row.latest === null ? (
        <Stack gap="md">
          <Panel>
            <EmptyState icon={IconReportSearch} title={t('noAudits')} action={<RunNow storeId={id} />}>
              {t('noAuditsText')}
            </EmptyState>
          </Panel>
          <Schedule storeId={id} />
          <Snapshots storeId={id} audits={history} />
        </Stack>
      ) : (
        <Stack gap="md">
          <div className={classes.two}>
            <Panel title={t('scores')}>
              <Stack gap="md">
                <Scores of={row.scores} />
                <Trend audits={history} />
              </Stack>
            </Panel>
            <Schedule storeId={id} />
          </div>
          <Findings storeId={id} />
          <Why audits={history} />
          <Snapshots storeId={id} audits={history} />
          <History audits={history} />
        </Stack>
      )}
    </Page>
  );
}

/** Of the latest audit that came to its end. */
function Why({ audits }: { audits: readonly Audit[] }) {
  const id = audits.find(({ state }) => state === 'done')?.id ?? '';
  const { data } = useCall(readAudit, { params: { id } }, { enabled: id !== '', live: ['audit'], about: id });
  return data ? <WhyNotAll scores={data.scores} /> : null;
}

function History({ audits }: { audits: readonly Audit[] }) {
  const t = useWords(auditWords);
  return (
    <Panel title={t('history')}>
      <ul className={classes.lines}>
        {audits.map((audit) => (
          <li key={audit.id}>
            <Group gap="6px 14px">
              <Text size="sm" fw={600} component="span">
                <Link to={`/audits/${audit.id}`}>
                  <Instant of={audit.askedAt} />
                </Link>
              </Text>
              {audit.state === 'done' ? (
                <>
                  <Scores small of={audit.scores} />
                  <Counts of={audit.findings} />
                </>
              ) : (
                <Text size="sm" c="dimmed">
                  {t(audit.state)}
                </Text>
              )}
              <Text size="sm" c="dimmed">
                {audit.news
                  ? `${audit.news.new} ${t('new')}, ${audit.news.fixed} ${t('fixedNow')}, ${audit.news.back} ${t('back')}`
                  : audit.origin === 'person'
                    ? t('by', { name: audit.startedBy ?? '–' })
                    : t(audit.origin === 'first' ? 'first' : 'bySchedule')}
                {audit.isPruned && ` · ${t('prunedShort')}`}
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
