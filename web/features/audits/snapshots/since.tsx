import { Group, Stack, Text } from '@mantine/core';
import { compareSnapshot } from '#contract/audit-snapshots';
import type { AuditDetail } from '#contract/audits';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { FindingSeverity } from '../badges.tsx';
import { snapshotWords } from './words.ts';

/** On an audit: what is different for search engines since the snapshot with which it was compared. */
export function Since({ audit: { id, since, seoPages } }: { audit: AuditDetail }) {
  const t = useWords(snapshotWords);
  const { data } = useCall(
    compareSnapshot,
    { params: { id: since?.id ?? '' }, query: { auditId: id } },
    { enabled: since !== null && seoPages !== null },
  );
  if (!since || !data) return null;
  const changes = data.groups.flatMap((group) => group.changes);
  return (
    <Panel title={t('since', { name: since.name })}>
      <Stack gap="xs">
        {changes.length === 0 && <Text size="sm">{t('sinceNone')}</Text>}
        <ul className={classes.lines}>
          {changes.slice(0, 5).map(({ what, weight, title }) => (
            <li key={what}>
              <Group gap="4px 10px" wrap="nowrap" align="baseline">
                <FindingSeverity severity={weight} />
                <Text size="sm">{title}</Text>
              </Group>
            </li>
          ))}
        </ul>
        <Text size="sm">
          <Link to={`/audits/snapshots/${since.id}?with=audit:${id}`}>{t('sinceAll')}</Link>
        </Text>
      </Stack>
    </Panel>
  );
}
