import { VisuallyHidden } from '@mantine/core';
import type { Audit, Finding } from '#contract/audits';
import { severities, type Severity } from '#core/inspection';
import { SeverityMark } from '../../kit/SeverityMark.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './audits.module.css';
import { auditWords } from './words.ts';

const weights = { critical: 'worst', high: 'bad', medium: 'poor', low: 'slight', info: 'note' } as const;

/** How much it hurts: by colour, shape and word, or a number of such. */
export function FindingSeverity({ severity, count }: { severity: Severity; count?: number }) {
  const t = useWords(auditWords);
  return (
    <SeverityMark weight={weights[severity]} title={t(severity)}>
      {count ?? t(severity)}
      {count !== undefined && <VisuallyHidden> {t(severity)}</VisuallyHidden>}
    </SeverityMark>
  );
}

/** Findings by severity; what there is none of is left out. */
export function Counts({ of }: { of: Audit['findings'] }) {
  const t = useWords(auditWords);
  const some = severities.filter((severity) => of[severity] > 0);
  if (some.length === 0) return <span className={classes.state}>{t('noneOpen')}</span>;
  return (
    <span className={classes.counts}>
      {some.map((severity) => (
        <FindingSeverity key={severity} severity={severity} count={of[severity]} />
      ))}
    </span>
  );
}

export function FindingState({ state }: { state: Finding['state'] }) {
  const t = useWords(auditWords);
  return (
    <span className={classes.state} data-state={state}>
      {t(state)}
    </span>
  );
}
