import { SegmentedControl, Select, Group, Skeleton, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { ResponseOf } from '#contract/endpoint';
import { type readSpeed, readSpeedHistory, speedDevices, type SpeedMeasured } from '#contract/speed';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { limits, type Shown, shownMetrics, useFigure } from '../figure.ts';
import classes from '../speed.module.css';
import { speedWords } from '../words.ts';
import { pointsOf, scaleOf } from './scale.ts';

type Sets = ResponseOf<typeof readSpeedHistory>['items'];

/** Each figure of one page on one device, set by set. */
export function Trend({ of: { store, measured, slowdowns } }: { of: ResponseOf<typeof readSpeed> }) {
  const t = useWords(speedWords);
  const [chosen, setChosen] = useState<Partial<Pick<SpeedMeasured, 'kind' | 'device'>>>({});
  const kinds = [...new Set(measured.map(({ kind }) => kind))];
  // What is slower now is what people come for.
  const slow = slowdowns.find(({ ended }) => ended === null);
  const kind = chosen.kind ?? slow?.kind ?? (kinds.includes('home') ? 'home' : kinds[0]!);
  const devices = speedDevices.filter((one) => measured.some((row) => row.kind === kind && row.device === one));
  const wanted = chosen.device ?? slow?.device;
  const device = wanted && devices.includes(wanted) ? wanted : devices[0]!;
  const history = useCall(
    readSpeedHistory,
    { params: { id: store.id }, query: { kind, device } },
    { live: ['audit'], about: store.id, keep: true },
  );
  const sets = history.data?.items ?? [];
  return (
    <Panel title={t('trend')}>
      <Group mb="md" align="end">
        <Select
          label={t('page')}
          allowDeselect={false}
          value={kind}
          onChange={(to) => setChosen((before) => ({ ...before, kind: kinds.find((one) => one === to)! }))}
          data={kinds.map((value) => ({ value, label: t(value) }))}
        />
        <SegmentedControl
          aria-label={t('device')}
          value={device}
          onChange={(to) => setChosen((before) => ({ ...before, device: devices.find((one) => one === to)! }))}
          data={devices.map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      {history.error && <ErrorNote error={history.error} onRetry={history.refetch} />}
      {!history.data && !history.error && <Skeleton height={300} />}
      {sets.length > 0 && (
        <div className={classes.charts}>
          {shownMetrics.map((metric) => (
            <Chart key={metric} metric={metric} sets={sets} />
          ))}
        </div>
      )}
      <Text size="xs" c="dimmed" mt="md">
        {sets.length === 1 ? `${t('one')} ` : ''}
        {t('how')}
      </Text>
    </Panel>
  );
}

const height = 130;
const foot = 18;

function Chart({ metric, sets }: { metric: Shown; sets: Sets }) {
  const t = useWords(speedWords);
  const f = useFormat();
  const figure = useFigure();
  const { ref, width } = useElementSize();
  const points = pointsOf(sets, metric);
  const limit = limits[metric];
  const { x, y, top } = scaleOf(points, {
    width,
    height: height - foot,
    limit,
    ...(metric === 'score' && { most: 100 }),
  });
  const line = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.at)} ${y(p.median)}`).join('');
  const upper = points.map((p) => `${x(p.at)},${y(p.q3)}`);
  const lower = points.toReversed().map((p) => `${x(p.at)},${y(p.q1)}`);
  const latest = figure(metric, points.at(-1)!.median);
  return (
    <div className={classes.chart} ref={ref}>
      <h3>
        {t(metric)}: {latest}
        {limit !== undefined && <span>{t('limit', { value: figure(metric, limit) })}</span>}
      </h3>
      <svg height={height} role="img" aria-label={t('chart', { metric: t(metric), n: points.length, value: latest })}>
        <line className={classes.ground} x1={0} x2={width} y1={y(0)} y2={y(0)} />
        {limit !== undefined && <line className={classes.limit} x1={0} x2={width} y1={y(limit)} y2={y(limit)} />}
        <polygon className={classes.band} points={[...upper, ...lower].join(' ')} />
        <path className={classes.line} d={line} />
        {points.map((p) => (
          <g key={p.id}>
            <title>{`${f.short(p.at)}: ${figure(metric, p.median)}`}</title>
            {p.runs.map((run, i) => (
              <circle key={i} className={classes.run} cx={x(p.at)} cy={y(run)} r={1.5} />
            ))}
            <circle className={classes.median} cx={x(p.at)} cy={y(p.median)} r={3} />
          </g>
        ))}
        <text className={classes.axis} x={0} y={9}>
          {figure(metric, top)}
        </text>
        <text className={classes.axis} x={0} y={height - 3}>
          {f.day(points[0]!.at)}
        </text>
        {points.length > 1 && (
          <text className={classes.axis} x={width} y={height - 3} textAnchor="end">
            {f.day(points.at(-1)!.at)}
          </text>
        )}
      </svg>
    </div>
  );
}
