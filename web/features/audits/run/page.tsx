import { Alert, Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { type AuditDetail, cancelAudit, readAudit } from '#contract/audits';
import { useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { ReportMenu } from '../../../kit/ReportMenu.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { Scores } from '../scores.tsx';
import { auditWords } from '../words.ts';
import { WhyNotAll } from '../why.tsx';
import { Gone, Judged, Results } from './results.tsx';

const goes = ({ state }: Pick<AuditDetail, 'state'>): boolean => state === 'waiting' || state === 'running';

/** `/audits/$id`: how far it is, then what it found. */
export default function AuditPage() {
  const t = useWords(auditWords);
  const id = useAddress().params.id!;
  const answer = useCall(
    readAudit,
    { params: { id } },
    { live: ['audit', 'finding'], everyMs: (audit) => (audit && goes(audit) ? 2000 : 0) },
  );
  const audit = answer.data;
  if (answer.error && !audit)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  if (!audit) return <Skeleton height={420} />;
  return (
    <Page
      title={t('auditOf', { store: audit.store.name })}
      crumbs={[
        { label: t('title'), to: '/audits' },
        { label: audit.store.name, to: `/audits/stores/${audit.store.id}` },
      ]}
      below={<About audit={audit} />}
      actions={<Actions audit={audit} />}
    >
      <Stack gap="lg">
        {goes(audit) && <HowFar audit={audit} />}
        {audit.trouble !== null && (
          <Alert color="gray" variant="light" title={t('trouble')}>
            {audit.trouble}
          </Alert>
        )}
        {audit.state === 'done' && (
          <>
            <Panel title={t('scores')}>
              <Scores of={audit.scores} />
            </Panel>
            <Results audit={audit} />
            <Gone auditId={audit.id} />
            <WhyNotAll scores={audit.scores} />
            <Judged audit={audit} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function About({ audit }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  const f = useFormat();
  const who = audit.origin === 'schedule' ? t('bySchedule') : t('by', { name: audit.startedBy ?? '–' });
  const took =
    audit.startedAt && audit.finishedAt
      ? t('took', { time: f.round(Date.parse(audit.finishedAt) - Date.parse(audit.startedAt)) })
      : null;
  const platform = audit.platform && [audit.platform.label, audit.platform.version].filter(Boolean).join(' ');
  const parts = [f.short(audit.askedAt), who, took, platform, t('requests', { n: audit.requests })];
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

function Actions({ audit }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  const language = useLanguage();
  const can = useCan();
  const stop = useChange(cancelAudit, { stale: [readAudit] });
  if (goes(audit))
    return (
      can('audits.run') && (
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ params: { id: audit.id } })}>
          {t('stop')}
        </Button>
      )
    );
  if (audit.state !== 'done') return null;
  const at = `/api/audits/${audit.id}/report`;
  return (
    <ReportMenu
      label={t('report')}
      href={(ending, tongue) => `${at}.${ending}?language=${tongue}`}
      more={(['json', 'sarif'] as const).map((ending) => ({
        name: t(ending),
        href: `${at}.${ending}?language=${language}`,
      }))}
    />
  );
}

function HowFar({ audit: { progress, state } }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  return (
    <Panel title={t(state)}>
      <Stack gap={8}>
        <Progress
          value={progress ? (progress.done / Math.max(1, progress.of)) * 100 : 0}
          animated
          aria-label={t(state)}
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm" aria-live="polite">
            {progress?.doing ?? '…'}
          </Text>
          {progress && (
            <Text size="sm" c="dimmed">
              {t('doing', { done: Math.min(progress.done + 1, progress.of), of: progress.of })}
            </Text>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}
