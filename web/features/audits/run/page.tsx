import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
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
import { goes, HowFar } from '../how-far.tsx';
import { Scores } from '../scores.tsx';
import { Since } from '../snapshots/since.tsx';
import { auditWords } from '../words.ts';
import { WhyNotAll } from '../why.tsx';
import { Gone, Judged, Results } from './results.tsx';

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
        {goes(audit) && (
          <Panel title={t(audit.state)}>
            <HowFar audit={audit} />
          </Panel>
        )}
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
            {audit.isPruned ? <Text size="sm">{t('pruned')}</Text> : <Found audit={audit} />}
            <WhyNotAll scores={audit.scores} />
            {!audit.isPruned && <Judged audit={audit} />}
          </>
        )}
      </Stack>
    </Page>
  );
}

function Found({ audit }: { audit: AuditDetail }) {
  return (
    <>
      <Since audit={audit} />
      <Results audit={audit} />
      <Gone auditId={audit.id} />
    </>
  );
}

function About({ audit }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  const f = useFormat();
  const who =
    audit.origin === 'person'
      ? t('by', { name: audit.startedBy ?? '–' })
      : t(audit.origin === 'first' ? 'first' : 'bySchedule');
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
  if (audit.state !== 'done' || audit.isPruned) return null;
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
