import { Link } from '../../app/address.tsx';
import { useLanguage, useWords } from '../../kit/words.ts';
import classes from './quality.module.css';
import { qualityWords } from './words.ts';

interface Bar {
  month: string;
  /** Null: the month has nothing to tell. */
  height: number | null;
  text: string;
  inPeriod: boolean;
  /** The list behind it; null where there is none. */
  to: string | null;
}

/**
 * Months side by side, the newest at the end; those of the period are strong, and each leads to its own list.
 * @param whole the top is 1, as of shares; otherwise the highest month
 */
export function MonthBars({ bars, whole }: { bars: readonly Bar[]; whole: boolean }) {
  const t = useWords(qualityWords);
  const language = useLanguage();
  const short = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const name = (month: string) => short.format(Date.parse(`${month}-01T00:00:00Z`)).replace('.', '');
  const top = whole ? 1 : Math.max(1, ...bars.map(({ height }) => height ?? 0));
  return (
    <div className={classes.bars} role="group" aria-label={t('byMonth')}>
      {bars.map(({ month, height, text, inPeriod, to }) => {
        const label = `${name(month)}: ${text}`;
        const drawn = (
          <>
            <span className={classes.rail}>
              {height !== null && <i style={{ height: `${(height / top) * 100}%` }} />}
            </span>
            <small>{name(month).slice(0, 3)}</small>
          </>
        );
        return (
          <span key={month} className={classes.slot} data-in={inPeriod || undefined}>
            {to ? (
              <Link plain to={to} aria-label={label} title={label}>
                {drawn}
              </Link>
            ) : (
              <span role="img" aria-label={label} title={label}>
                {drawn}
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}
