import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowMerge,
  IconBuildingStore,
  IconChevronDown,
  IconFlame,
  IconPencil,
  IconUser,
  IconUserBolt,
} from '@tabler/icons-react';
import { useState } from 'react';
import { updateRequest, type RequestDetail } from '#contract/desk';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterRequest } from '../after-request.ts';
import { AssignDialog, MergeDialog, RenameDialog, SeverityDialog, StoreDialog } from './dialogs.tsx';
import { requestPageWords } from './words.ts';

type Asked = 'assign' | 'severity' | 'rename' | 'store' | 'merge' | null;

/** What the team can do with a request. */
export function Actions({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const { person } = useSession();
  const [asked, ask] = useState<Asked>(null);
  const dialog = (which: Asked) => ({ request, opened: asked === which, onClose: () => ask(null) });
  const take = useChange(updateRequest, {
    stale: afterRequest,
    onDone: () => notifications.show({ message: t('taken') }),
  });
  return (
    <>
      {request.turn !== null && request.assignee?.id !== person.id && (
        <Button
          leftSection={<IconUserBolt size={16} />}
          loading={take.isPending}
          onClick={() => take.mutate({ params: { id: request.id }, body: { assigneeId: person.id } })}
        >
          {t('take')}
        </Button>
      )}
      <StateMenu request={request} />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} />}>
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUser size={16} />} onClick={() => ask('assign')}>
            {t('assign')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFlame size={16} />} onClick={() => ask('severity')}>
            {t('changeSeverity')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => ask('rename')}>
            {t('rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBuildingStore size={16} />} onClick={() => ask('store')}>
            {t('changeStore')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => ask('merge')}>
            {t('merge')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AssignDialog {...dialog('assign')} />
      <SeverityDialog {...dialog('severity')} />
      <RenameDialog {...dialog('rename')} />
      <StoreDialog {...dialog('store')} />
      <MergeDialog {...dialog('merge')} />
    </>
  );
}

const states = ['open', 'waiting_client', 'waiting_third', 'solved', 'closed'] as const;

function StateMenu({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const change = useChange(updateRequest, { stale: afterRequest });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} />} loading={change.isPending}>
          {t('setState')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {states
          .filter((state) => state !== request.state)
          .map((state) => (
            <Menu.Item key={state} onClick={() => change.mutate({ params: { id: request.id }, body: { state } })}>
              {t(`do_${state}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
