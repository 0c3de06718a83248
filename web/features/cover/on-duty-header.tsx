import { IconPhoneCall } from '@tabler/icons-react';
import { listSchedules } from '#contract/cover';
import { Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './on-duty-header.module.css';
import { coverWords } from './words.ts';

/** Who is on duty now, beside every page; nothing where there is no schedule. */
export function OnDutyHeader({ compact = false }: { compact?: boolean }) {
  const t = useWords(coverWords);
  const can = useCan();
  const { data } = useCall(
    listSchedules,
    { query: { limit: 20 } },
    { live: ['cover'], everyMs: 60_000, enabled: can('cover.read') },
  );
  const schedules = data?.items ?? [];
  if (schedules.length === 0) return null;
  const names = [...new Set(schedules.flatMap(({ now }) => now.person?.name ?? []))];
  const alarm = schedules.some(({ now }) => now.needed && !now.person);
  const text = [...(alarm ? [t('nobody')] : []), ...names].join(', ') || t('notNeeded');
  const each = schedules.map(
    ({ name, now }) => `${name}: ${now.person?.name ?? t(now.needed ? 'nobody' : 'notNeeded')}`,
  );
  return (
    <span className={classes.duty} data-alarm={alarm || undefined} data-compact={compact || undefined}>
      <IconPhoneCall size={15} stroke={1.8} />
      <Link plain to="/on-call" title={each.join('\n')} aria-label={`${t('now')}: ${text}`}>
        {text}
      </Link>
    </span>
  );
}
