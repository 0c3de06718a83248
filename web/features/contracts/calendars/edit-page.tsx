import { Button, Group, Skeleton, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import {
  type Calendar,
  createCalendar,
  listCalendars,
  listCalendarVersions,
  readCalendar,
  readHolidays,
  updateCalendar,
} from '#contract/contracts';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { withoutName } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { browserZone, ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { dataOf, draftOf } from './draft.ts';
import { Place } from './place.tsx';
import { SpecialDays } from './special-days.tsx';
import { WeekFields } from './week-fields.tsx';
import { Weeks } from './weeks.tsx';
import { calendarWords } from './words.ts';

/** `/calendars/new` and `/calendars/$id/edit`. */
export default function EditCalendarPage() {
  const t = useWords(calendarWords);
  const { params } = useAddress();
  const answer = useCall(readCalendar, { params: { id: params.id ?? '' } }, { enabled: params.id !== undefined });
  const title = params.id ? t('editTitle', { name: answer.data?.name ?? '' }) : t('newTitle');
  return (
    <Page title={title} crumbs={[{ label: t('title'), to: '/calendars' }]}>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {params.id && !answer.data ? (
        !answer.error && <Skeleton height={320} />
      ) : (
        <CalendarForm key={answer.data?.id ?? 'new'} calendar={params.id ? answer.data : undefined} />
      )}
    </Page>
  );
}

const office = [['09:00', '18:00']];
const blank = () => ({
  timeZone: browserZone(),
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: [],
  annualHolidays: [],
  overrides: {},
  breaks: {},
});

function CalendarForm({ calendar }: { calendar: Calendar | undefined }) {
  const t = useWords(calendarWords);
  const { go } = useAddress();
  const [name, setName] = useState(calendar?.name ?? '');
  const [place, setPlace] = useState({ country: calendar?.country ?? null, region: calendar?.region ?? null });
  const [draft, setDraft] = useState(() => draftOf(calendar?.current.data ?? blank()));
  const [note, setNote] = useState('');
  const [basedOn] = useState(calendar?.current.version);
  const [tried, setTried] = useState(false);
  const { data, unread } = useMemo(() => dataOf(draft), [draft]);
  const options = {
    quiet: true,
    stale: [listCalendars, readCalendar, listCalendarVersions, readHolidays],
    onDone: (saved: Calendar) => {
      notifications.show({ message: t('saved') });
      go(`/calendars/${saved.id}`);
    },
  };
  const create = useChange(createCalendar, options);
  const update = useChange(updateCalendar, options);
  const { error, isPending } = calendar ? update : create;
  const wrong = tried ? unread : [];
  const refusedDay = /^data\.hours\.(\w{3})/.exec(error?.field ?? '')?.[1];
  const submit = () => {
    setTried(true);
    if (unread.length > 0) return;
    if (calendar) {
      const body = { name, ...place, data, note, ...(basedOn === undefined ? {} : { basedOn }) };
      update.mutate({ params: { id: calendar.id }, body });
    } else create.mutate({ body: { name, ...place, data } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <Panel>
          <Stack gap="md" maw={620}>
            <TextInput
              label={t('name')}
              placeholder={t('namePlaceholder')}
              required
              withAsterisk={false}
              maxLength={100}
              value={name}
              error={error?.field === 'name' && withoutName(error.message, 'name')}
              onChange={(e) => setName(e.currentTarget.value)}
            />
            <ZoneSelect
              label={t('zone')}
              value={draft.timeZone}
              onChange={(timeZone) => setDraft({ ...draft, timeZone })}
            />
            <Place value={place} onChange={setPlace} />
          </Stack>
        </Panel>
        <Panel title={t('hours')}>
          <WeekFields
            value={draft.hours}
            wrong={wrong}
            refused={refusedDay ? { day: refusedDay, message: error?.message ?? '' } : null}
            onChange={(hours) => setDraft({ ...draft, hours })}
          />
        </Panel>
        <Panel title={t('special')}>
          <SpecialDays value={draft.special} wrong={wrong} onChange={(special) => setDraft({ ...draft, special })} />
        </Panel>
        <Panel title={t('picture')}>
          <Weeks data={data} />
        </Panel>
        {calendar && (
          <TextInput
            label={t('note')}
            description={t('noteHint')}
            maxLength={300}
            maw={620}
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
          />
        )}
        {error?.field !== 'name' && !refusedDay && <ErrorNote error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" renderRoot={asLink(calendar ? `/calendars/${calendar.id}` : '/calendars')}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(calendar ? 'save' : 'create')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
