import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { preview, type Plan } from './plan.ts';
import { maintenanceWords } from './words.ts';

/** The next windows of a plan, in the reader's own zone: what was meant against what will be. */
export function PlanPreview({ plan }: { plan: Plan }) {
  const t = useWords(maintenanceWords);
  const f = useFormat();
  const now = useNow();
  const minute = Math.floor(now / 60_000) * 60_000;
  const windows = useMemo(() => preview(plan, minute), [plan, minute]);
  const over = windows.length > 0 && windows.every((window) => window.to <= now);
  return (
    <Panel title={t('preview')}>
      {windows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('previewNone')}
        </Text>
      )}
      {windows.map((window) => (
        <Text key={window.from} size="sm" className="figures">
          {f.weekday(window.from)}, {f.date(window.from)}, {f.clock(window.from)} –{' '}
          {f.date(window.from) === f.date(window.to) ? f.clock(window.to) : f.short(window.to)}
        </Text>
      ))}
      {windows.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {f.timeZone}
        </Text>
      )}
      {over && (
        <Text size="sm" c="red" mt={4}>
          {t('past')}
        </Text>
      )}
    </Panel>
  );
}
