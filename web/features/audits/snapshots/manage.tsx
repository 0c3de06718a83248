import { Button } from '@mantine/core';
import { useState } from 'react';
import { listSnapshots, removeSnapshot, type Snapshot } from '#contract/audit-snapshots';
import { useAddress } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { RenameDialog } from './dialogs.tsx';
import { snapshotWords } from './words.ts';

/** Another name, or none at all. Nothing for whoever may not. */
export function Manage({ snapshot }: { snapshot: Snapshot }) {
  const t = useWords(snapshotWords);
  const { go } = useAddress();
  const can = useCan()('audits.run');
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const remove = useChange(removeSnapshot, {
    stale: [listSnapshots],
    quiet: true,
    onDone: () => go(`/audits/stores/${snapshot.store.id}`),
  });
  if (!can) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsked('rename')}>
        {t('rename')}
      </Button>
      <Button variant="default" onClick={() => setAsked('remove')}>
        {t('remove')}
      </Button>
      <RenameDialog opened={asked === 'rename'} onClose={() => setAsked(null)} snapshot={snapshot} />
      <Confirm
        opened={asked === 'remove'}
        onClose={() => setAsked(null)}
        title={t('removeTitle', { name: snapshot.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: snapshot.id } })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
