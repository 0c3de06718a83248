import { Stack, Text } from '@mantine/core';
import type { Cover, CoverSpan } from '#contract/cover';
import { dayMs, firstInstant, localOf, zoneOf } from '#core/time-zone';
import { useFormat } from '../../kit/format.ts';
import { useNow } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './lanes.module.css';
import { coverWords } from './words.ts';

const hues = ['blue', 'teal', 'grape', 'orange', 'cyan', 'indigo', 'lime', 'pink', 'violet', 'yellow'];

/** The picture of a stretch: a lane for each layer, below it who is on duty in the end; gaps are red. */
export function Lanes({ cover }: { cover: Cover }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const range = { from: Date.parse(cover.from), to: Date.parse(cover.to) };
  const order = [...new Set(cover.spans.flatMap((s) => s.person?.id ?? []))].sort();
  const hueOf = (id: string) => hues[Math.max(0, order.indexOf(id)) % hues.length]!;
  return (
    <Stack gap="xs">
      <div className={classes.scroll}>
        <div className={classes.chart}>
          <span className={classes.name} />
          <Days range={range} />
          {cover.lanes.map((lane) => (
            <Lane key={lane.layerId} name={lane.name} spans={lane.spans} range={range} hueOf={hueOf} />
          ))}
          <Lane name={t('final')} spans={cover.spans} range={range} hueOf={hueOf} final />
        </div>
      </div>
      <Text size="xs" c="dimmed">
        {t('legend', { zone: f.timeZone.replaceAll('_', ' ') })}
      </Text>
      <Gaps gaps={cover.gaps} />
    </Stack>
  );
}

/** The first gaps as sentences. */
export function Gaps({ gaps, shown = 5 }: { gaps: Cover['gaps']; shown?: number }) {
  const t = useWords(coverWords);
  const f = useFormat();
  return gaps.slice(0, shown).map((gap) => (
    <Text key={gap.from} size="sm" c="var(--down)">
      {t('gap', { from: `${f.weekday(gap.from)} ${f.short(gap.from)}`, to: f.short(gap.to) })}
      {gap.absent.length > 0 && ` · ${t('gapAbsent', { names: gap.absent.map((p) => p.name).join(', ') })}`}
    </Text>
  ));
}

interface Range {
  from: number;
  to: number;
}

function Lane({
  name,
  spans,
  range,
  hueOf,
  final = false,
}: {
  name: string;
  spans: readonly CoverSpan[];
  range: Range;
  hueOf: (id: string) => string;
  final?: boolean;
}) {
  const now = useNow();
  return (
    <>
      <span className={`${classes.name} ${final ? classes.final : ''}`} title={name}>
        {name}
      </span>
      <div className={classes.lane}>
        {spans.map((span) => (
          <Span key={span.from} span={span} range={range} hueOf={hueOf} final={final} />
        ))}
        {now > range.from && now < range.to && (
          <span className={classes.present} style={{ left: share(now, range) }} aria-hidden />
        )}
      </div>
    </>
  );
}

function Span({
  span,
  range,
  hueOf,
  final,
}: {
  span: CoverSpan;
  range: Range;
  hueOf: (id: string) => string;
  final: boolean;
}) {
  const t = useWords(coverWords);
  const f = useFormat();
  const { person } = span;
  const gap = final && !person && span.needed;
  if (!person && !gap) return null;
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const said = [
    person?.name ?? t('nobody'),
    `${f.short(from)} – ${f.short(to)}`,
    span.source === 'override' && t('override'),
    span.swapped && t('swapped'),
    span.standsInFor && t('standsIn', { name: span.standsInFor.name }),
  ].filter(Boolean);
  const hue = person && hueOf(person.id);
  return (
    <span
      className={`${classes.span} ${gap ? classes.gap : ''}`}
      role="img"
      aria-label={said.join(' · ')}
      title={said.join(' · ')}
      style={{
        left: share(from, range),
        width: `calc(${((to - from) / (range.to - range.from)) * 100}%)`,
        ...(hue
          ? { background: `var(--mantine-color-${hue}-light)`, color: `var(--mantine-color-${hue}-light-color)` }
          : {}),
      }}
    >
      {person?.name ?? t('nobody')}
    </span>
  );
}

const share = (at: number, { from, to }: Range) => `${((at - from) / (to - from)) * 100}%`;

/** A mark at each midnight of the reader; on long stretches at every second or so. */
function Days({ range }: { range: Range }) {
  const f = useFormat();
  const zone = zoneOf(f.timeZone);
  const first = Math.ceil(localOf(zone, range.from) / dayMs);
  const count = Math.round((range.to - range.from) / dayMs);
  const every = Math.ceil(count / 10);
  const days = Array.from({ length: count }, (_, i) => i).filter((i) => i % every === 0);
  return (
    <div className={classes.days} aria-hidden>
      {days.map((i) => {
        const at = firstInstant(zone, (first + i) * dayMs);
        return (
          <span key={i} style={{ left: share(at, range) }}>
            {f.weekday(at)} {f.day(at)}
          </span>
        );
      })}
    </div>
  );
}
