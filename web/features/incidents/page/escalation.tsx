import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoneCall } from '@tabler/icons-react';
import { escalateIncident, type Escalation, listEscalations } from '#contract/escalation';
import { type IncidentDetail, readIncident } from '#contract/incidents';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './page.module.css';
import { escalationWords } from './escalation.words.ts';

/** Where the incident stands on its policies, and the button that calls the next without waiting. */
export function EscalationPanel({ incident }: { incident: IncidentDetail }) {
  const t = useWords(escalationWords);
  const can = useCan()('incidents.write');
  const standing = useCall(
    listEscalations,
    { params: { id: incident.id } },
    { live: ['incident', 'delivery'], about: incident.id },
  );
  const call = useChange(escalateIncident, {
    stale: [listEscalations, readIncident],
    quiet: true,
    onDone: ({ told }) => notifications.show({ message: t('called', { names: told.join(', ') }) }),
  });
  const items = standing.data?.items ?? [];
  const over = incident.state === 'resolved' || incident.state === 'merged';
  if (items.length === 0) return null;
  return (
    <Panel title={t('title')}>
      {items.map((escalation) => (
        <Standing key={escalation.policyId} escalation={escalation} />
      ))}
      {can && !over && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconPhoneCall size={17} />}
          loading={call.isPending}
          onClick={() => call.mutate({ params: { id: incident.id } })}
        >
          {t('call')}
        </Button>
      )}
      <ErrorNote error={call.error} />
    </Panel>
  );
}

function Standing({ escalation }: { escalation: Escalation }) {
  const t = useWords(escalationWords);
  const { policyName, ended, step, steps, round, rounds, nextAt, next } = escalation;
  return (
    <div className={classes.monitor}>
      <Text size="sm" fw={550}>
        {policyName}
      </Text>
      {ended ? (
        <Text size="sm" c={ended === 'exhausted' ? 'var(--down)' : 'dimmed'}>
          {t(`ended_${ended}`)}
        </Text>
      ) : (
        <Text size="sm" component="div">
          {next.length > 0 ? t('next', { names: next.join(', ') }) : t('noNext')}
          <Text size="xs" c="dimmed" component="div">
            {nextAt && (
              <>
                <Instant of={nextAt} /> ·{' '}
              </>
            )}
            {t('place', { step: Math.min(step, steps), steps })}
            {rounds > 1 && `, ${t('round', { round: Math.min(round, rounds), rounds })}`}
          </Text>
        </Text>
      )}
    </div>
  );
}
