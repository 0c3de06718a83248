import { IconArrowMerge, IconCircleCheckFilled, IconCircleDot, IconUserBolt } from '@tabler/icons-react';
import type { Incident, Severity } from '#contract/incidents';
import { SeverityMark } from '../../kit/SeverityMark.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './badges.module.css';
import { incidentWords } from './words.ts';

const weights = { critical: 'worst', major: 'bad', minor: 'poor', info: 'slight' } as const;
const stateIcons = {
  open: IconCircleDot,
  acknowledged: IconUserBolt,
  resolved: IconCircleCheckFilled,
  merged: IconArrowMerge,
};

/** How bad: by colour, shape and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useWords(incidentWords);
  return <SeverityMark weight={weights[severity]}>{t(`severity_${severity}`)}</SeverityMark>;
}

/** Open, in work, over: by colour, shape and word. */
export function IncidentStateBadge({ state }: { state: Incident['state'] }) {
  const t = useWords(incidentWords);
  const Icon = stateIcons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} />
      {t(`state_${state}`)}
    </span>
  );
}
