import { Badge, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowMerge,
  IconBell,
  IconBellOff,
  IconCheck,
  IconFlame,
  IconMessage,
  IconNotes,
  IconPencil,
  IconPhoneCall,
  IconPhoneOff,
  IconPoint,
  IconRepeat,
  IconSearch,
  IconTrash,
  IconUser,
  IconUserBolt,
} from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import { commentIncident, readIncident, type IncidentDetail } from '#contract/incidents';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { FoldedEvidence } from '../../../kit/evidence/FoldedEvidence.tsx';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

type TimelineEntry = IncidentDetail['timeline'][number];
type Tone = 'down' | 'up' | 'person' | undefined;
const looks: Record<string, [ComponentType<{ size?: number }>, Tone]> = {
  opened: [IconAlertTriangle, 'down'],
  opened_by: [IconAlertTriangle, 'down'],
  reopened: [IconAlertTriangle, 'down'],
  signal: [IconAlertTriangle, 'down'],
  recovered: [IconCheck, 'up'],
  resolved: [IconCheck, 'up'],
  resolved_by: [IconCheck, 'up'],
  acknowledged: [IconUserBolt, 'person'],
  assigned: [IconUser, 'person'],
  unassigned: [IconUser, 'person'],
  comment: [IconMessage, 'person'],
  cause: [IconNotes, 'person'],
  severity: [IconFlame, undefined],
  notice: [IconBell, undefined],
  escalation: [IconPhoneCall, undefined],
  escalation_called: [IconPhoneCall, 'person'],
  escalation_nobody: [IconPhoneOff, 'down'],
  escalation_no_channel: [IconPhoneOff, 'down'],
  escalation_gone: [IconPhoneOff, 'down'],
  escalation_exhausted: [IconPhoneOff, 'down'],
  notice_failed: [IconBellOff, 'down'],
  merged: [IconArrowMerge, undefined],
  merged_from: [IconArrowMerge, undefined],
  recurrence: [IconRepeat, undefined],
  lead: [IconSearch, undefined],
  retitled: [IconPencil, 'person'],
  removed: [IconTrash, undefined],
};

/** Everything that happened, the newest first, with what was kept. */
export function Timeline({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const can = useCan();
  const entries = incident.timeline.toReversed().toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Panel title={t('timeline')}>
      {can('incidents.open') && <CommentForm id={incident.id} />}
      <ol className={classes.timeline}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useWords(incidentPageWords);
  const [Icon, tone] = looks[entry.kind] ?? [IconPoint, undefined];
  const said = entry.kind === 'comment';
  return (
    <li className={classes.entry} data-internal={entry.internal || undefined}>
      <span className={classes.dot} data-tone={tone}>
        <Icon size={16} />
      </span>
      <div style={{ minWidth: 0, paddingTop: 3 }}>
        <Group gap={8}>
          {said && entry.actor && (
            <Text size="sm" fw={600}>
              {entry.actor}
            </Text>
          )}
          <Text size="xs" c="dimmed" component="span">
            <Instant of={entry.at} />
          </Text>
          {said && entry.internal && (
            <Badge size="sm" variant="light" color="amber">
              {t('internal')}
            </Badge>
          )}
        </Group>
        <div className={said ? classes.said : undefined}>
          <Text size="sm" className="plain">
            {entry.text}
          </Text>
        </div>
        <FoldedEvidence evidence={entry.evidence} />
      </div>
    </li>
  );
}

function CommentForm({ id }: { id: string }) {
  const t = useWords(incidentPageWords);
  const can = useCan();
  const [text, setText] = useState('');
  const [internal, setInternal] = useState(false);
  const send = useChange(commentIncident, { stale: [readIncident], quiet: true, onDone: () => setText('') });
  return (
    <Form onSubmit={() => send.mutate({ params: { id }, body: { text: text.trim(), internal } })}>
      <Stack gap={8}>
        <Textarea
          aria-label={t('comment')}
          placeholder={t('commentPlaceholder')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={5000}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <ErrorNote error={send.error} />
        <Group justify="space-between" gap="xs">
          {can('incidents.write') ? (
            <Checkbox
              size="xs"
              label={t('commentInternal')}
              checked={internal}
              onChange={(e) => setInternal(e.currentTarget.checked)}
            />
          ) : (
            <span />
          )}
          <Button type="submit" variant="default" loading={send.isPending} disabled={text.trim() === ''}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
