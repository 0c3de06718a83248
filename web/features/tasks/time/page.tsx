import { ActionIcon, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconClockPlus } from '@tabler/icons-react';
import { listTime, type TimeEntry } from '#contract/time';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan, useIsClient, useSession, useTimeZone } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { useTeamOptions } from '../options.ts';
import { Entries } from './entries.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { useSpent } from './spent.ts';
import classes from './time.module.css';
import { daysFrom, today, weekOf } from './wall.ts';
import { timeWords } from './words.ts';

/** `/time`: a week, day by day: one's own, the team's, or what a client's contract shows. */
export default function TimePage() {
  const t = useWords(timeWords);
  const can = useCan();
  const isClient = useIsClient();
  const me = useSession().person.id;
  const { search } = useAddress();
  const [opened, { open, close }] = useDisclosure();
  const now = today(useTimeZone());
  const week = weekOf(/^\d{4}-\d\d-\d\d$/.test(search.week ?? '') ? search.week! : now);
  const who = isClient || search.who === 'all' ? {} : { personId: search.who ?? me };
  const answer = useCall(
    listTime,
    { query: { ...who, from: week[0]!, to: week[6]!, limit: 500 } },
    { live: ['time'], keep: true },
  );
  const { data, error } = answer;
  return (
    <Page
      title={t('title')}
      below={
        !isClient && (
          <Text size="sm" c="dimmed" mt={4} maw={640}>
            {t('text')}
          </Text>
        )
      }
      actions={
        can('time.write') && (
          <Button leftSection={<IconClockPlus size={16} />} onClick={open}>
            {t('enter')}
          </Button>
        )
      }
    >
      <div className="toolbar">
        <WeekChoice week={week} now={now} />
        {can('time.team') && <Who me={me} />}
      </div>
      {error && !data && <ErrorNote error={error} onRetry={answer.refetch} />}
      {!data && !error && <Skeleton height={300} />}
      {data && (
        <Stack gap="md">
          <Days week={week} items={data.items} now={now} />
          <Sums minutes={data.minutes} billable={data.billableMinutes} />
          {data.total === 0 && (
            <Text size="sm" c="dimmed">
              {t('nothing')}
            </Text>
          )}
          <ByDay items={data.items} withPerson={!('personId' in who)} />
        </Stack>
      )}
      <EntryDialog opened={opened} onClose={close} />
    </Page>
  );
}

function WeekChoice({ week, now }: { week: string[]; now: string }) {
  const t = useWords(timeWords);
  const f = useFormat();
  const { setSearch } = useAddress();
  const to = (days: number) => setSearch({ week: daysFrom(week[0]!, days) });
  const noon = (date: string) => `${date}T12:00:00Z`;
  return (
    <Group gap={6} wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={t('earlier')} onClick={() => to(-7)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Text size="sm" fw={600} className="figures" style={{ whiteSpace: 'nowrap' }}>
        {f.day(noon(week[0]!))} – {f.date(noon(week[6]!))}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('later')}
        disabled={week.includes(now)}
        onClick={() => to(7)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </Group>
  );
}

function Who({ me }: { me: string }) {
  const t = useWords(timeWords);
  const { search, setSearch } = useAddress();
  const team = useTeamOptions().data.filter((person) => person.value !== me);
  return (
    <Select
      aria-label={t('who')}
      allowDeselect={false}
      searchable
      data={[{ value: me, label: t('me') }, { value: 'all', label: t('everybody') }, ...team]}
      value={search.who ?? me}
      onChange={(who) => setSearch({ who: who === me ? undefined : (who ?? undefined) })}
    />
  );
}

const aDay = 480;

function Days({ week, items, now }: { week: string[]; items: TimeEntry[]; now: string }) {
  const f = useFormat();
  const spent = useSpent();
  return (
    <div className={classes.week}>
      {week.map((date) => {
        const minutes = items.reduce((sum, entry) => sum + (entry.date === date ? entry.minutes : 0), 0);
        return (
          <div key={date} className={classes.day} data-today={date === now || undefined}>
            <Text size="xs" c="dimmed">
              {f.weekday(`${date}T12:00:00Z`)} {Number(date.slice(8))}
            </Text>
            <Text size="sm" fw={minutes > 0 ? 650 : 400} c={minutes > 0 ? undefined : 'dimmed'} className="figures">
              {minutes > 0 ? spent(minutes) : '–'}
            </Text>
            <div className={classes.bar} aria-hidden>
              <span style={{ width: `${Math.min(100, (minutes / aDay) * 100)}%` }} />
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Sums({ minutes, billable }: { minutes: number; billable: number }) {
  const t = useWords(timeWords);
  const spent = useSpent();
  return (
    <Group gap="lg">
      <Text size="sm">
        {t('total')}: <b className="figures">{spent(minutes)}</b>
      </Text>
      <Text size="sm">
        {t('billable')}: <b className="figures">{spent(billable)}</b>
      </Text>
    </Group>
  );
}

function ByDay({ items, withPerson }: { items: TimeEntry[]; withPerson: boolean }) {
  const f = useFormat();
  const dates = [...new Set(items.map((entry) => entry.date))];
  return dates.map((date) => (
    <Panel key={date} title={`${f.weekday(`${date}T12:00:00Z`)}, ${f.day(`${date}T12:00:00Z`)}`}>
      <Entries items={items.filter((entry) => entry.date === date)} withPerson={withPerson} />
    </Panel>
  ));
}
