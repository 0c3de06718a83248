import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconArrowMerge,
  IconCheck,
  IconDots,
  IconFlame,
  IconPencil,
  IconUser,
  IconUserBolt,
} from '@tabler/icons-react';
import { useState } from 'react';
import { acknowledgeIncident, assignIncident, type IncidentDetail } from '#contract/incidents';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterIncident } from './after-incident.ts';
import { AssignDialog, MergeDialog, RenameDialog, ResolveDialog, SeverityDialog } from './dialogs.tsx';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

type Asked = 'assign' | 'severity' | 'rename' | 'merge' | 'resolve' | null;

/** The one big button, and what else one can do. On a phone it stays at the thumb. */
export function Actions({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const taken = incident.state === 'acknowledged';
  return (
    <div className={classes.actions}>
      {!taken && <Take id={incident.id} />}
      <Button
        className={taken ? classes.main : undefined}
        size="lg"
        {...(taken ? { color: 'green' } : { variant: 'default', visibleFrom: 'sm' })}
        leftSection={taken && <IconCheck size={20} />}
        onClick={() => ask('resolve')}
      >
        {t('resolve')}
      </Button>
      <More incident={incident} ask={ask} />
      {!taken && (
        <Text size="sm" c="dimmed" className={classes.hint}>
          {t('acknowledgeHint')}
        </Text>
      )}
      <AssignDialog incident={incident} opened={asked === 'assign'} onClose={close} />
      <SeverityDialog incident={incident} opened={asked === 'severity'} onClose={close} />
      <RenameDialog incident={incident} opened={asked === 'rename'} onClose={close} />
      <MergeDialog incident={incident} opened={asked === 'merge'} onClose={close} />
      <ResolveDialog incident={incident} opened={asked === 'resolve'} onClose={close} />
    </div>
  );
}

function Take({ id }: { id: string }) {
  const t = useWords(incidentPageWords);
  const take = useChange(acknowledgeIncident, {
    stale: afterIncident,
    onDone: () => notifications.show({ message: t('acknowledged') }),
  });
  return (
    <Button
      className={classes.main}
      size="lg"
      leftSection={<IconUserBolt size={20} />}
      loading={take.isPending}
      onClick={() => take.mutate({ params: { id } })}
    >
      {t('acknowledge')}
    </Button>
  );
}

function More({ incident, ask }: { incident: IncidentDetail; ask: (what: Asked) => void }) {
  const t = useWords(incidentPageWords);
  const { person } = useSession();
  const assign = useChange(assignIncident, { stale: afterIncident });
  const takeOver = () => assign.mutate({ params: { id: incident.id }, body: { personId: person.id } });
  return (
    <Menu position="bottom-end" withinPortal shadow="md" width={240}>
      <Menu.Target>
        <Button size="lg" variant="default" leftSection={<IconDots size={18} />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {incident.state === 'open' && (
          <Menu.Item hiddenFrom="sm" leftSection={<IconCheck size={16} />} onClick={() => ask('resolve')}>
            {t('resolve')}
          </Menu.Item>
        )}
        {incident.assignee?.id !== person.id && (
          <Menu.Item leftSection={<IconUserBolt size={16} />} onClick={takeOver}>
            {t('assignMe')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => ask('assign')}>
          {t('assign')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFlame size={16} />} onClick={() => ask('severity')}>
          {t('changeSeverity')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => ask('rename')}>
          {t('rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => ask('merge')}>
          {t('merge')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is over can still be given a better name, for the report. */
export function RenameOver({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={open}>
        {t('rename')}
      </Button>
      <RenameDialog incident={incident} opened={opened} onClose={close} />
    </>
  );
}
