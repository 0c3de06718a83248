import { Text } from '@mantine/core';
import type { IncidentDetail } from '#contract/incidents';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { incidentPageWords } from './words.ts';
import classes from './page.module.css';

export function ChangesBefore({ changes }: { changes: IncidentDetail['changesBefore'] }) {
  const t = useWords(incidentPageWords);
  return (
    <Panel title={t('changesBefore')}>
      {changes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noChanges')}
        </Text>
      )}
      {changes.map((change) => (
        <div key={change.at + change.text} className={classes.monitor}>
          <Text size="sm" className="plain">
            {change.text}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            <Instant of={change.at} />
          </Text>
        </div>
      ))}
    </Panel>
  );
}
