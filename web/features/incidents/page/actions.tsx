import { Button, Menu, Text } from '@mantine/core';
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
import {
  acknowledgeIncident,
  assignIncident,
  countIncidents,
  listIncidents,
  readIncident,
  type IncidentDetail,
} from '#contract/incidents';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { AssignDialog, MergeDialog, RenameDialog, ResolveDialog, SeverityDialog } from './dialogs.tsx';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

export const afterIncident = [readIncident, listIncidents, countIncidents];
type Asked = 'assign' | 'severity' | 'rename' | 'merge' | 'resolve' | null;

/** The one big button, and what else one can do. On a phone it stays at the thumb. */
export function Actions({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const { person } = useSession();
  const [asked, ask] = useState<Asked>(null);
  const take = useChange(acknowledgeIncident, {
    stale: afterIncident,
    onDone: () => notifications.show({ message: t('acknowledged') }),
  });
  const assign = useChange(assignIncident, { stale: afterIncident });
  const over = incident.state === 'resolved' || incident.state === 'merged';
  const close = () => ask(null);
  return (
    <div className={classes.actions}>
      {incident.state === 'open' && (
        <Button
          className={classes.main}
          size="lg"
          leftSection={<IconUserBolt size={20} />}
          loading={take.isPending}
          onClick={() => take.mutate({ params: { id: incident.id } })}
        >
          {t('acknowledge')}
        </Button>
      )}
      {incident.state === 'acknowledged' && (
        <Button
          className={classes.main}
          size="lg"
          color="green"
          leftSection={<IconCheck size={20} />}
          onClick={() => ask('resolve')}
        >
          {t('resolve')}
        </Button>
      )}
      {incident.state === 'open' && (
        <Button size="lg" variant="default" visibleFrom="sm" onClick={() => ask('resolve')}>
          {t('resolve')}
        </Button>
      )}
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
          {!over && incident.assignee?.id !== person.id && (
            <Menu.Item
              leftSection={<IconUserBolt size={16} />}
              onClick={() => assign.mutate({ params: { id: incident.id }, body: { personId: person.id } })}
            >
              {t('assignMe')}
            </Menu.Item>
          )}
          {!over && (
            <Menu.Item leftSection={<IconUser size={16} />} onClick={() => ask('assign')}>
              {t('assign')}
            </Menu.Item>
          )}
          {!over && (
            <Menu.Item leftSection={<IconFlame size={16} />} onClick={() => ask('severity')}>
              {t('changeSeverity')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => ask('rename')}>
            {t('rename')}
          </Menu.Item>
          {!over && (
            <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => ask('merge')}>
              {t('merge')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {incident.state === 'open' && (
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
