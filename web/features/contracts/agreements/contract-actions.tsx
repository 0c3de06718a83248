import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconCircleCheck, IconDots, IconPencil, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  activateContract,
  type Contract,
  deleteContractDraft,
  endContract,
  listContracts,
  readContract,
} from '#contract/contracts';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { contractWords } from './words.ts';

const stale = [readContract, listContracts];

/** What can be done with a contract in its state. */
export function ContractActions({ contract }: { contract: Contract }) {
  const t = useWords(contractWords);
  const { go } = useAddress();
  const [asked, ask] = useState<'activate' | 'remove' | 'end' | null>(null);
  const [on, setOn] = useState(() => new Date().toISOString().slice(0, 10));
  const close = () => ask(null);
  const activate = useChange(activateContract, { quiet: true, stale, onDone: close });
  const end = useChange(endContract, { quiet: true, stale, onDone: close });
  const remove = useChange(deleteContractDraft, {
    quiet: true,
    stale: [listContracts],
    onDone: () => go('/contracts'),
  });
  const params = { id: contract.id };
  const name = contract.name;
  const isDraft = contract.state === 'draft';
  const isAccepted = contract.versions.some((version) => version.acceptance);
  if (!useCan()('contracts.write') || contract.state === 'ended') return null;
  return (
    <>
      {!(isDraft && isAccepted) && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          renderRoot={asLink(`/contracts/${contract.id}/edit`)}
        >
          {t(isDraft ? 'editDraft' : 'newVersion')}
        </Button>
      )}
      {isDraft && (
        <Button leftSection={<IconCircleCheck size={16} />} onClick={() => ask('activate')}>
          {t('activate')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isDraft ? (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => ask('remove')}>
              {t('removeDraft')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerStop size={16} />} onClick={() => ask('end')}>
              {t('end')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asked === 'activate'}
        onClose={close}
        danger={false}
        title={t('activateTitle', { name })}
        verb={t('activate')}
        pending={activate.isPending}
        error={activate.error}
        onConfirm={() => activate.mutate({ params })}
      >
        {t('activateText')}
      </Confirm>
      <Confirm
        opened={asked === 'remove'}
        onClose={close}
        title={t('removeTitle', { name })}
        verb={t('removeDraft')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params })}
      >
        {t('removeText')}
      </Confirm>
      <Confirm
        opened={asked === 'end'}
        onClose={close}
        title={t('endTitle', { name })}
        verb={t('end')}
        pending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate({ params, body: { on } })}
      >
        {t('endText')}
        <TextInput mt="md" type="date" label={t('lastDay')} value={on} onChange={(e) => setOn(e.currentTarget.value)} />
      </Confirm>
    </>
  );
}
