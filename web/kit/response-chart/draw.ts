import uPlot from 'uplot';
import type { Layer, Series } from './stack.ts';

export interface Drawing {
  width: number;
  height: number;
  timeZone: string;
  clock: (at: number) => string;
  day: (at: number) => string;
  ms: (value: number) => string;
  onZoom: (fromMs: number, toMs: number) => void;
  onCursor: (index: number | null) => void;
}

const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const ofPhase: Record<Layer['name'], string> = {
  dns: '--phase-dns',
  connect: '--phase-connect',
  tls: '--phase-tls',
  firstByte: '--phase-first-byte',
  transfer: '--phase-transfer',
  total: '--phase-connect',
};
export const phaseColor = (name: Layer['name']) => `var(${ofPhase[name]})`;

/** uPlot draws the layers from the tallest down, so that each shows what it adds. */
export function dataOf(series: Series, layers: Layer[]): uPlot.AlignedData {
  return [series.at, ...layers.toReversed().map((layer) => layer.top), series.p95] as uPlot.AlignedData;
}

/** Draws the chart into `target`; destroy what is returned when it goes. */
export function draw(target: HTMLElement, series: Series, layers: Layer[], drawing: Drawing): uPlot {
  const options: uPlot.Options = {
    width: drawing.width,
    height: drawing.height,
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), drawing.timeZone),
    legend: { show: false },
    cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { time: true }, y: { range: (_u, _min, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: axesOf(drawing),
    series: [
      {},
      ...layers.toReversed().map((layer) => area(color(ofPhase[layer.name]))),
      { stroke: color('--phase-p95'), width: 1.5, dash: [5, 3], points: { show: false } },
    ],
    hooks: {
      draw: [(u) => failures(u, series)],
      setCursor: [(u) => drawing.onCursor(u.cursor.idx ?? null)],
      setSelect: [(u) => zoomIn(u, drawing)],
    },
  };
  return new uPlot(options, dataOf(series, layers), target);
}

const area = (paint: string): uPlot.Series => ({
  fill: paint,
  stroke: paint,
  width: 0,
  points: { show: false },
  spanGaps: false,
});

function axesOf(drawing: Drawing): uPlot.Axis[] {
  const line = color('--line');
  const common = { stroke: color('--mantine-color-dimmed'), font: '11px "Inter Variable", system-ui, sans-serif' };
  return [
    {
      ...common,
      size: 26,
      gap: 4,
      grid: { show: false },
      ticks: { stroke: line, size: 4 },
      space: 70,
      values: (_u, ticks, _axis, _space, step) => ticks.map((at, i) => label(drawing, at, step, ticks[i - 1])),
    },
    {
      ...common,
      size: 58,
      grid: { stroke: line, width: 1 },
      ticks: { show: false },
      values: (_u, ticks) => ticks.map((tick) => drawing.ms(tick)),
    },
  ];
}

const leastDragged = 6;

function zoomIn(u: uPlot, drawing: Drawing) {
  const { left, width } = u.select;
  if (width < leastDragged) return;
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  drawing.onZoom(u.posToVal(left, 'x') * 1000, u.posToVal(left + width, 'x') * 1000);
}

function label(drawing: Drawing, at: number, step: number, before: number | undefined): string {
  const ms = at * 1000;
  if (step >= 86_400) return drawing.day(ms);
  const newDay = before !== undefined && drawing.day(before * 1000) !== drawing.day(ms);
  return newDay ? drawing.day(ms) : drawing.clock(ms);
}

/** Buckets with failed probes: red marks on the floor of the chart. */
function failures(u: uPlot, series: Series) {
  const { ctx } = u;
  const step = Math.max(3, Math.abs(u.valToPos(series.stepMs / 1000, 'x', true) - u.valToPos(0, 'x', true)));
  ctx.save();
  ctx.fillStyle = color('--down-fill');
  series.failures.forEach((count, i) => {
    if (count > 0)
      ctx.fillRect(u.valToPos(series.at[i]!, 'x', true), u.bbox.top + u.bbox.height - 5, Math.min(step, 14), 5);
  });
  ctx.restore();
}
