import { Select, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  assignIncident,
  listIncidents,
  mergeIncident,
  resolveIncident,
  updateIncident,
  type IncidentDetail,
  type Severity,
} from '#contract/incidents';
import { isClientRole } from '#contract/permissions';
import { listPeople } from '#contract/people';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { type Closing, dialog, DialogForm } from '../../../kit/Dialog.tsx';
import { useWords, type Say } from '../../../kit/words.ts';
import { SeverityChoice } from '../severity-choice.tsx';
import { afterIncident } from './after-incident.ts';
import { CauseFields } from './cause.tsx';
import { incidentPageWords } from './words.ts';

interface About {
  incident: IncidentDetail;
}
type Title = Say<keyof (typeof incidentPageWords)['en']>;
const stale = afterIncident;

const incidentDialog = (
  Asking: (props: About & Closing) => ReactNode,
  title: (t: Title, incident: IncidentDetail) => string,
) =>
  dialog<About>(Asking, function useTitle({ incident }) {
    return title(useWords(incidentPageWords), incident);
  });

export const AssignDialog = incidentDialog(
  function AssignForm({ incident, onClose }) {
    const t = useWords(incidentPageWords);
    const people = useCall(listPeople, { query: { limit: 500 } });
    const [personId, setPersonId] = useState<string | null>(incident.assignee?.id ?? null);
    const assign = useChange(assignIncident, { stale, quiet: true, onDone: onClose });
    const able = (people.data?.items ?? []).filter((person) => person.active && !isClientRole(person.role));
    return (
      <DialogForm
        verb={t('save')}
        onClose={onClose}
        pending={assign.isPending}
        error={assign.error}
        onSubmit={() => assign.mutate({ params: { id: incident.id }, body: { personId } })}
      >
        <Select
          aria-label={t('assignTitle')}
          searchable
          clearable
          placeholder={t('assignNobody')}
          data-autofocus
          data={able.map((person) => ({ value: person.id, label: person.name }))}
          value={personId}
          onChange={setPersonId}
        />
      </DialogForm>
    );
  },
  (t) => t('assignTitle'),
);

export const SeverityDialog = incidentDialog(
  function SeverityForm({ incident, onClose }) {
    const t = useWords(incidentPageWords);
    const [severity, setSeverity] = useState<Severity>(incident.severity);
    const change = useChange(updateIncident, { stale, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('save')}
        onClose={onClose}
        pending={change.isPending}
        error={change.error}
        disabled={severity === incident.severity}
        onSubmit={() => change.mutate({ params: { id: incident.id }, body: { severity } })}
      >
        <SeverityChoice value={severity} onChange={setSeverity} />
      </DialogForm>
    );
  },
  (t) => t('changeSeverity'),
);

export const RenameDialog = incidentDialog(
  function RenameForm({ incident, onClose }) {
    const t = useWords(incidentPageWords);
    const [title, setTitle] = useState(incident.title);
    const change = useChange(updateIncident, { stale, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('save')}
        onClose={onClose}
        pending={change.isPending}
        error={change.error}
        onSubmit={() => change.mutate({ params: { id: incident.id }, body: { title: title.trim() } })}
      >
        <TextInput
          aria-label={t('renameTitle')}
          required
          minLength={3}
          maxLength={200}
          data-autofocus
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
        />
      </DialogForm>
    );
  },
  (t) => t('renameTitle'),
);

export const MergeDialog = incidentDialog(
  function MergeForm({ incident, onClose }) {
    const t = useWords(incidentPageWords);
    const { go } = useAddress();
    const active = useCall(listIncidents, { query: { storeId: incident.storeId, state: 'active', limit: 100 } });
    const [into, setInto] = useState<string | null>(null);
    const merge = useChange(mergeIncident, { stale, quiet: true, onDone: () => into && go(`/incidents/${into}`) });
    const others = (active.data?.items ?? []).filter((other) => other.id !== incident.id);
    if (active.data && others.length === 0) return <Text size="sm">{t('mergeNone')}</Text>;
    return (
      <DialogForm
        verb={t('mergeIt')}
        onClose={onClose}
        pending={merge.isPending}
        error={merge.error}
        disabled={!into}
        onSubmit={() => into && merge.mutate({ params: { id: incident.id }, body: { into } })}
      >
        <Text size="sm">{t('mergeText')}</Text>
        <Select
          label={t('mergeInto')}
          searchable
          data={others.map((other) => ({ value: other.id, label: `#${other.number} ${other.title}` }))}
          value={into}
          onChange={setInto}
        />
      </DialogForm>
    );
  },
  (t, incident) => t('mergeTitle', { number: incident.number }),
);

export const ResolveDialog = incidentDialog(
  function ResolveForm({ incident, onClose }) {
    const t = useWords(incidentPageWords);
    const [form, setForm] = useState({ cause: incident.cause ?? '', prevention: incident.prevention ?? '' });
    const resolve = useChange(resolveIncident, { stale, quiet: true, onDone: onClose });
    const broken = incident.monitors.filter((monitor) => monitor.recoveredAt === null).length;
    const written = {
      ...(form.cause.trim() ? { cause: form.cause.trim() } : {}),
      ...(form.prevention.trim() ? { prevention: form.prevention.trim() } : {}),
    };
    return (
      <DialogForm
        verb={t('resolve')}
        color="green"
        onClose={onClose}
        pending={resolve.isPending}
        error={resolve.error}
        onSubmit={() => resolve.mutate({ params: { id: incident.id }, body: written })}
      >
        {broken > 0 && (
          <Text size="sm" c="var(--degraded)" fw={550}>
            {t('stillBroken', { n: broken })}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('resolveText')}
        </Text>
        <CauseFields value={form} onChange={setForm} />
      </DialogForm>
    );
  },
  (t, incident) => t('resolveTitle', { number: incident.number }),
);
