import { Table, Text } from '@mantine/core';
import type { SpeedMeasured } from '#contract/speed';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { limits, type Shown, shownMetrics, useFigure, useRange } from '../figure.ts';
import classes from '../speed.module.css';
import { speedWords } from '../words.ts';

/** The latest figures of each page and device: the median, and where the middle half of the runs lies. */
export function Figures({ of }: { of: SpeedMeasured[] }) {
  const t = useWords(speedWords);
  return (
    <Panel title={t('latest')}>
      <div className={classes.figures}>
        <Table aria-label={t('latest')} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('page')}</Table.Th>
              {shownMetrics.map((metric) => (
                <Table.Th key={metric} ta="end">
                  {metric === 'score' || metric === 'weight' ? t(metric) : metric.toUpperCase()}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.map((row) => (
              <Table.Tr key={`${row.kind} ${row.device}`}>
                <Table.Td>
                  {t(row.kind)}, {t(row.device)}
                </Table.Td>
                {shownMetrics.map((metric) => (
                  <Table.Td key={metric} ta="end">
                    <Figure of={row} metric={metric} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}

function Figure({ of, metric }: { of: SpeedMeasured; metric: Shown }) {
  const figure = useFigure();
  const range = useRange();
  if (metric === 'weight') return <>{figure(metric, of.weight)}</>;
  const { median, q1, q3, n } = of.values[metric];
  const limit = limits[metric];
  return (
    <>
      <span className={limit !== undefined && median > limit ? classes.poor : undefined}>{figure(metric, median)}</span>
      {n > 1 && (
        <Text size="xs" c="dimmed">
          {range(metric, q1, q3)}
        </Text>
      )}
    </>
  );
}
