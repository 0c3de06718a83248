import type { MonitorStatus } from '#contract/monitoring';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

/** Each state has a shape of its own: colour alone tells nothing to one reader in twelve. */
export function StateShape({ status, size = 11 }: { status: MonitorStatus; size?: number }) {
  const line = {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 2,
    strokeLinecap: 'round' as const,
    strokeLinejoin: 'round' as const,
  };
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {status === 'up' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {status === 'degraded' && <path d="M6 .8 11.600 10.800H.4Z" fill="currentColor" />}
      {status === 'down' && <path d="M2 2l8 8M10 2l-8 8" {...line} strokeWidth={3} />}
      {status === 'unknown' && <circle cx="6" cy="6" r="4.500" {...line} strokeDasharray="2 2.700" />}
      {status === 'pending' && <circle cx="6" cy="6" r="4.500" {...line} />}
      {status === 'paused' && <path d="M3.500 1.500v9M8.500 1.500v9" {...line} strokeWidth={2.6} />}
      {status === 'maintenance' && <rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor" />}
    </svg>
  );
}

/** A state by colour, shape and word. `bare` has no background; `flapping` replaces the word. */
export function StateBadge({
  status,
  flapping = false,
  bare = false,
}: {
  status: MonitorStatus;
  flapping?: boolean;
  bare?: boolean;
}) {
  const t = useWords(kitWords);
  return (
    <span
      className="state"
      data-status={flapping && status !== 'paused' ? 'degraded' : status}
      data-bare={bare || undefined}
    >
      <StateShape status={flapping && status !== 'paused' ? 'degraded' : status} />
      {flapping && status !== 'paused' ? t('flapping') : t(status)}
    </span>
  );
}
