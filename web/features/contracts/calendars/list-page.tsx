import { Button, Text } from '@mantine/core';
import { IconCalendarClock, IconPlus } from '@tabler/icons-react';
import { type Calendar, listCalendars } from '#contract/contracts';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { pictureOf } from './days.ts';
import { calendarWords } from './words.ts';

/** `/calendars`: when the team works. */
export default function CalendarsPage() {
  const t = useWords(calendarWords);
  const can = useCan()('calendars.write');
  const { query } = usePaging();
  const answer = useCall(listCalendars, { query }, { keep: true });
  const add = can && (
    <Button leftSection={<IconPlus size={16} />} renderRoot={asLink('/calendars/new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
      actions={add}
    >
      <div className="toolbar">
        <PageSearch placeholder={t('search')} />
      </div>
      <Paged
        answer={answer}
        label={t('title')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', head: t('name'), cell: (row) => <Name row={row} /> },
          { key: 'week', head: t('week'), cell: (row) => <WeekHours row={row} />, from: 'sm' },
          {
            key: 'used',
            head: t('contracts'),
            cell: (row) => (row.contractCount ? row.contractCount : '—'),
            from: 'sm',
          },
        ]}
        empty={
          <EmptyState icon={IconCalendarClock} title={t('empty')} action={add}>
            {t('emptyHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Name({ row }: { row: Calendar }) {
  const t = useWords(calendarWords);
  const due = useYearDue(row);
  return (
    <div>
      <Link to={`/calendars/${row.id}`}>{row.name}</Link>
      <Text size="xs" c="dimmed">
        {[row.current.data.timeZone.replaceAll('_', ' '), row.region ?? row.country].filter(Boolean).join(' · ')}
      </Text>
      {due !== null && (
        <Text size="xs" c="var(--degraded)">
          {t('holidaysDue', { year: due })}
        </Text>
      )}
    </div>
  );
}

/** The year whose holidays should be looked at now: this one, or the next from October on. */
export function useYearDue(calendar: Calendar): number | null {
  const now = new Date(useNow());
  if (calendar.country === null) return null;
  const years = [now.getFullYear(), ...(now.getMonth() >= 9 ? [now.getFullYear() + 1] : [])];
  return years.find((year) => !calendar.reviewedYears.includes(year)) ?? null;
}

/** An ordinary week, as if no day differed. */
function WeekHours({ row }: { row: Calendar }) {
  const t = useWords(calendarWords);
  const plain = { ...row.current.data, holidays: [], annualHolidays: [], overrides: {}, breaks: {} };
  // A week of January, when no clock changes.
  const days = pictureOf(plain, Date.UTC(2026, 0, 15), 1) ?? [];
  const hours = days.reduce((sum, day) => sum + day.openMs, 0) / 3_600_000;
  return <span className="figures">{t('perWeek', { n: Math.round(hours * 10) / 10 })}</span>;
}
