import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

export function FirstSteps({ steps }: { steps: string[] }) {
  const t = useWords(incidentPageWords);
  if (steps.length === 0) return null;
  return (
    <Panel title={t('firstSteps')}>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Panel>
  );
}
