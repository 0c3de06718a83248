import type { Area } from '#core/inspection';
import { useWords } from '../../kit/words.ts';
import classes from './audits.module.css';
import { auditWords } from './words.ts';

const grade = (score: number): string => (score >= 85 ? 'good' : score >= 60 ? 'fair' : 'poor');

/** A score as a part of a circle, with its number. */
export function Ring({ score, size = 52, label }: { score: number | null; size?: number; label: string }) {
  const t = useWords(auditWords);
  const round = 2 * Math.PI * 20;
  const said = `${label}: ${score ?? t('unjudged')}`;
  return (
    <svg
      className={classes.ring}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      role="img"
      aria-label={said}
      data-grade={score === null ? undefined : grade(score)}
    >
      <title>{said}</title>
      <circle className={classes.rail} cx="24" cy="24" r="20" fill="none" strokeWidth="5" />
      {score !== null && (
        <circle
          className={classes.arc}
          cx="24"
          cy="24"
          r="20"
          fill="none"
          strokeWidth="5"
          strokeLinecap="round"
          strokeDasharray={`${(score / 100) * round} ${round}`}
          transform="rotate(-90 24 24)"
        />
      )}
      <text x="24" y="24" dy="0.36em" textAnchor="middle" fontSize="15">
        {score ?? '–'}
      </text>
    </svg>
  );
}

export interface ShownScore {
  area: Area;
  score: number | null;
  before?: number | null;
}

/** How far it went since the audit before. */
function Step({ of: { score, before } }: { of: ShownScore }) {
  if (score === null || before === undefined || before === null || score === before) return null;
  const by = score - before;
  return <small data-way={by > 0 ? 'up' : 'down'}>{by > 0 ? `+${by}` : `−${-by}`}</small>;
}

/** The scores of all areas side by side; small ones without words. */
export function Scores({ of, small = false }: { of: readonly ShownScore[]; small?: boolean }) {
  const t = useWords(auditWords);
  const changed = ({ score, before }: ShownScore): string | null => {
    if (score === null) return t('unjudged');
    if (before === undefined || before === null) return null;
    return before === score ? t('same') : t('was', { n: before });
  };
  return (
    <div className={classes.scores} data-small={small || undefined}>
      {of.map((one) => (
        <div key={one.area} className={classes.score}>
          <Ring score={one.score} size={small ? 38 : 56} label={t(one.area)} />
          {small && <Step of={one} />}
          {!small && (
            <span>
              {t(one.area)}
              <small>{changed(one)}</small>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
