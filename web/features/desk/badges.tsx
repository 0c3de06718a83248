import {
  IconArrowMerge,
  IconCircleCheckFilled,
  IconCircleDot,
  IconHourglass,
  IconLock,
  IconMessageCircleExclamation,
  IconProgress,
} from '@tabler/icons-react';
import type { Request } from '#contract/desk';
import { useIsClient } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './badges.module.css';
import { requestWords } from './words.ts';

const icons = {
  new: IconCircleDot,
  open: IconProgress,
  waiting_client: IconMessageCircleExclamation,
  waiting_third: IconHourglass,
  solved: IconCircleCheckFilled,
  closed: IconLock,
  merged: IconArrowMerge,
};

/** New, in work, waiting, done: by colour, shape and word; a client reads whom it waits for in words of their own. */
export function RequestStateBadge({ request }: { request: Pick<Request, 'state'> }) {
  const t = useWords(requestWords);
  const isClient = useIsClient();
  const Icon = icons[request.state];
  return (
    <span className={classes.state} data-state={request.state} data-client={isClient || undefined}>
      <Icon size={15} />
      {t(isClient ? `mine_${request.state}` : `state_${request.state}`)}
    </span>
  );
}

/** The team owes an answer: a mark that one does not overlook. */
export function Unanswered({ request }: { request: Pick<Request, 'unanswered'> }) {
  const t = useWords(requestWords);
  if (useIsClient() || !request.unanswered) return null;
  return <span className={classes.unanswered}>{t('unanswered')}</span>;
}
