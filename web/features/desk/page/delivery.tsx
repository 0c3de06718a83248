import { Anchor } from '@mantine/core';
import { readRequest, type RequestDetail } from '#contract/desk';
import { retryAnswer } from '#contract/desk-mail';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import classes from './conversation.module.css';
import { mailWords } from './mail.words.ts';

/** Whether an answer that goes out by mail or Telegram has arrived; what did not is sent again by hand. */
export function Delivery({ delivery }: { delivery: RequestDetail['messages'][number]['delivery'] }) {
  const t = useWords(mailWords);
  const f = useFormat();
  const can = useCan();
  const retry = useChange(retryAnswer, { stale: [readRequest] });
  if (!delivery) return null;
  const { id, by, state, to, sentAt, error } = delivery;
  const lost = state === 'dead' || state === 'bounced';
  const how = t(`delivery_${state}`, { when: sentAt ? f.short(sentAt) : '' });
  return (
    <div className={classes.mail} data-lost={lost || undefined}>
      <span>{t(by === 'mail' ? 'to' : 'toChat', { to: to.join(', ') })}</span>
      {lost ? <b>{how}</b> : <span>{how}</span>}
      {state !== 'sent' && error && <span>{error}</span>}
      {lost && can('requests.write') && (
        <Anchor component="button" type="button" inherit onClick={() => retry.mutate({ params: { id } })}>
          {t('again')}
        </Anchor>
      )}
    </div>
  );
}
