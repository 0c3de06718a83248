import { Button, Menu, ActionIcon, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type Calendar, deleteCalendar, listCalendars, listCalendarVersions, readCalendar } from '#contract/contracts';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Holidays } from './holidays.tsx';
import { Weeks } from './weeks.tsx';
import { calendarWords } from './words.ts';

/** One calendar: its picture, its holidays, and what it said when. */
export default function CalendarPage() {
  const t = useWords(calendarWords);
  const { params } = useAddress();
  const answer = useCall(readCalendar, { params: { id: params.id! } });
  const calendar = answer.data;
  const crumbs = [{ label: t('title'), to: '/calendars' }];
  return (
    <Page
      title={calendar?.name ?? t('title')}
      crumbs={crumbs}
      below={
        calendar && (
          <Text size="sm" c="dimmed" mt={4}>
            {[
              calendar.current.data.timeZone.replaceAll('_', ' '),
              calendar.contractCount ? t('usedBy', { n: calendar.contractCount }) : t('unused'),
            ].join(' · ')}
          </Text>
        )
      }
      actions={calendar && <Actions calendar={calendar} />}
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!calendar && !answer.error && <Skeleton height={320} />}
      {calendar && (
        <Stack gap="md">
          <Panel title={t('picture')}>
            <Weeks data={calendar.current.data} />
          </Panel>
          <Panel title={t('holidays')}>
            <Holidays calendar={calendar} />
          </Panel>
          <Panel title={t('versions')}>
            <Versions id={calendar.id} />
          </Panel>
        </Stack>
      )}
    </Page>
  );
}

function Versions({ id }: { id: string }) {
  const t = useWords(calendarWords);
  const f = useFormat();
  const answer = useCall(listCalendarVersions, { params: { id }, query: { limit: 50 } });
  return (
    <Stack gap={6}>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {answer.data?.items.map((row) => (
        <Text key={row.version} size="sm" component="div">
          <b>{t('version', { n: row.version })}</b> {t('since', { when: f.instant(row.validFrom) })} ·{' '}
          {t('versionBy', { who: row.madeBy })}
          {row.note && ` · ${row.note}`}
        </Text>
      ))}
    </Stack>
  );
}

function Actions({ calendar }: { calendar: Calendar }) {
  const t = useWords(calendarWords);
  const { go } = useAddress();
  const [asking, ask] = useDisclosure();
  const can = useCan()('calendars.write');
  const remove = useChange(deleteCalendar, { stale: [listCalendars], quiet: true, onDone: () => go('/calendars') });
  if (!can) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} />}
        renderRoot={asLink(`/calendars/${calendar.id}/edit`)}
      >
        {t('edit')}
      </Button>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={ask.open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeTitle', { name: calendar.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: calendar.id } })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
