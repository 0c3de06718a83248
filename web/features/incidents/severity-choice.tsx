import { Text, UnstyledButton } from '@mantine/core';
import { severities, type Severity } from '#contract/incidents';
import { useWords } from '../../kit/words.ts';
import { SeverityBadge } from './badges.tsx';
import classes from './severity-choice.module.css';
import { incidentWords } from './words.ts';

/** How bad, each with what it means for the shop. */
export function SeverityChoice({
  value,
  onChange,
  labelled = false,
}: {
  value: Severity;
  onChange: (severity: Severity) => void;
  labelled?: boolean;
}) {
  const t = useWords(incidentWords);
  return (
    <div role="radiogroup" aria-label={t('severity')}>
      {labelled && (
        <Text size="sm" fw={550} mb={6}>
          {t('severity')}
        </Text>
      )}
      <div className={classes.choices}>
        {severities.map((severity) => (
          <UnstyledButton
            key={severity}
            className={classes.choice}
            role="radio"
            aria-checked={value === severity}
            onClick={() => onChange(severity)}
          >
            <SeverityBadge severity={severity} />
            <Text size="xs" c="dimmed">
              {t(`severityAbout_${severity}`)}
            </Text>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
