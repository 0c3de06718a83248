import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { CalendarData } from '#contract/contracts';
import { useNow } from '../../../kit/time.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { noonOf, pictureOf, type PicturedDay } from './days.ts';
import classes from './weeks.module.css';
import { calendarWords } from './words.ts';

/** The coming weeks as a picture: a bar of 24 hours for each day, what is open, and which days differ. */
export function Weeks({ data, weeks = 6 }: { data: CalendarData; weeks?: number }) {
  const t = useWords(calendarWords);
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const days = useMemo(() => pictureOf(data, minute, weeks), [data, minute, weeks]);
  const write = useDates();
  if (!days)
    return (
      <Text size="sm" c="dimmed">
        {t('noPicture')}
      </Text>
    );
  const special = days.filter((day) => day.kind !== 'ordinary');
  return (
    <div>
      <div className={classes.grid}>
        {days.slice(0, 7).map((day) => (
          <div key={day.date} className={classes.head} aria-hidden>
            {write.weekday(day.date)}
          </div>
        ))}
        {days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </div>
      <div className={classes.legend}>
        <span>
          <i style={{ background: 'var(--up-fill)' }} />
          {t('legendOpen')}
        </span>
        <span>
          <i style={{ background: 'var(--empty-fill)' }} />
          {t('legendClosed')}
        </span>
        <span>
          <i style={{ background: 'var(--degraded-soft)' }} />
          {t('kind_holiday')}
        </span>
        <span>
          <i style={{ background: 'var(--maintenance-soft)' }} />
          {t('legendSpecial')}
        </span>
        <span>{t('inZone', { zone: data.timeZone.replaceAll('_', ' ') })}</span>
      </div>
      {special.length > 0 && (
        <ul className={classes.days}>
          {special.map((day) => (
            <li key={day.date}>
              {write.long(day.date)}: {[t(`kind_${day.kind}`), day.name, hoursOf(day)].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Day({ day }: { day: PicturedDay }) {
  const t = useWords(calendarWords);
  const write = useDates();
  const hours = hoursOf(day);
  const kind = day.kind === 'ordinary' ? '' : t(`kind_${day.kind}`);
  const said = [write.long(day.date), kind, day.name, hours || t('closed')].filter(Boolean).join(' · ');
  return (
    <div
      className={classes.day}
      data-kind={day.kind}
      data-today={day.today || undefined}
      title={said}
      role="img"
      aria-label={said}
    >
      <div className={classes.top}>
        <span className="figures">{write.short(day.date)}</span>
        <span className={classes.total}>{day.openMs > 0 && `${Math.round(day.openMs / 360_000) / 10} ${t('h')}`}</span>
      </div>
      <div className={classes.bar}>
        {day.open.map((part) => (
          <span key={part.from} style={{ left: `${part.from * 100}%`, width: `${(part.to - part.from) * 100}%` }} />
        ))}
      </div>
      <div className={classes.hours}>{hours || day.name || (day.kind === 'ordinary' ? '' : kind)}</div>
    </div>
  );
}

const clock = (share: number) => {
  const minutes = Math.round(share * 1440);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
const hoursOf = (day: PicturedDay) => day.open.map((part) => `${clock(part.from)}–${clock(part.to)}`).join(', ');

/** Dates of a calendar are dates, not instants: they are written as they are in every zone. */
export function useDates() {
  const language = useLanguage();
  const write = (options: Intl.DateTimeFormatOptions) => (date: string) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', ...options }).format(
      noonOf(date),
    );
  return {
    weekday: write({ weekday: 'short' }),
    short: write({ day: 'numeric', month: 'numeric' }),
    long: write({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  };
}
