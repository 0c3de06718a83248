import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconArrowMerge,
  IconCircleCheckFilled,
  IconCircleDot,
  IconInfoCircle,
  IconUserBolt,
} from '@tabler/icons-react';
import type { Incident, Severity } from '#contract/incidents';
import { useWords } from '../../kit/words.ts';
import classes from './badges.module.css';
import { incidentWords } from './words.ts';

const severityIcons = {
  critical: IconAlertOctagonFilled,
  major: IconAlertTriangleFilled,
  minor: IconAlertTriangleFilled,
  info: IconInfoCircle,
};
const stateIcons = {
  open: IconCircleDot,
  acknowledged: IconUserBolt,
  resolved: IconCircleCheckFilled,
  merged: IconArrowMerge,
};

/** How bad: by colour, shape and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useWords(incidentWords);
  const Icon = severityIcons[severity];
  return (
    <span className={classes.severity} data-severity={severity}>
      <Icon size={14} />
      {t(`severity_${severity}`)}
    </span>
  );
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
