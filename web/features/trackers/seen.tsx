import { Anchor, Text } from '@mantine/core';
import type { TaskState } from '#contract/tasks';
import type { TrackerLook } from '#contract/trackers';
import { Facts } from '../../kit/Evidence.tsx';
import { useWords } from '../../kit/words.ts';
import { taskWords } from '../tasks/index.ts';
import { leadingTo, type Chosen } from './states.ts';
import { trackerWords } from './words.ts';

/** What a tracker told of itself: who we are there, where cards go, and which states of tasks lead to its states. */
export function Seen({ look, chosen = {} }: { look: TrackerLook; chosen?: Chosen }) {
  const t = useWords(trackerWords);
  const { account, place, states } = look;
  const staying = leadingTo(null, states, chosen);
  return (
    <Facts
      of={[
        [t('account'), account.name || account.id],
        [
          t('place'),
          <Anchor key="place" href={place.url} target="_blank" rel="noreferrer noopener" inherit>
            {place.name}
          </Anchor>,
        ],
        [
          t('states'),
          <span key="states">
            {states.map(({ id, name }) => (
              <Text key={id} span inherit display="block">
                {name} <From tasks={leadingTo(id, states, chosen)} />
              </Text>
            ))}
          </span>,
        ],
        [t('staying'), staying.length > 0 ? <From key="staying" tasks={staying} bare /> : null],
      ]}
    />
  );
}

function From({ tasks, bare = false }: { tasks: TaskState[]; bare?: boolean }) {
  const t = useWords(taskWords);
  if (tasks.length === 0) return null;
  return (
    <Text span inherit c="dimmed">
      {!bare && '← '}
      {tasks.map((task) => t(`state_${task}`)).join(', ')}
    </Text>
  );
}
