import { Group, Stack, Text } from '@mantine/core';
import { listAuditedStores } from '#contract/audits';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Counts } from '../badges.tsx';
import { goes, HowFar } from '../how-far.tsx';
import { Last } from '../last.tsx';
import { RunNow } from '../run-now.tsx';
import { Scores } from '../scores.tsx';
import { auditWords } from '../words.ts';

/** On the store's own page: how its audit stands, and the way to the next one. */
export function AuditOfStore({ storeId }: { storeId: string }) {
  const t = useWords(auditWords);
  const { data } = useCall(
    listAuditedStores,
    { query: { storeId, limit: 1 } },
    {
      live: ['audit', 'finding'],
      everyMs: (list) => (list?.items[0]?.latest && goes(list.items[0].latest) ? 2000 : 0),
    },
  );
  const row = data?.items[0];
  if (!row) return null;
  return (
    <Panel
      title={t('title')}
      actions={
        <Link to={`/audits/stores/${storeId}`} size="sm">
          {t('findingsOf')}
        </Link>
      }
    >
      <Stack gap="sm">
        {row.scores.length > 0 && <Scores of={row.scores} />}
        {row.latest && goes(row.latest) && (
          <>
            <Text size="sm">{t(row.latest.origin === 'first' ? 'firstRuns' : row.latest.state)}</Text>
            <HowFar audit={row.latest} />
          </>
        )}
        {row.latest?.state === 'done' && (
          <Text size="sm">
            <Link to={`/audits/${row.latest.id}`}>{t(row.latest.origin === 'first' ? 'firstDone' : 'latestDone')}</Link>
          </Text>
        )}
        {row.latest === null && (
          <Text size="sm" c="dimmed">
            {t('noAuditsText')}
          </Text>
        )}
        <Group justify="space-between" gap="sm">
          <Group gap="6px 18px">
            {row.scores.length > 0 && <Counts of={row.findings} />}
            <Last of={row} />
          </Group>
          <RunNow quiet storeId={storeId} />
        </Group>
      </Stack>
    </Panel>
  );
}
