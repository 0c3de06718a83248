import type { HoursUse } from '#contract/billing';
import { useWords } from '../../../kit/words.ts';
import classes from '../picture.module.css';
import { excessKind, hourKinds, pieceKinds, piecesOf, sumsOf } from '../use.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

/** How the hours of a month are used, as a bar; `thin` in lists. What is left is pale. */
export function UseBar({ use, thin = false }: { use: HoursUse; thin?: boolean }) {
  return (
    <div className={classes.bar} data-thin={thin || undefined} aria-hidden="true">
      {piecesOf(use).map(({ kind, minutes, left }) => (
        <span
          key={`${kind} ${left}`}
          className={classes.piece}
          data-kind={kind}
          data-left={left || undefined}
          style={{ flexGrow: minutes }}
        />
      ))}
    </div>
  );
}

/** The same in words: of each kind, how much is used. */
export function UseLegend({ use }: { use: HoursUse }) {
  const t = useWords(billingWords);
  const { time } = useWritten();
  const beyond = [
    { kind: excessKind(use), minutes: use.excess },
    { kind: 'unbilled' as const, minutes: use.unbilled },
  ].filter(({ minutes }) => minutes > 0);
  return (
    <ul className={classes.legend}>
      {hourKinds
        .filter((kind) => use.has[kind] > 0)
        .map((kind) => (
          <li key={kind}>
            <i className={`${classes.swatch} ${classes.piece}`} data-kind={kind} />
            {t(kind)}
            <b className="figures">{t('ofAll', { used: time(use.spent[kind]), all: time(use.has[kind]) })}</b>
          </li>
        ))}
      {beyond.map(({ kind, minutes }) => (
        <li key={kind}>
          <i className={`${classes.swatch} ${classes.piece}`} data-kind={kind} />
          {t(kind)}
          <b className="figures">{time(minutes)}</b>
        </li>
      ))}
      {use.aside > 0 && (
        <li>
          <i className={classes.swatch} style={{ background: 'var(--unknown-fill)' }} />
          {t('aside')}
          <b className="figures">{time(use.aside)}</b>
        </li>
      )}
    </ul>
  );
}

/** What the colours of several bars mean: each that occurs in one of them; `left` where they show what is left, too. */
export function UseKey({ uses, left = true }: { uses: readonly HoursUse[]; left?: boolean }) {
  const t = useWords(billingWords);
  const pieces = uses.flatMap(piecesOf).filter((piece) => left || !piece.left);
  const kinds = pieceKinds.filter((kind) => pieces.some((piece) => piece.kind === kind));
  if (pieces.length === 0) return null;
  return (
    <ul className={`${classes.legend} ${classes.key}`} aria-label={t('key')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <i className={`${classes.swatch} ${classes.piece}`} data-kind={kind} />
          {t(kind)}
        </li>
      ))}
      {pieces.some((piece) => piece.left) && (
        <li>
          <i className={`${classes.swatch} ${classes.piece}`} data-kind="included" data-left />
          {t('keyLeft')}
        </li>
      )}
    </ul>
  );
}

/** `1 h 45 min of 2 h used`, or what it is without agreed hours. */
export function useUseLine(): (use: HoursUse) => string {
  const t = useWords(billingWords);
  const { time } = useWritten();
  return (use) => {
    const { has, spent, beyond } = sumsOf(use);
    if (has === 0 && beyond === 0) return t('nothingWorked');
    if (has === 0) return t('worked', { time: time(beyond) });
    return [t('hoursOf', { used: time(spent), all: time(has) }), beyond > 0 && t('beyond', { time: time(beyond) })]
      .filter(Boolean)
      .join(' · ');
  };
}
