import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listRequests, mergeRequest, updateRequest, type RequestDetail } from '#contract/desk';
import type { Severity } from '#contract/incidents';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useStoreOptions } from '../../../app/store-options.ts';
import { DialogForm } from '../../../kit/Dialog.tsx';
import { useWords } from '../../../kit/words.ts';
import { SeverityChoice } from '../../incidents/index.ts';
import { afterRequest } from '../after-request.ts';
import { useTeamOptions } from '../options.ts';
import { requestDialog } from './dialog.tsx';
import { requestPageWords } from './words.ts';

function useRevision(request: RequestDetail, onClose: () => void) {
  const change = useChange(updateRequest, { stale: afterRequest, quiet: true, onDone: onClose });
  return {
    form: { onClose, pending: change.isPending, error: change.error },
    save: (body: Parameters<typeof change.mutate>[0]['body']) => change.mutate({ params: { id: request.id }, body }),
  };
}

export const AssignDialog = requestDialog(
  function AssignForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const [assigneeId, setAssignee] = useState<string | null>(request.assignee?.id ?? null);
    const { form, save } = useRevision(request, onClose);
    return (
      <DialogForm {...form} verb={t('save')} onSubmit={() => save({ assigneeId })}>
        <Select
          aria-label={t('assignTitle')}
          clearable
          placeholder={t('nobody')}
          data-autofocus
          {...useTeamOptions()}
          value={assigneeId}
          onChange={setAssignee}
        />
      </DialogForm>
    );
  },
  (t) => t('assignTitle'),
);

export const SeverityDialog = requestDialog(
  function SeverityForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const [severity, setSeverity] = useState<Severity>(request.severity);
    const [why, setWhy] = useState('');
    const { form, save } = useRevision(request, onClose);
    return (
      <DialogForm
        {...form}
        verb={t('save')}
        disabled={severity === request.severity}
        onSubmit={() => save({ severity, why: why.trim() })}
      >
        <SeverityChoice value={severity} onChange={setSeverity} />
        <Textarea
          label={t('why')}
          description={t('whyHint')}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={500}
          value={why}
          onChange={(e) => setWhy(e.currentTarget.value)}
        />
      </DialogForm>
    );
  },
  (t) => t('changeSeverity'),
);

export const RenameDialog = requestDialog(
  function RenameForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const [topic, setTopic] = useState(request.topic);
    const { form, save } = useRevision(request, onClose);
    return (
      <DialogForm {...form} verb={t('save')} onSubmit={() => save({ topic: topic.trim() })}>
        <TextInput
          aria-label={t('topic')}
          required
          minLength={3}
          maxLength={200}
          data-autofocus
          value={topic}
          onChange={(e) => setTopic(e.currentTarget.value)}
        />
      </DialogForm>
    );
  },
  (t) => t('rename'),
);

export const StoreDialog = requestDialog(
  function StoreForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const [storeId, setStore] = useState<string | null>(request.store?.id ?? null);
    const { form, save } = useRevision(request, onClose);
    return (
      <DialogForm {...form} verb={t('save')} disabled={!storeId} onSubmit={() => storeId && save({ storeId })}>
        <Select
          aria-label={t('store')}
          allowDeselect={false}
          data-autofocus
          {...useStoreOptions(request.client?.id)}
          value={storeId}
          onChange={setStore}
        />
      </DialogForm>
    );
  },
  (t) => t('changeStore'),
);

export const MergeDialog = requestDialog(
  function MergeForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const { go } = useAddress();
    const clientId = request.client?.id;
    const found = useCall(
      listRequests,
      { query: { ...(clientId ? { clientId } : {}), limit: 100 } },
      { enabled: clientId !== undefined },
    );
    const [into, setInto] = useState<string | null>(null);
    const merge = useChange(mergeRequest, {
      stale: afterRequest,
      quiet: true,
      onDone: () => into && go(`/requests/${into}`),
    });
    const others = (found.data?.items ?? []).filter((other) => other.id !== request.id);
    if (others.length === 0 && !found.isLoading) return <Text size="sm">{t('mergeNone')}</Text>;
    return (
      <DialogForm
        verb={t('mergeIt')}
        onClose={onClose}
        pending={merge.isPending}
        error={merge.error}
        disabled={!into}
        onSubmit={() => into && merge.mutate({ params: { id: request.id }, body: { into } })}
      >
        <Text size="sm">{t('mergeText')}</Text>
        <Select
          label={t('mergeInto')}
          searchable
          data={others.map((other) => ({ value: other.id, label: `#${other.number} ${other.topic}` }))}
          value={into}
          onChange={setInto}
        />
      </DialogForm>
    );
  },
  (t, request) => t('mergeTitle', { number: request.number }),
);
