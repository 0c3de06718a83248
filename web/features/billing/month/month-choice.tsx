import { ActionIcon, Badge, Group, Select, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { LedgerMonth } from '#contract/billing';
import { useAddress } from '../../../app/address.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

/** @param months the newest first */
export function MonthChoice({ months, chosen }: { months: readonly string[]; chosen: string }) {
  const t = useWords(billingWords);
  const write = useWritten();
  const { setSearch } = useAddress();
  const at = months.indexOf(chosen);
  const to = (month: string | undefined) => month && setSearch({ month });
  return (
    <Group gap={6} wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('earlier')}
        disabled={at >= months.length - 1}
        onClick={() => to(months[at + 1])}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Select
        aria-label={t('month')}
        allowDeselect={false}
        w={190}
        data={months.map((month) => ({ value: month, label: write.month(month) }))}
        value={chosen}
        onChange={(month) => to(month ?? undefined)}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('later')}
        disabled={at <= 0}
        onClick={() => to(months[at - 1])}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </Group>
  );
}

/** Whether its figures may still change; for the team, whether it is time to close it. */
export function MonthState({ closed, waits }: { closed: LedgerMonth['closed']; waits: boolean }) {
  const t = useWords(billingWords);
  const f = useFormat();
  return (
    <Group gap="xs">
      <Badge variant="light" color={closed ? 'gray' : waits ? 'amber' : 'green'}>
        {t(closed ? 'closed' : waits ? 'waits' : 'open')}
      </Badge>
      <Text size="sm" c="dimmed">
        {closed ? t('closedBy', { who: closed.by, date: f.date(closed.at) }) : t('openHint')}
      </Text>
    </Group>
  );
}
