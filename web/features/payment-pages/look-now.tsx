import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEye } from '@tabler/icons-react';
import { listPaymentPages, lookAtPaymentPages, type PaymentWatch, readPaymentPages } from '#contract/payment-pages';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useNow } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { paymentWords } from './words.ts';

type Looked = Pick<PaymentWatch, 'store' | 'looking' | 'next' | 'cart' | 'checkout'>;

/** A visit is under way, or its moment has come. */
export function useIsLooking({ looking, next }: Pick<PaymentWatch, 'looking' | 'next'>): boolean {
  const now = useNow();
  return looking || (next !== null && Date.parse(next) <= now);
}

/** Asks for a visit as soon as possible. Nothing for whoever may not, or where no page is known. */
export function LookNow({ of, quiet = false }: { of: Looked; quiet?: boolean }) {
  const t = useWords(paymentWords);
  const can = useCan()('audits.run');
  const isLooking = useIsLooking(of);
  const look = useChange(lookAtPaymentPages, {
    stale: [listPaymentPages, readPaymentPages],
    onDone: () => notifications.show({ color: 'green', message: t('lookAsked') }),
  });
  if (!can || (of.cart === null && of.checkout === null)) return null;
  return (
    <Button
      {...(quiet ? { variant: 'default', size: 'compact-sm' } : { leftSection: <IconEye size={16} /> })}
      loading={look.isPending}
      disabled={isLooking}
      onClick={() => look.mutate({ params: { id: of.store.id } })}
    >
      {t('lookNow')}
    </Button>
  );
}
