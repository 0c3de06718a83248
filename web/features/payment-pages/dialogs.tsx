import { Alert, Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import {
  approvePaymentScripts,
  judgePaymentChange,
  listPaymentApprovals,
  listPaymentChanges,
  listPaymentPages,
  listPaymentReviews,
  type PaymentApproval,
  type PaymentChange,
  readPaymentPages,
  reviewPaymentPages,
  withdrawPaymentApproval,
} from '#contract/payment-pages';
import { useChange } from '../../app/query.ts';
import { dialog, DialogForm } from '../../kit/Dialog.tsx';
import { useFormat } from '../../kit/format.ts';
import { useWords } from '../../kit/words.ts';
import { cardWords } from './card.words.ts';
import classes from './payment-pages.module.css';
import { paymentWords } from './words.ts';

export const stale = [readPaymentPages, listPaymentPages, listPaymentChanges, listPaymentApprovals, listPaymentReviews];
export const enough = (why: string): boolean => why.trim().length >= 10;

export function Why({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const t = useWords(paymentWords);
  return (
    <Textarea
      label={label}
      description={t('whyHint')}
      autosize
      minRows={2}
      maxLength={2000}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      data-autofocus
    />
  );
}

interface Approving {
  storeId: string;
  kind: 'script' | 'host';
  about: readonly string[];
  /** How they are shown, where not as they are called. */
  names?: ReadonlyMap<string, string>;
  /** Hosts that numbers of cards go to: whoever approves one of them is told that this stays an alarm. */
  cardHosts?: ReadonlySet<string>;
  onApproved?: () => void;
}
export const ApproveDialog = dialog<Approving>(
  function ApproveForm({ storeId, kind, about, names, cardHosts, onApproved, onClose }) {
    const t = useWords(paymentWords);
    const c = useWords(cardWords);
    const taking = kind === 'host' ? about.find((host) => cardHosts?.has(host)) : undefined;
    const [why, setWhy] = useState('');
    const approve = useChange(approvePaymentScripts, {
      stale,
      quiet: true,
      onDone: ({ items }) => {
        notifications.show({ color: 'green', message: t('approvedNow', { n: items.length }) });
        onApproved?.();
        onClose();
      },
    });
    return (
      <DialogForm
        verb={t('approve')}
        onClose={onClose}
        pending={approve.isPending}
        error={approve.error}
        disabled={!enough(why)}
        onSubmit={() => approve.mutate({ params: { id: storeId }, body: { kind, about: [...about], why } })}
      >
        <Text size="sm">{t(kind === 'host' ? 'approveHostText' : 'approveText')}</Text>
        {taking !== undefined && (
          <Alert color="red" variant="light" title={c('hostWarning', { host: taking })}>
            {c('hostWarningText')}
          </Alert>
        )}
        <ul className={classes.named}>
          {about.map((one) => (
            <li key={one}>
              <code>{names?.get(one) ?? one}</code>
            </li>
          ))}
        </ul>
        <Why label={t('approveWhy')} value={why} onChange={setWhy} />
      </DialogForm>
    );
  },
  function useTitle({ kind, about }) {
    return useWords(paymentWords)(kind === 'host' ? 'approveHostTitle' : 'approveTitle', { n: about.length });
  },
);

export const WithdrawDialog = dialog<{ approval: PaymentApproval }>(
  function WithdrawForm({ approval, onClose }) {
    const t = useWords(paymentWords);
    const [why, setWhy] = useState('');
    const withdraw = useChange(withdrawPaymentApproval, { stale, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('withdraw')}
        color="red"
        onClose={onClose}
        pending={withdraw.isPending}
        error={withdraw.error}
        disabled={!enough(why)}
        onSubmit={() => withdraw.mutate({ params: { id: approval.id }, body: { why } })}
      >
        <Text size="sm">{t('withdrawText')}</Text>
        <code className={classes.wraps}>{approval.about}</code>
        <Why label={t('withdrawWhy')} value={why} onChange={setWhy} />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(paymentWords)('withdrawTitle');
  },
);

interface Judging {
  change: PaymentChange;
  as: 'expected' | 'hostile';
  onJudged: (change: PaymentChange) => void;
}
export const JudgeDialog = dialog<Judging>(
  function JudgeForm({ change, as, onJudged, onClose }) {
    const t = useWords(paymentWords);
    const [why, setWhy] = useState('');
    const judge = useChange(judgePaymentChange, {
      stale,
      quiet: true,
      onDone: (judged) => {
        onClose();
        onJudged(judged);
      },
    });
    return (
      <DialogForm
        verb={t(as === 'expected' ? 'callExpected' : 'callHostile')}
        {...(as === 'hostile' ? { color: 'red' } : {})}
        onClose={onClose}
        pending={judge.isPending}
        error={judge.error}
        disabled={!enough(why)}
        onSubmit={() => judge.mutate({ params: { id: change.id }, body: { as, why } })}
      >
        <Text size="sm" fw={600}>
          {change.text}
        </Text>
        {change.about && <code className={classes.wraps}>{change.about}</code>}
        <Text size="sm">{t(as === 'expected' ? 'expectedText' : 'hostileText')}</Text>
        <Why label={t(as === 'expected' ? 'expectedWhy' : 'hostileWhy')} value={why} onChange={setWhy} />
      </DialogForm>
    );
  },
  function useTitle({ as }) {
    return useWords(paymentWords)(as === 'expected' ? 'expectedTitle' : 'hostileTitle');
  },
);

const dayMs = 86_400_000;
const periods = ['last', '7', '30', '90'] as const;

export const ReviewDialog = dialog<{ storeId: string; reviewedAt: string | null }>(
  function ReviewForm({ storeId, reviewedAt, onClose }) {
    const t = useWords(paymentWords);
    const f = useFormat();
    const [period, setPeriod] = useState<(typeof periods)[number]>(reviewedAt === null ? '7' : 'last');
    const [note, setNote] = useState('');
    const review = useChange(reviewPaymentPages, {
      stale,
      quiet: true,
      onDone: () => {
        notifications.show({ color: 'green', message: t('reviewKept') });
        onClose();
      },
    });
    const since = period === 'last' ? {} : { since: new Date(Date.now() - Number(period) * dayMs).toISOString() };
    return (
      <DialogForm
        verb={t('reviewVerb')}
        onClose={onClose}
        pending={review.isPending}
        error={review.error}
        onSubmit={() => review.mutate({ params: { id: storeId }, body: { note, ...since } })}
      >
        <Text size="sm">{t('reviewText')}</Text>
        <Select
          label={t('period')}
          allowDeselect={false}
          value={period}
          onChange={(value) => setPeriod(periods.find((one) => one === value) ?? 'last')}
          data={periods
            .filter((one) => one !== 'last' || reviewedAt !== null)
            .map((value) => ({
              value,
              label:
                value === 'last' ? t('sinceLast', { when: f.short(reviewedAt!) }) : t('lastDays', { n: Number(value) }),
            }))}
        />
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
          data-autofocus
        />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(paymentWords)('reviewTitle');
  },
);
