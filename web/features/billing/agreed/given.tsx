import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { type listExtraHours, takeBackHours } from '#contract/billing';
import type { ContractPrice } from '#contract/contracts';
import type { ResponseOf } from '#contract/endpoint';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { afterAgreed } from './after-agreed.ts';
import { GiveDialog } from './give-dialog.tsx';

type Items = ResponseOf<typeof listExtraHours>['items'];
type Item = Items[number];

/** Bonus hours and prepaid blocks of a contract, and the ways to give, sell and take back. */
export function Given({
  contractId,
  items,
  month,
  price,
}: {
  contractId: string;
  items: Items;
  /** The open month in which they may be given; null: none is chosen. */
  month: string | null;
  price: ContractPrice | undefined;
}) {
  const t = useWords(billingWords);
  const [giving, setGiving] = useState<'bonus' | 'prepaid' | null>(null);
  const [shown, setShown] = useState<'bonus' | 'prepaid'>('bonus');
  const may = useCan()('contracts.write');
  const begin = (kind: 'bonus' | 'prepaid') => {
    setShown(kind);
    setGiving(kind);
  };
  if (!may && items.length === 0) return null;
  return (
    <Panel
      title={t('given')}
      actions={
        may &&
        month !== null && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => begin('bonus')}>
              {t('giveBonus')}
            </Button>
            <Button size="xs" variant="default" onClick={() => begin('prepaid')}>
              {t('sell')}
            </Button>
          </Group>
        )
      }
    >
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('givenEmpty')}
        </Text>
      )}
      <ul className={classes.rows}>
        {items.toReversed().map((item) => (
          <OneGiven key={item.id} contractId={contractId} item={item} currency={price?.currency} />
        ))}
      </ul>
      {month !== null && price && (
        <GiveDialog
          opened={giving !== null}
          onClose={() => setGiving(null)}
          kind={shown}
          contractId={contractId}
          month={month}
          price={price}
        />
      )}
    </Panel>
  );
}

function OneGiven({ contractId, item, currency }: { contractId: string; item: Item; currency: string | undefined }) {
  const t = useWords(billingWords);
  const f = useFormat();
  const { time, month, money } = useWritten();
  const { takenBack: back } = item;
  return (
    <li>
      <div className={classes.what}>
        {t(`givenKind_${item.kind}`)}: <b className="figures">{time(item.minutes)}</b>
        {item.price > 0 && currency && ` · ${money(item.price, currency)}`}
        <Text size="sm" c="dimmed">
          {[
            `${month(item.month)} – ${item.lastMonth ? month(item.lastMonth) : t('forEver')}`,
            t('givenBy', { who: item.madeBy, date: f.date(item.madeAt) }),
          ].join(' · ')}
        </Text>
        {[item.note, back?.note].filter(Boolean).map((note) => (
          <Text key={note} size="sm" c="dimmed" className="plain">
            {note}
          </Text>
        ))}
        {back && (
          <Text size="sm" c="dimmed">
            {t('takenBack', { time: time(back.minutes), who: back.by, date: f.date(back.at) })}
          </Text>
        )}
      </div>
      <span className="figures">
        {item.left > 0 ? t('givenLeft', { time: time(item.left) }) : !back && t('givenSpent')}
      </span>
      {item.kind === 'bonus' && item.left > 0 && <TakeBack contractId={contractId} item={item} />}
    </li>
  );
}

function TakeBack({ contractId, item }: { contractId: string; item: Item }) {
  const t = useWords(billingWords);
  const { time } = useWritten();
  const [asked, setAsked] = useState(false);
  const take = useChange(takeBackHours, { quiet: true, stale: afterAgreed, onDone: () => setAsked(false) });
  if (!useCan()('contracts.write')) return null;
  return (
    <>
      <Button size="xs" variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('takeBack')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('takeBackTitle', { time: time(item.left) })}
        verb={t('takeBack')}
        pending={take.isPending}
        error={take.error}
        onConfirm={() => take.mutate({ params: { id: contractId, hoursId: item.id }, body: {} })}
      >
        {t('takeBackText')}
      </Confirm>
    </>
  );
}
