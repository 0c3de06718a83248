import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { listPaymentApprovals, type PaymentApproval, type PaymentInventory } from '#contract/payment-pages';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { cardWords } from '../card.words.ts';
import { WithdrawDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';
import { scriptNames } from './together.ts';

/** All that was approved, and what was taken back: nothing leaves this list. */
export function Approvals({ storeId, pages }: { storeId: string; pages: readonly PaymentInventory[] }) {
  const t = useWords(paymentWords);
  const { data } = useCall(
    listPaymentApprovals,
    { params: { id: storeId }, query: { limit: 500 } },
    { live: ['audit'], about: storeId },
  );
  if (!data || data.items.length === 0) return null;
  const names = scriptNames(pages);
  return (
    <Panel title={t('approvals')}>
      <ul className={classes.lines} data-scrolls>
        {data.items.map((approval) => (
          <li key={approval.id}>
            <ApprovalLine approval={approval} name={names.get(approval.about) ?? approval.about} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ApprovalLine({ approval, name }: { approval: PaymentApproval; name: string }) {
  const t = useWords(paymentWords);
  const c = useWords(cardWords);
  const can = useCan()('findings.write');
  const [asked, setAsked] = useState(false);
  const { kind, why, by, at, withdrawn } = approval;
  return (
    <Group justify="space-between" gap="6px 14px">
      <div className={classes.grows}>
        <code className={classes.wraps} data-over={withdrawn !== null || undefined}>
          {name}
        </code>
        <Text size="sm" className={classes.wraps}>
          {kind === 'card' ? c('cardKind') : t(kind === 'host' ? 'wholeHost' : 'oneScript')} · {by}, <Instant of={at} />
          : {why}
        </Text>
        {withdrawn && (
          <Text size="sm" c="dimmed" className={classes.wraps}>
            {t('withdrawnBy', { name: withdrawn.by })}, <Instant of={withdrawn.at} />: {withdrawn.why}
          </Text>
        )}
      </div>
      {can && withdrawn === null && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('withdraw')}
          </Button>
          <WithdrawDialog opened={asked} onClose={() => setAsked(false)} approval={approval} />
        </>
      )}
    </Group>
  );
}
