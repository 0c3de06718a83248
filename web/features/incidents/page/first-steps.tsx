import { Code } from '@mantine/core';
import { Fragment } from 'react';
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
          <li key={step}>
            <Step text={step} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What stands between backticks is a command or a path. */
function Step({ text }: { text: string }) {
  const parts = text.split('`');
  return parts.map((part, i) => <Fragment key={part}>{i % 2 ? <Code>{part}</Code> : part}</Fragment>);
}
