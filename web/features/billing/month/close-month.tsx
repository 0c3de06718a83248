import { Button, Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { closeLedger, type LedgerMonth } from '#contract/billing';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterAgreed } from '../agreed/after-agreed.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

/** Freezes a month that is over. `first`: an earlier one that must be closed before; null: it may be closed. */
export function CloseMonth({
  ledger,
  over,
  first,
  asked,
}: {
  ledger: LedgerMonth;
  over: boolean;
  first: string | null;
  /** A question of the month waits for its answer. */
  asked: boolean;
}) {
  const t = useWords(billingWords);
  const write = useWritten();
  const [opened, setOpened] = useState(false);
  const close = useChange(closeLedger, { quiet: true, stale: afterAgreed, onDone: () => setOpened(false) });
  const month = write.month(ledger.month);
  if (!useCan()('contracts.write') || ledger.closed) return null;
  const why = !over ? t('notOver') : first ? t('closeFirst', { month: write.month(first) }) : null;
  const unbilled = ledger.left.unbilled;
  return (
    <>
      <Tooltip label={why} disabled={why === null}>
        <Button
          leftSection={<IconLock size={16} />}
          variant={why === null ? 'filled' : 'default'}
          aria-disabled={why !== null}
          data-disabled={why !== null || undefined}
          onClick={() => why === null && setOpened(true)}
        >
          {t('close')}
        </Button>
      </Tooltip>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        danger={false}
        title={t('closeTitle', { month })}
        verb={t('close')}
        pending={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate({ params: { id: ledger.contractId }, body: { month: ledger.month } })}
      >
        {t('closeText', { month })}
        {ledger.totals.map(({ currency, amount }) => (
          <Text key={currency} size="sm" mt="sm" fw={600}>
            {t('closeTotal', { money: write.money(amount, currency) })}
          </Text>
        ))}
        {unbilled > 0 && (
          <Text size="sm" mt="sm">
            {t('closeUnbilled', { time: write.time(unbilled) })}
          </Text>
        )}
        {asked && (
          <Text size="sm" mt="sm">
            {t('closeAsked')}
          </Text>
        )}
      </Confirm>
    </>
  );
}
