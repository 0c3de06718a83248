import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { keepSnapshot, listSnapshots, readSnapshot, renameSnapshot, type Snapshot } from '#contract/audit-snapshots';
import { type Audit, listAuditedStores, listStoreAudits } from '#contract/audits';
import { useChange } from '../../../app/query.ts';
import { dialog, DialogForm } from '../../../kit/Dialog.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { snapshotWords } from './words.ts';

export const afterSnapshot = [listSnapshots, readSnapshot, listStoreAudits, listAuditedStores];

/** Of an audit that is done, or of a new one. */
export const KeepDialog = dialog<{ storeId: string; audits: readonly Audit[] }>(
  function KeepForm({ storeId, audits, onClose }) {
    const t = useWords(snapshotWords);
    const f = useFormat();
    const [name, setName] = useState('');
    const [auditId, setAuditId] = useState('');
    const keep = useChange(keepSnapshot, {
      stale: afterSnapshot,
      quiet: true,
      onDone: ({ state }) => {
        notifications.show({ color: 'green', message: t(state === 'kept' ? 'kept' : 'begun') });
        onClose();
      },
    });
    const seen = audits.filter(({ seoPages }) => seoPages !== null);
    return (
      <DialogForm
        verb={t('keep')}
        onClose={onClose}
        pending={keep.isPending}
        error={keep.error}
        disabled={name.trim() === ''}
        onSubmit={() =>
          keep.mutate({ params: { id: storeId }, body: { name: name.trim(), ...(auditId ? { auditId } : {}) } })
        }
      >
        <Named value={name} onChange={setName} />
        {seen.length > 0 && (
          <Select
            label={t('of')}
            allowDeselect={false}
            value={auditId}
            onChange={(id) => setAuditId(id ?? '')}
            data={[
              { value: '', label: t('anew') },
              ...seen.map(({ id, finishedAt }) => ({ value: id, label: t('ofAudit', { when: f.short(finishedAt!) }) })),
            ]}
          />
        )}
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(snapshotWords)('keepTitle');
  },
);

export const RenameDialog = dialog<{ snapshot: Snapshot }>(
  function RenameForm({ snapshot, onClose }) {
    const t = useWords(snapshotWords);
    const [name, setName] = useState(snapshot.name);
    const rename = useChange(renameSnapshot, { stale: afterSnapshot, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('save')}
        onClose={onClose}
        pending={rename.isPending}
        error={rename.error}
        disabled={name.trim() === ''}
        onSubmit={() => rename.mutate({ params: { id: snapshot.id }, body: { name: name.trim() } })}
      >
        <Named value={name} onChange={setName} />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(snapshotWords)('renameTitle');
  },
);

function Named({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const t = useWords(snapshotWords);
  return (
    <TextInput
      label={t('name')}
      description={t('nameHint')}
      maxLength={100}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      data-autofocus
    />
  );
}
