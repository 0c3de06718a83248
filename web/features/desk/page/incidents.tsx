import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { linkIncident, readRequest, unlinkIncident, type RequestDetail } from '#contract/desk';
import { listIncidents } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { useStoreOptions } from '../../../app/store-options.ts';
import { Panel } from '../../../kit/Page.tsx';
import { DialogForm } from '../../../kit/Dialog.tsx';
import { useWords } from '../../../kit/words.ts';
import { IncidentStateBadge, SeverityBadge } from '../../incidents/index.ts';
import { requestDialog } from './dialog.tsx';
import classes from './page.module.css';
import { requestPageWords } from './words.ts';

/** What our own watch knows about it. */
export function Incidents({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const can = useCan();
  const [opened, { open, close }] = useDisclosure();
  const unlink = useChange(unlinkIncident, { stale: [readRequest] });
  const write = can('requests.write') && request.state !== 'merged';
  return (
    <Panel
      title={t('incidents')}
      actions={
        write && (
          <Button size="compact-sm" variant="default" leftSection={<IconLink size={14} />} onClick={open}>
            {t('link')}
          </Button>
        )
      }
    >
      {request.incidents.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noIncidents')}
        </Text>
      )}
      <ul className={classes.incidents}>
        {request.incidents.map((incident) => (
          <li key={incident.id}>
            <div>
              <Text size="sm" fw={550}>
                <Link plain to={`/incidents/${incident.id}`}>
                  #{incident.number} {incident.title}
                </Link>
              </Text>
              <Group gap="2px 10px" mt={2}>
                <SeverityBadge severity={incident.severity} />
                <IncidentStateBadge state={incident.state} />
              </Group>
            </div>
            {write && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('unlink', { number: incident.number })}
                title={t('unlink', { number: incident.number })}
                onClick={() => unlink.mutate({ params: { id: request.id, incidentId: incident.id } })}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <LinkDialog request={request} opened={opened} onClose={close} />
    </Panel>
  );
}

const LinkDialog = requestDialog(
  function LinkForm({ request, onClose }) {
    const t = useWords(requestPageWords);
    const [incidentId, setIncident] = useState<string | null>(null);
    const stores = new Set(useStoreOptions(request.client?.id).data.map((store) => store.value));
    const storeId = request.store?.id;
    const found = useCall(listIncidents, { query: { ...(storeId ? { storeId } : {}), limit: 200 } });
    const link = useChange(linkIncident, { stale: [readRequest], quiet: true, onDone: onClose });
    const linked = new Set(request.incidents.map((incident) => incident.id));
    const others = (found.data?.items ?? []).filter((one) => stores.has(one.storeId) && !linked.has(one.id));
    if (others.length === 0 && !found.isLoading) return <Text size="sm">{t('linkNone')}</Text>;
    return (
      <DialogForm
        verb={t('linkIt')}
        onClose={onClose}
        pending={link.isPending}
        error={link.error}
        disabled={!incidentId}
        onSubmit={() => incidentId && link.mutate({ params: { id: request.id }, body: { incidentId } })}
      >
        <Select
          aria-label={t('linkTitle')}
          searchable
          data-autofocus
          data={others.map((one) => ({ value: one.id, label: `#${one.number} ${one.title} · ${one.storeName}` }))}
          value={incidentId}
          onChange={setIncident}
        />
      </DialogForm>
    );
  },
  (t) => t('linkTitle'),
);
