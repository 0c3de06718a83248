import 'uplot/dist/uPlot.min.css';
import { Button, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconZoomReset } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { useFormat } from '../format.ts';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { draw, phaseColor } from './draw.ts';
import { stack, type Layer, type Series } from './stack.ts';

interface ResponseChartProps {
  series: Series;
  height?: number;
  zoomed: boolean;
  onZoom: (fromMs: number, toMs: number) => void;
  onReset: () => void;
}

/** Response time by phase, one upon another, with the 95th percentile; dragging across zooms in. */
export function ResponseChart({ series, height = 240, zoomed, onZoom, onReset }: ResponseChartProps) {
  const t = useWords(kitWords);
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const { ref, width } = useElementSize();
  const box = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState<number | null>(null);
  const layers = useMemo(() => stack(series), [series]);
  const zoom = useRef(onZoom);
  zoom.current = onZoom;
  const { clock, day, duration, timeZone } = f;
  useEffect(() => {
    if (!box.current || width < 40) return;
    const chart: uPlot = draw(box.current, series, layers, {
      width,
      height,
      timeZone,
      clock,
      day,
      ms: duration,
      onZoom: (from, to) => zoom.current(from, to),
      onCursor: setIndex,
    });
    return () => chart.destroy();
    // The writers of times change only with language and zone, the colours only with the scheme.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [series, layers, width, height, scheme, timeZone, f.language]);
  return (
    <div className="chart" ref={ref}>
      <Legend series={series} layers={layers} index={index} />
      <div style={{ position: 'relative' }}>
        {zoomed && (
          <Button
            className="chart-reset"
            size="compact-xs"
            variant="default"
            leftSection={<IconZoomReset size={14} />}
            onClick={onReset}
          >
            {t('resetZoom')}
          </Button>
        )}
        <div ref={box} style={{ minHeight: height }} title={index === null ? t('zoomHint') : undefined} />
      </div>
    </div>
  );
}

function Legend({ series, layers, index }: { series: Series; layers: Layer[]; index: number | null }) {
  const t = useWords(kitWords);
  const f = useFormat();
  const value = (column: (number | null)[]) => {
    const ms = index === null ? null : column[index];
    return ms === null || ms === undefined ? null : f.duration(ms);
  };
  const at = index === null ? undefined : series.at[index];
  const failed = index === null ? 0 : (series.failures[index] ?? 0);
  return (
    <ul className="chart-legend">
      {layers.map((layer) => (
        <Item key={layer.name} color={phaseColor(layer.name)} name={t(layer.name)} value={value(layer.own)} />
      ))}
      <Item color="var(--phase-p95)" line name={t('p95')} value={value(series.p95)} />
      {layers.length > 1 && value(series.total) && <Item name={t('total')} value={value(series.total)} />}
      {failed > 0 && <Item color="var(--down-fill)" name={t('failures')} value={f.number(failed)} />}
      {at !== undefined && <li className="chart-at">{f.short(at * 1000)}</li>}
    </ul>
  );
}

function Item({
  color,
  name,
  value,
  line = false,
}: {
  color?: string;
  name: string;
  value: string | null;
  line?: boolean;
}) {
  return (
    <li>
      {color && <i style={{ background: color, height: line ? 2 : 9 }} />}
      {name}
      {value && <b>{value}</b>}
    </li>
  );
}
