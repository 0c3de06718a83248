import { Text } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import type { SnapshotChanges } from '#contract/audit-snapshots';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { FindingSeverity } from '../badges.tsx';
import { snapshotWords } from './words.ts';

type Change = SnapshotChanges['groups'][number]['changes'][number];

/** What is different, in groups, what is harmful first. */
export function Changes({ changes: { groups } }: { changes: SnapshotChanges }) {
  const t = useWords(snapshotWords);
  if (groups.length === 0)
    return (
      <Panel>
        <EmptyState icon={IconEqual} title={t('same')}>
          {t('sameText')}
        </EmptyState>
      </Panel>
    );
  return groups.map(({ group, title, changes }) => (
    <Panel key={group} title={title}>
      <ul className={classes.lines}>
        {changes.map((change) => (
          <li key={change.what}>
            <details className={classes.found} open={change.weight !== 'info'}>
              <summary>
                <FindingSeverity severity={change.weight} />
                <b>{change.title}</b>
              </summary>
              <What change={change} />
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  ));
}

/** The shop's words are text and nothing else. */
function What({ change: { means, examples, count } }: { change: Change }) {
  const t = useWords(snapshotWords);
  return (
    <div className={classes.body}>
      <Text size="sm">{means}</Text>
      <ul className={classes.pages}>
        {examples.map(({ url, before, after }) => (
          <li key={url}>
            <span className={classes.quote}>{url}</span>
            {(before !== null || after !== null) && (
              <dl>
                <dt>{t('before')}</dt>
                <dd>{before ?? t('nothing')}</dd>
                <dt>{t('after')}</dt>
                <dd>{after ?? t('nothing')}</dd>
              </dl>
            )}
          </li>
        ))}
      </ul>
      {count > examples.length && (
        <Text size="sm" c="dimmed">
          {t('more', { n: count - examples.length })}
        </Text>
      )}
    </div>
  );
}
