import { Text } from '@mantine/core';
import type { PaymentLook } from '#contract/payment-pages';
import { useWords } from '../../../kit/words.ts';
import { cardWords } from '../card.words.ts';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';

/** Of each page of a visit: what was asked, what came back, and whose fault it was where it did not open. */
export function Steps({ steps }: { steps: PaymentLook['steps'] }) {
  const t = useWords(paymentWords);
  const c = useWords(cardWords);
  return (
    <ul className={classes.steps}>
      {steps.map(({ page, url, endsAt, status, text, fault, detail }) => (
        <li key={page}>
          <span className={classes.tags}>
            <b>{page === 'product' ? c('product') : t(page)}</b>
            <span className={classes.tag} data-fault={fault ?? 'none'}>
              {fault === null ? c('fine') : c(`fault_${fault}`)}
            </span>
            {status !== null && <span className={classes.tag}>HTTP {status}</span>}
          </span>
          <Text size="sm">{text}</Text>
          <code className={classes.wraps}>{url}</code>
          {fault !== null && endsAt !== null && endsAt !== url && (
            <code className={classes.wraps}>{c('endsAt', { url: endsAt })}</code>
          )}
          {detail && <code className={classes.wraps}>{detail}</code>}
        </li>
      ))}
    </ul>
  );
}
