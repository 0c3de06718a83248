import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { type FindingDetail, readFinding, reopenFinding } from '#contract/audits';
import { Link, useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { FindingSeverity, FindingState } from '../badges.tsx';
import { AcceptDialog, afterFinding, FixDialog, PlanDialog } from '../dialogs.tsx';
import { WhatWasFound } from '../found.tsx';
import { auditWords } from '../words.ts';

/** `/audits/findings/$id`: what it is, what to do, and what became of it. */
export default function FindingPage() {
  const t = useWords(auditWords);
  const id = useAddress().params.id!;
  const answer = useCall(readFinding, { params: { id } }, { live: ['finding', 'audit'] });
  const finding = answer.data;
  if (answer.error && !finding)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  if (!finding) return <Skeleton height={420} />;
  return (
    <Page
      title={finding.title}
      crumbs={[
        { label: t('title'), to: '/audits' },
        { label: finding.store.name, to: `/audits/stores/${finding.store.id}` },
      ]}
      below={
        <Group gap="sm" mt={6}>
          <FindingSeverity severity={finding.severity} />
          <Text size="sm" c="dimmed">
            {t(finding.area)}
          </Text>
          <FindingState state={finding.state} />
        </Group>
      }
      actions={<Actions finding={finding} />}
    >
      <div className={classes.two}>
        <Panel>
          <WhatWasFound of={finding} />
        </Panel>
        <Stack gap="md">
          <About finding={finding} />
          <Life finding={finding} />
        </Stack>
      </div>
    </Page>
  );
}

function Actions({ finding }: { finding: FindingDetail }) {
  const t = useWords(auditWords);
  const can = useCan()('findings.write');
  const [asking, setAsking] = useState<'plan' | 'accept' | 'fix' | null>(null);
  const reopen = useChange(reopenFinding, { stale: afterFinding });
  const onClose = () => setAsking(null);
  if (!can) return null;
  return (
    <>
      {finding.state === 'open' && (
        <>
          <Button leftSection={<IconChecklist size={16} />} onClick={() => setAsking('plan')}>
            {t('plan')}
          </Button>
          <Button variant="default" onClick={() => setAsking('accept')}>
            {t('accept')}
          </Button>
        </>
      )}
      {(finding.state === 'open' || finding.state === 'planned') && (
        <Button variant="default" onClick={() => setAsking('fix')}>
          {t('fix')}
        </Button>
      )}
      {finding.state !== 'open' && (
        <Button
          variant="default"
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ params: { id: finding.id }, body: {} })}
        >
          {t('reopen')}
        </Button>
      )}
      <PlanDialog opened={asking === 'plan'} onClose={onClose} findings={[finding]} />
      <AcceptDialog opened={asking === 'accept'} onClose={onClose} finding={finding} />
      <FixDialog opened={asking === 'fix'} onClose={onClose} finding={finding} />
    </>
  );
}

function About({ finding }: { finding: FindingDetail }) {
  const t = useWords(auditWords);
  const f = useFormat();
  const { task, accepted, comeBack, lastAuditId } = finding;
  const day = (date: string) => f.date(`${date}T12:00:00Z`);
  return (
    <Panel>
      <Stack gap={6}>
        <Text size="sm">{t('since', { when: f.short(finding.firstSeenAt), last: f.short(finding.lastSeenAt) })}</Text>
        {comeBack > 0 && <Text size="sm">{t('cameBack', { n: comeBack })}</Text>}
        {accepted && (
          <Text size="sm" className={classes.quote}>
            {t('acceptedBy', { name: accepted.by, until: day(accepted.until) })}: {accepted.why}
          </Text>
        )}
        {task && (
          <Text size="sm">
            {t('task')}:{' '}
            <Link to={`/tasks/${task.id}`}>
              #{task.number} {task.title}
            </Link>
          </Text>
        )}
        {lastAuditId && (
          <Text size="sm">
            <Link to={`/audits/${lastAuditId}`}>{t('latestRun')}</Link>
          </Text>
        )}
      </Stack>
    </Panel>
  );
}

function Life({ finding: { log } }: { finding: FindingDetail }) {
  const t = useWords(auditWords);
  return (
    <Panel title={t('life')}>
      <ol className={classes.log}>
        {log.map(({ id, at, by, text, note }) => (
          <li key={id}>
            {text}
            {note && <div className={classes.quote}>{note}</div>}
            <small>
              {by} · <Instant of={at} />
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
