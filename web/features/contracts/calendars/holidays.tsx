import { Alert, Badge, Button, Checkbox, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import {
  type Calendar,
  listCalendars,
  listCalendarVersions,
  type ProposedHoliday,
  readCalendar,
  readHolidays,
  reviewHolidays,
} from '#contract/contracts';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { useYearDue } from './list-page.tsx';
import { useDates } from './weeks.tsx';
import { calendarWords } from './words.ts';

/** Public holidays of a year, for a person to accept; a list that changed since is shown as a difference. */
export function Holidays({ calendar }: { calendar: Calendar }) {
  const t = useWords(calendarWords);
  const thisYear = new Date(useNow()).getFullYear();
  const due = useYearDue(calendar);
  const [chosen, choose] = useState<number | null>(null);
  const year = chosen ?? due ?? thisYear;
  const answer = useCall(
    readHolidays,
    { params: { id: calendar.id }, query: { year } },
    { enabled: calendar.country !== null },
  );
  if (calendar.country === null)
    return (
      <Text size="sm" c="dimmed">
        {t('noCountry')}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={680}>
        {t('holidaysHint')}
      </Text>
      <SegmentedControl
        aria-label={t('year')}
        style={{ alignSelf: 'flex-start' }}
        value={String(year)}
        onChange={(next) => choose(Number(next))}
        data={[thisYear, thisYear + 1, thisYear + 2].map(String)}
      />
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!answer.data && !answer.error && <Skeleton height={200} />}
      {answer.data && (
        <Review
          key={`${year} ${answer.data.reviewed?.at ?? ''}`}
          id={calendar.id}
          year={year}
          items={answer.data.items}
          reviewed={answer.data.reviewed}
        />
      )}
    </Stack>
  );
}

interface ReviewProps {
  id: string;
  year: number;
  items: ProposedHoliday[];
  reviewed: { at: string; by: string } | null;
}

function Review({ id, year, items, reviewed }: ReviewProps) {
  const t = useWords(calendarWords);
  const f = useFormat();
  const can = useCan()('calendars.write');
  const [ticked, tick] = useState(() => new Set(items.filter((h) => h.suggested).map((h) => h.date)));
  const review = useChange(reviewHolidays, {
    quiet: true,
    stale: [readHolidays, readCalendar, listCalendars, listCalendarVersions],
    onDone: () => notifications.show({ message: t('accepted') }),
  });
  const differs = reviewed !== null && items.some((h) => h.state === 'added' || h.state === 'gone');
  const toggle = (date: string) => {
    const next = new Set(ticked);
    if (!next.delete(date)) next.add(date);
    tick(next);
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={550}>
        {reviewed ? t('reviewed', { who: reviewed.by, when: f.date(reviewed.at) }) : t('notReviewed')}
      </Text>
      {differs && (
        <Alert color="yellow" variant="light">
          {t('differs')}
        </Alert>
      )}
      {items.map((holiday) => (
        <HolidayRow
          key={holiday.date}
          holiday={holiday}
          isTicked={ticked.has(holiday.date)}
          disabled={!can}
          onToggle={() => toggle(holiday.date)}
        />
      ))}
      <ErrorNote error={review.error} />
      {can && (
        <div>
          <Button
            mt="xs"
            loading={review.isPending}
            onClick={() => review.mutate({ params: { id }, body: { year, dates: [...ticked] } })}
          >
            {t('accept', { n: ticked.size })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

const colors = { proposed: 'gray', accepted: 'green', declined: 'gray', added: 'yellow', gone: 'red' } as const;

function HolidayRow({
  holiday,
  isTicked,
  disabled,
  onToggle,
}: {
  holiday: ProposedHoliday;
  isTicked: boolean;
  disabled: boolean;
  onToggle: () => void;
}) {
  const t = useWords(calendarWords);
  const write = useDates();
  const asides = [...(holiday.kind === 'bank' ? [t('bank')] : []), ...(holiday.partOfDay ? [t('partOfDay')] : [])];
  return (
    <Group gap="xs" wrap="wrap">
      <Checkbox
        checked={isTicked}
        disabled={disabled}
        onChange={onToggle}
        label={`${write.long(holiday.date)} · ${holiday.name}${asides.length ? ` (${asides.join(', ')})` : ''}`}
      />
      <Badge size="sm" variant="light" color={colors[holiday.state]} tt="none">
        {t(`state_${holiday.state}`)}
      </Badge>
    </Group>
  );
}
