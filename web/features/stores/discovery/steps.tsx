import { Loader, Progress } from '@mantine/core';
import { IconCheck, IconCircleDotted, IconMinus, IconX } from '@tabler/icons-react';
import type { Discovery } from '#contract/stores';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

type State = Discovery['steps'][number]['state'];
const icons: Record<Exclude<State, 'running'>, typeof IconCheck> = {
  waiting: IconCircleDotted,
  done: IconCheck,
  failed: IconX,
  skipped: IconMinus,
};

/** What discovery is doing, step by step. */
export function Steps({ discovery }: { discovery: Discovery }) {
  const t = useWords(storeWords);
  const running = discovery.state === 'running';
  return (
    <Panel>
      {running && (
        <Progress
          value={Math.max(4, discovery.progress * 100)}
          mb="md"
          size="sm"
          animated
          aria-label={t('step_running')}
        />
      )}
      <ol className="steps" aria-live="polite">
        {discovery.steps.map((step) => (
          <Step key={step.code} state={step.state} text={step.text} />
        ))}
      </ol>
    </Panel>
  );
}

function Step({ state, text }: { state: State; text: string }) {
  const t = useWords(storeWords);
  const Icon = state === 'running' ? null : icons[state];
  return (
    <li data-state={state}>
      <span className="step-mark">{Icon ? <Icon size={16} stroke={2.2} aria-hidden /> : <Loader size={15} />}</span>
      <span className="plain">{text}</span>
      <span className="sr">{t(`step_${state}`)}</span>
    </li>
  );
}
