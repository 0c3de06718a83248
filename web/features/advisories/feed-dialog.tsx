import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AdvisoryFeed, changeAdvisoryFeed, listAdvisoryFeeds } from '#contract/advisories';
import { useChange } from '../../app/query.ts';
import { type Closing, dialog, DialogForm } from '../../kit/Dialog.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { useWords } from '../../kit/words.ts';
import { feedWords } from './words.ts';

interface Props {
  feed: AdvisoryFeed;
}

/** The key, which is never shown, and where the feed lies. With a key that was missing the feed is turned on. */
export const FeedDialog = dialog<Props>(Asking, ({ feed }) => useWords(feedWords)('setTitle', { name: feed.label }));

function Asking({ feed, onClose }: Props & Closing) {
  const t = useWords(feedWords);
  const [key, setKey] = useState('');
  const [forget, setForget] = useState(false);
  const [address, setAddress] = useState(feed.address ?? '');
  const change = useChange(changeAdvisoryFeed, { stale: [listAdvisoryFeeds], quiet: true, onDone: onClose });
  const refused = refusedFields(change.error, ['key', 'address']);
  const submit = () => {
    const place = address.trim() === '' ? null : address.trim();
    change.mutate({
      params: { name: feed.name },
      body: {
        ...(key ? { key } : forget ? { key: null } : {}),
        ...(place === feed.address ? {} : { address: place }),
        ...(feed.needsKey && !feed.hasKey && key ? { enabled: true } : {}),
      },
    });
  };
  return (
    <DialogForm onSubmit={submit} onClose={onClose} verb={t('save')} pending={change.isPending} error={refused.rest}>
      <PasswordInput
        label={t('key')}
        description={t(feed.hasKey ? 'keyKept' : feed.needsKey ? 'keyNeeded' : 'keyOptional')}
        autoComplete="off"
        maxLength={500}
        disabled={forget}
        value={key}
        error={refused.at('key')}
        onChange={(e) => setKey(e.currentTarget.value)}
      />
      {feed.hasKey && (
        <Checkbox label={t('keyRemove')} checked={forget} onChange={(e) => setForget(e.currentTarget.checked)} />
      )}
      <TextInput
        label={t('address')}
        description={t('addressHint', { address: feed.usualAddress })}
        maxLength={500}
        value={address}
        error={refused.at('address')}
        onChange={(e) => setAddress(e.currentTarget.value)}
      />
    </DialogForm>
  );
}
