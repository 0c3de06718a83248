import { Portal } from '@mantine/core';
import { useMemo, useState, type PointerEvent } from 'react';
import type { Bar } from '#contract/monitoring';
import { useFormat } from './format.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

interface Here {
  index: number;
  x: number;
  y: number;
}

/** Uptime of 24 hours or 90 days, a cell each, in one cheap picture. */
export function UptimeBar({ bars, height = 26, daily = false }: { bars: Bar[]; height?: number; daily?: boolean }) {
  const t = useWords(kitWords);
  const [here, setHere] = useState<Here | null>(null);
  const width = bars.length * 4 - 1;
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    if (index < 0 || index >= bars.length) return setHere(null);
    setHere({
      index,
      x: Math.min(Math.max(box.left + ((index + 0.5) / bars.length) * box.width, 90), window.innerWidth - 90),
      y: box.top,
    });
  };
  const bar = here && bars[here.index];
  const begins = beginOf(bars);
  const picture = useMemo(() => pictureOf(bars), [bars]);
  return (
    <>
      <svg
        className="bars"
        viewBox={`0 0 ${width} 20`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary(bars, t)}
        onPointerMove={move}
        onPointerDown={move}
        onPointerLeave={() => setHere(null)}
      >
        {[...picture].map(([status, d]) => (
          <path key={status} data-status={status} d={d} />
        ))}
        {here && <path className="bars-here" d={cellPath(here.index)} />}
      </svg>
      {here && bar && (
        <Portal>
          <Tip bar={bar} here={here} daily={daily} empty={shownAs(bar, here.index < begins) === 'none'} />
        </Portal>
      )}
    </>
  );
}

const cellPath = (i: number) =>
  `M${i * 4} .8a.8.8 0 0 1 .8-.8h1.4a.8.8 0 0 1 .8.8v18.4a.8.8 0 0 1-.8.8h-1.4a.8.8 0 0 1-.8-.8z`;

/** All cells of one state in one path: two hundred bars stay a few hundred shapes. */
function pictureOf(bars: Bar[]): Map<string, string> {
  const begins = beginOf(bars);
  const paths = new Map<string, string>();
  bars.forEach((bar, i) => {
    const status = shownAs(bar, i < begins);
    paths.set(status, (paths.get(status) ?? '') + cellPath(i));
  });
  return paths;
}

/** Before the first cell that anything is known of, there was no watch yet: that is empty, not unknown. */
function beginOf(bars: Bar[]): number {
  const first = bars.findIndex((bar) => bar.status !== 'unknown' && bar.status !== 'pending');
  return first < 0 ? bars.length : first;
}

function shownAs(bar: Bar, beforeTheWatch: boolean): Bar['status'] | 'none' {
  if (beforeTheWatch) return 'none';
  return bar.ratio === null && bar.status !== 'maintenance' && bar.status !== 'unknown' ? 'none' : bar.status;
}

function summary(bars: Bar[], t: ReturnType<typeof useWords<keyof typeof kitWords.en>>): string {
  const bad = bars.filter((bar) => bar.status === 'down').length;
  return bad ? `${t('down')}: ${bad} / ${bars.length}` : t('up');
}

function Tip({ bar, here, daily, empty }: { bar: Bar; here: Here; daily: boolean; empty: boolean }) {
  const t = useWords(kitWords);
  const f = useFormat();
  const span = daily ? f.date(bar.from) : `${f.short(bar.from)} – ${f.clock(bar.to)}`;
  return (
    <div className="bars-tip" style={{ left: here.x, top: here.y }}>
      <div>{span}</div>
      <strong>
        {bar.ratio === null
          ? t(empty || (bar.status !== 'maintenance' && bar.status !== 'unknown') ? 'noData' : bar.status)
          : `${f.ratio(bar.ratio)} ${t('uptime')}`}
      </strong>
      {bar.downMs > 0 && <div>{t('downFor', { time: f.duration(bar.downMs) })}</div>}
    </div>
  );
}
