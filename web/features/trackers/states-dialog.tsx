import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { taskStates } from '#contract/tasks';
import { listTrackers, updateTracker, type Tracker } from '#contract/trackers';
import { useChange } from '../../app/query.ts';
import { dialog, DialogForm, type Closing } from '../../kit/Dialog.tsx';
import { Toggle } from '../../kit/Toggle.tsx';
import { useWords } from '../../kit/words.ts';
import { taskWords } from '../tasks/index.ts';
import { chosenState, proposed } from './states.ts';
import { trackerWords } from './words.ts';

/** Which state there stands for which of ours: what is proposed shows until somebody chooses another. */
function Asking({ tracker, onClose }: { tracker: Tracker } & Closing) {
  const t = useWords(trackerWords);
  const task = useWords(taskWords);
  const states = tracker.look?.states ?? [];
  const [chosen, choose] = useState(tracker.states);
  const [sendsComments, setSends] = useState(tracker.sendsComments);
  const change = useChange(updateTracker, { stale: [listTrackers], quiet: true, onDone: onClose });
  const save = () => {
    const kept = Object.fromEntries(
      taskStates.flatMap((one) => {
        const state = chosenState(one, states, chosen);
        return state ? [[one, state.id]] : [];
      }),
    );
    change.mutate({
      params: { id: tracker.id },
      body: { sendsComments, ...(states.length > 0 ? { states: kept } : {}) },
    });
  };
  return (
    <DialogForm
      onClose={onClose}
      verb={t('saveStates')}
      pending={change.isPending}
      error={change.error}
      onSubmit={save}
    >
      <Text size="sm" c="dimmed">
        {t(states.length > 0 ? 'statesText' : 'statesUnknown')}
      </Text>
      {states.length > 0 && (
        <Stack gap="sm">
          {taskStates.map((one) => {
            const fitting = proposed(one, states);
            return (
              <Select
                key={one}
                label={task(`state_${one}`)}
                clearable
                placeholder={fitting ? t('asProposed', { name: fitting.name }) : t('stays')}
                data={states.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosenState(one, states, chosen)?.id ?? null}
                onChange={(id) => {
                  const { [one]: _, ...others } = chosen;
                  choose(id === null ? others : { ...others, [one]: id });
                }}
              />
            );
          })}
        </Stack>
      )}
      <Toggle
        label={t('sendsComments')}
        description={t('sendsCommentsHint')}
        checked={sendsComments}
        onChange={(e) => setSends(e.currentTarget.checked)}
      />
    </DialogForm>
  );
}

export const StatesDialog = dialog(Asking, ({ tracker }) =>
  useWords(trackerWords)('statesTitle', { name: tracker.name }),
);
