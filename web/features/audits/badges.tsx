import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconInfoCircle,
  IconInfoTriangle,
  IconPointFilled,
} from '@tabler/icons-react';
import type { Audit, Finding } from '#contract/audits';
import { severities, type Severity } from '#core/inspection';
import { useWords } from '../../kit/words.ts';
import classes from './audits.module.css';
import { auditWords } from './words.ts';

const icons = {
  critical: IconAlertOctagonFilled,
  high: IconAlertTriangleFilled,
  medium: IconInfoTriangle,
  low: IconPointFilled,
  info: IconInfoCircle,
};

/** How much it hurts: by colour, shape and word, or a number of such. */
export function FindingSeverity({ severity, count }: { severity: Severity; count?: number }) {
  const t = useWords(auditWords);
  const Icon = icons[severity];
  return (
    <span className={classes.severity} data-severity={severity} title={t(severity)}>
      <Icon size={14} />
      {count ?? t(severity)}
      {count !== undefined && <VisuallyHidden> {t(severity)}</VisuallyHidden>}
    </span>
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
