import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useFormat } from './format.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

// One clock for every age on the screen.
const listeners = new Set<() => void>();
let now = Date.now();
let ticking: number | undefined;
function listen(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= window.setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, 5_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(ticking);
    ticking = undefined;
  };
}
/** Moves on only where it is stale, so that one drawing of the screen sees one present. */
function lately(): number {
  if (Date.now() - now > 5_000) now = Date.now();
  return now;
}
/** The present, to five seconds. */
export const useNow = (): number => useSyncExternalStore(listen, lately);

const at = (instant: string | number) => (typeof instant === 'string' ? Date.parse(instant) : instant);

const wholeSeconds = (ms: number) => Math.max(1_000, Math.floor(ms / 1_000) * 1_000);

/** How long something lasts or lasted: `since` to `until` (now where absent). */
export function Elapsed({ since, until }: { since: string | number; until?: string | number | null }) {
  const f = useFormat();
  const present = useNow();
  return <span className="figures">{f.duration(wholeSeconds((until ? at(until) : present) - at(since)))}</span>;
}

/** `5 min ago`, and the exact time in the person's zone on hover. */
export function Age({ of }: { of: string | number | null }) {
  const t = useWords(kitWords);
  const f = useFormat();
  const present = useNow();
  if (of === null) return <span>{t('never')}</span>;
  const past = present - at(of);
  const text =
    Math.abs(past) < 5_000
      ? t('now')
      : past > 0
        ? t('ago', { time: f.round(past) })
        : t('in', { time: f.round(-past) });
  return (
    <Tooltip label={`${f.instant(of)} (${f.timeZone})`}>
      <time dateTime={new Date(at(of)).toISOString()}>{text}</time>
    </Tooltip>
  );
}

/** `22 Nov, 21:36` in the person's zone; the full time and the age on hover. */
export function Instant({ of, full = false }: { of: string | number; full?: boolean }) {
  const f = useFormat();
  return (
    <Tooltip label={`${f.instant(of)} (${f.timeZone})`}>
      <time dateTime={new Date(at(of)).toISOString()}>{full ? f.instant(of) : f.short(of)}</time>
    </Tooltip>
  );
}
