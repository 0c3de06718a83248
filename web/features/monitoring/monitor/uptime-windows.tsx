import type { z } from 'zod';
import type { readUptime } from '#contract/monitoring';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';

type Window = z.infer<(typeof readUptime)['response']>['windows'][number];
const named = [1, 7, 30, 90, 365] as const;

/** Uptime of 24 hours, 7, 30, 90 and 365 days, with what it rests on. */
export function UptimeWindows({ windows }: { windows: Window[] }) {
  return (
    <div className="windows">
      {named.map((days) => {
        const w = windows.find((one) => one.days === days);
        return w ? <WindowCell key={days} days={days} w={w} /> : null;
      })}
    </div>
  );
}

function WindowCell({ days, w }: { days: (typeof named)[number]; w: Window }) {
  const t = useWords(monitorWords);
  const f = useFormat();
  const notes = [
    w.since ? t('knownSince', { when: days === 1 ? f.short(w.since) : f.date(w.since) }) : null,
    w.maintenanceMs > 0 ? t('maintenanceTime', { time: f.duration(w.maintenanceMs) }) : null,
    w.unknownMs > 60_000 ? t('unknownTime', { time: f.duration(w.unknownMs) }) : null,
    w.p50 !== null && w.p95 !== null ? t('typical', { p50: f.duration(w.p50), p95: f.duration(w.p95) }) : null,
  ].filter((note) => note !== null);
  return (
    <section className="panel window" data-hurt={(w.ratio ?? 1) < 1 || undefined}>
      <h3>{t(`days_${days}`)}</h3>
      <strong className="figures">{w.ratio === null ? '–' : f.ratio(w.ratio, days >= 30 ? 3 : 2)}</strong>
      <p>
        {w.ratio === null
          ? t('noUptime')
          : w.outages > 0 || w.downMs > 0
            ? [
                w.outages > 0 ? t('outages', { n: w.outages }) : null,
                w.downMs > 0 ? t('downTime', { time: f.duration(w.downMs) }) : null,
              ]
                .filter(Boolean)
                .join(', ')
            : t('noOutages')}
      </p>
      {notes.map((note) => (
        <p key={note} className="window-note">
          {note}
        </p>
      ))}
    </section>
  );
}
