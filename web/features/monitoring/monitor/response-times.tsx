import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { readSeries, type MonitorDetail } from '#contract/monitoring';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { ResponseChart } from '../../../kit/ResponseChart.ts';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';

const hour = 3_600_000;
const ranges = {
  '1h': hour,
  '24h': 24 * hour,
  '7d': 7 * 24 * hour,
  '30d': 30 * 24 * hour,
  '90d': 90 * 24 * hour,
  '1y': 365 * 24 * hour,
} as const;
type Range = keyof typeof ranges;
const shown = Object.keys(ranges) as Range[];

/** The end of a range moves in steps, so that a live page asks seldom and the answer can be kept. */
const stepOf = (length: number) => Math.max(30_000, Math.round(length / 300));

/** As many as the chart can show, but none so short that no probe falls into it. */
function pointsFor(length: number, intervalSeconds: number): number {
  return Math.round(Math.min(360, Math.max(10, length / (intervalSeconds * 1_250))));
}

/** Response time by phase over a chosen range; dragging zooms in, and finer figures are read. */
export function ResponseTimes({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const { search, setSearch } = useAddress();
  // A monitor that was just made has an hour of history at most.
  const usual: Range = Date.now() - Date.parse(monitor.createdAt) < 3 * hour ? '1h' : '24h';
  const range = (shown as string[]).includes(search.range ?? '') ? (search.range as Range) : usual;
  const [zoom, setZoom] = useState<{ from: number; to: number } | null>(null);
  const now = useNow();
  const step = stepOf(ranges[range]);
  const end = Math.ceil(now / step) * step;
  const { from, to } = zoom ?? { from: end - ranges[range], to: end };
  const series = useCall(
    readSeries,
    {
      params: { id: monitor.id },
      query: {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        points: pointsFor(to - from, monitor.intervalSeconds),
      },
    },
    { keep: true, ...(zoom ? {} : { everyMs: Math.max(step, 20_000) }) },
  );
  const choose = (next: string) => {
    setZoom(null);
    setSearch({ range: next === usual ? undefined : next });
  };
  const empty = series.data?.total.every((value) => value === null) && series.data.failures.every((n) => n === 0);
  return (
    <Panel
      title={t('responseTime')}
      actions={
        <SegmentedControl
          className="ranges"
          size="xs"
          value={range}
          onChange={choose}
          data={shown.map((r) => ({ value: r, label: t(`range_${r}`) }))}
        />
      }
    >
      {!series.data &&
        (series.error ? <ErrorNote error={series.error} onRetry={series.refetch} /> : <Skeleton height={270} />)}
      {series.data && empty && !zoom && (
        <Text size="sm" c="dimmed" py="lg">
          {t('noSeries')}
        </Text>
      )}
      {series.data && (!empty || zoom) && (
        <ResponseChart
          series={series.data}
          zoomed={zoom !== null}
          onZoom={(zf, zt) => setZoom({ from: zf, to: zt })}
          onReset={() => setZoom(null)}
        />
      )}
    </Panel>
  );
}
