import { Tooltip } from '@mantine/core';
import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import type { ClockSummary } from '#contract/clocks';
import { useFormat } from '../../../kit/format.ts';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './clock.module.css';
import { clockWords } from './words.ts';

/** What is due next and in what time, louder as it runs out; nothing where nothing is promised. */
export function NextDeadline({ clock }: { clock: ClockSummary | null }) {
  const t = useWords(clockWords);
  const f = useFormat();
  const now = useNow();
  if (!clock) return null;
  if (!clock.next)
    return clock.state === 'paused' ? (
      <span className={classes.next}>
        <IconPlayerPause size={14} /> {t('paused')}
      </span>
    ) : null;
  const { target, dueAt, standing } = clock.next;
  const left = Date.parse(dueAt) - now;
  return (
    <Tooltip label={`${t(target)}: ${f.instant(dueAt)} (${f.timeZone})`}>
      <span className={classes.next} data-standing={left < 0 ? 'missed' : standing}>
        <IconClock size={14} />
        <span>
          {t(target)}:{' '}
          <span className="figures">{t(left < 0 ? 'late' : 'left', { time: f.round(Math.abs(left)) })}</span>
        </span>
      </span>
    </Tooltip>
  );
}
