import { Text } from '@mantine/core';
import type { Quality } from '#contract/quality';
import type { Figure } from '#core/quality';
import { Link } from '../../app/address.tsx';
import { useFormat } from '../../kit/format.ts';
import { useWords } from '../../kit/words.ts';
import { useSameAsked } from './asked.ts';
import { MonthBars } from './month-bars.tsx';
import { daysOf, lastDay, type Period } from './period.ts';
import classes from './quality.module.css';
import { qualityWords } from './words.ts';

type Value = Quality[Figure];
const isShare = (value: Value): value is Quality['reaction'] => 'hit' in value;

interface CardProps {
  figure: Figure;
  value: Value;
  months: readonly (Quality & { month: string })[];
  period: Period;
}

/** One figure: its number, which is the way to the list behind it, and the same month by month. */
export function Card({ figure, value, months, period }: CardProps) {
  const t = useWords(qualityWords);
  const written = useWritten(figure);
  const height = ({ [figure]: of }: Quality) => heightOf(figure, of);
  const same = useSameAsked();
  const isCount = figure === 'critical';
  const list = { figure, ...(isCount ? { counts: 'yes' } : {}) };
  return (
    <section className={classes.card} aria-label={t(`figure_${figure}`)}>
      <Text size="sm" fw={600} component="h2">
        {t(`figure_${figure}`)}
      </Text>
      <div className={`${classes.value} figures`}>
        {behind(value, isCount) === 0 ? (
          <span className={classes.none}>{value.of === 0 ? t('none') : written(value)}</span>
        ) : (
          <Link plain to={same('/quality/cases', list)}>
            {written(value)}
          </Link>
        )}
      </div>
      <Text size="xs" c="dimmed" component="div" className={classes.detail}>
        {value.of === 0 ? t('noneText') : <Detail figure={figure} value={value} />}
      </Text>
      <MonthBars
        bars={months.map((month) => ({
          month: month.month,
          height: height(month),
          text: month[figure].of === 0 ? t('none') : written(month[figure]),
          to: behind(month[figure], isCount) === 0 ? null : same('/quality/cases', { ...list, ...daysOf(month.month) }),
          inPeriod: month.month >= period.from.slice(0, 7) && month.month <= lastDay(period).slice(0, 7),
        }))}
        whole={isShare(value) && !isCount}
      />
      <Text size="xs" c="dimmed">
        {t(`about_${figure}`)}
      </Text>
    </section>
  );
}

/** How many the list behind the number holds. */
const behind = (value: Value, isCount: boolean): number => (isCount && isShare(value) ? value.hit : value.of);

/** Of a share one, of times and counts what they are; null where a month has nothing to tell. */
function heightOf(figure: Figure, of: Value): number | null {
  if (of.of === 0) return null;
  if (!isShare(of)) return of.meanMs;
  return figure === 'critical' ? of.hit : of.share;
}

function useWritten(figure: Figure) {
  const f = useFormat();
  return (value: Value): string => {
    if (!isShare(value)) return value.meanMs === null ? '–' : f.duration(value.meanMs);
    return figure === 'critical' ? f.number(value.hit) : f.share(value.share ?? 0);
  };
}

function Detail({ figure, value }: { figure: Figure; value: Value }) {
  const t = useWords(qualityWords);
  const f = useFormat();
  const same = useSameAsked();
  if (!isShare(value)) return t('median', { time: f.duration(value.medianMs ?? 0), n: value.of });
  if (figure === 'critical') return t('ofAll', { n: value.of });
  if (figure === 'mtta' || figure === 'mttr') return null;
  const sides = [
    ['yes', value.hit],
    ['no', value.of - value.hit],
  ] as const;
  return sides.map(([counts, n]) =>
    n === 0 ? (
      <span key={counts}>{t(`${figure}_${counts}`, { n })}</span>
    ) : (
      <Link key={counts} to={same('/quality/cases', { figure, counts })}>
        {t(`${figure}_${counts}`, { n })}
      </Link>
    ),
  );
}
