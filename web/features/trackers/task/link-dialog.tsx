import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { linkTaskCard, listTaskCards, type Tracker } from '#contract/trackers';
import { useChange } from '../../../app/query.ts';
import { dialog, DialogForm, type Closing } from '../../../kit/Dialog.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { cardWords } from './words.ts';

function Asking({ taskId, trackers, onClose }: { taskId: string; trackers: Tracker[] } & Closing) {
  const t = useWords(cardWords);
  const [trackerId, choose] = useState(trackers[0]!.id);
  const [address, setAddress] = useState('');
  const link = useChange(linkTaskCard, { stale: [listTaskCards], quiet: true, onDone: onClose });
  const refused = refusedFields(link.error, ['address']);
  return (
    <DialogForm
      onClose={onClose}
      verb={t('link')}
      pending={link.isPending}
      error={refused.rest}
      onSubmit={() => link.mutate({ params: { id: taskId }, body: { trackerId, address } })}
    >
      {trackers.length > 1 && (
        <Select
          label={t('tracker')}
          allowDeselect={false}
          data={trackers.map(({ id, name }) => ({ value: id, label: name }))}
          value={trackerId}
          onChange={(id) => id && choose(id)}
        />
      )}
      <TextInput
        label={t('address')}
        description={t('addressHint')}
        placeholder="https://"
        inputMode="url"
        required
        withAsterisk={false}
        maxLength={2000}
        value={address}
        error={refused.at('address')}
        onChange={(e) => setAddress(e.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}

export const LinkDialog = dialog(Asking, () => useWords(cardWords)('linkTitle'));
