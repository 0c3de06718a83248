import { Button, Select, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGitCompare } from '@tabler/icons-react';
import {
  compareSnapshot,
  listSnapshots,
  readSnapshot,
  type Snapshot,
  type SnapshotChanges,
} from '#contract/audit-snapshots';
import { listStoreAudits, startAudit } from '#contract/audits';
import { useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { ReportMenu } from '../../../kit/ReportMenu.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { auditWords } from '../words.ts';
import { type Against, againstOf, choicesFor, queryOf } from './against.ts';
import { Changes } from './changes.tsx';
import { afterSnapshot } from './dialogs.tsx';
import { Manage } from './manage.tsx';
import { snapshotWords } from './words.ts';

/** `/audits/snapshots/$id`: what is different between a snapshot and an audit, or another snapshot. */
export default function SnapshotPage() {
  const id = useAddress().params.id!;
  const answer = useCall(readSnapshot, { params: { id } }, { live: ['audit'] });
  const snapshot = answer.data;
  if (answer.error && !snapshot)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  return snapshot ? <Shown snapshot={snapshot} /> : <Skeleton height={420} />;
}

function Shown({ snapshot }: { snapshot: Snapshot }) {
  const t = useWords(snapshotWords);
  const a = useWords(auditWords);
  const f = useFormat();
  const { store } = snapshot;
  const { search } = useAddress();
  const params = { id: store.id };
  const of = { live: ['audit' as const], about: store.id };
  const audits = useCall(listStoreAudits, { params, query: { limit: 100 } }, of);
  const snapshots = useCall(listSnapshots, { params, query: { limit: 100 } }, of);
  const choices = audits.data && snapshots.data ? choicesFor(snapshot, audits.data.items, snapshots.data.items) : null;
  const against = choices && againstOf(search['with'], snapshot, choices);
  const facts = [
    t('by', { name: snapshot.keptBy, when: f.short(snapshot.takenAt ?? snapshot.askedAt) }),
    snapshot.pages !== null && t('pages', { n: snapshot.pages }),
  ];
  return (
    <Page
      title={t('snapshot', { name: snapshot.name })}
      crumbs={[
        { label: a('title'), to: '/audits' },
        { label: store.name, to: `/audits/stores/${store.id}` },
      ]}
      below={
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      }
      actions={
        <>
          {against && <TakeAway snapshot={snapshot} against={against} />}
          <Manage snapshot={snapshot} />
        </>
      }
    >
      <Stack gap="md">
        <ErrorNote error={audits.error ?? snapshots.error} />
        {snapshot.trouble !== null && <Text size="sm">{snapshot.trouble}</Text>}
        {choices && snapshot.state === 'kept' && (
          <div className="toolbar">
            <CompareWith choices={choices} against={against} />
            <CompareNow snapshot={snapshot} />
          </div>
        )}
        {against && <Compared snapshot={snapshot} against={against} />}
        {choices && !against && snapshot.state === 'kept' && (
          <Panel>
            <EmptyState icon={IconGitCompare} title={t('nothingYet')}>
              {t('nothingYetText')}
            </EmptyState>
          </Panel>
        )}
      </Stack>
    </Page>
  );
}

function CompareWith({
  choices: { audits, snapshots },
  against,
}: {
  choices: ReturnType<typeof choicesFor>;
  against: Against | null;
}) {
  const t = useWords(snapshotWords);
  const f = useFormat();
  const { setSearch } = useAddress();
  if (audits.length + snapshots.length === 0) return null;
  const groups = [
    {
      group: t('audits'),
      items: audits.map(({ id, finishedAt }) => ({
        value: `audit:${id}`,
        label: t('auditOf', { when: f.short(finishedAt!) }),
      })),
    },
    {
      group: t('snapshots'),
      items: snapshots.map(({ id, name }) => ({ value: `snapshot:${id}`, label: name })),
    },
  ];
  return (
    <Select
      aria-label={t('compareWith')}
      placeholder={t('compareWith')}
      w={{ base: '100%', sm: 320 }}
      allowDeselect={false}
      value={against}
      onChange={(value) => setSearch({ with: value ?? undefined })}
      data={groups.filter(({ items }) => items.length > 0)}
    />
  );
}

/** Begins an audit that is compared with this one, and leads to it. */
function CompareNow({ snapshot }: { snapshot: Snapshot }) {
  const t = useWords(snapshotWords);
  const a = useWords(auditWords);
  const { go } = useAddress();
  const can = useCan()('audits.run');
  const start = useChange(startAudit, {
    stale: afterSnapshot,
    onDone: (audit) => {
      notifications.show({ color: 'green', message: a('started') });
      go(`/audits/${audit.id}`);
    },
  });
  if (!can) return null;
  return (
    <Button
      variant="default"
      loading={start.isPending}
      onClick={() => start.mutate({ params: { id: snapshot.store.id }, body: { snapshotId: snapshot.id } })}
    >
      {t('now')}
    </Button>
  );
}

function TakeAway({ snapshot: { id }, against }: { snapshot: Snapshot; against: Against }) {
  const t = useWords(snapshotWords);
  const language = useLanguage();
  const at = `/api/snapshots/${id}`;
  const asked = (tongue: string) => new URLSearchParams({ ...queryOf(against), language: tongue }).toString();
  return (
    <ReportMenu
      label={t('take')}
      href={(ending, tongue) => `${at}/changes.${ending}?${asked(tongue)}`}
      more={[
        { name: t('csv'), href: `${at}/changes.csv?${asked(language)}` },
        { name: t('json'), href: `${at}/snapshot.json` },
      ]}
    />
  );
}

function Compared({ snapshot, against }: { snapshot: Snapshot; against: Against }) {
  const t = useWords(snapshotWords);
  const f = useFormat();
  const { data, error, refetch } = useCall(compareSnapshot, {
    params: { id: snapshot.id },
    query: queryOf(against),
  });
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={280} />;
  const named = ({ name, takenAt }: SnapshotChanges['before']) =>
    name === null ? t('auditOf', { when: f.short(takenAt) }) : t('snapshot', { name });
  const { before, after } = data;
  return (
    <>
      <Text size="sm">
        {t('compared', {
          before: named(before),
          beforePages: t('pages', { n: before.pages }),
          after: named(after),
          afterPages: t('pages', { n: after.pages }),
        })}
      </Text>
      <Changes changes={data} />
    </>
  );
}
