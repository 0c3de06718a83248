import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { listMonitors, type Monitor } from '#contract/monitoring';
import type { IncidentDetail } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { Panel } from '../../../kit/Page.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { Age, Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { FoldedEvidence } from '../../../kit/evidence/FoldedEvidence.tsx';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

const shownAtFirst = 6;

/** Which monitors, what each said, and how each is now. */
export function Broken({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const now = useCall(
    listMonitors,
    { query: { storeId: incident.storeId, limit: 500 } },
    { live: ['monitor'], about: incident.storeId },
  );
  const states = new Map(now.data?.items.map((monitor) => [monitor.id, monitor]));
  // What still fails first; a hundred monitors of one cause would push everything else off a phone's screen.
  const [all, setAll] = useState(false);
  const monitors = incident.monitors.toSorted(
    (a, b) => Number(a.recoveredAt !== null) - Number(b.recoveredAt !== null),
  );
  const shown = all ? monitors : monitors.slice(0, shownAtFirst);
  return (
    <Panel title={t('whatIsBroken')}>
      {incident.monitors.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noMonitors')}
        </Text>
      )}
      {shown.map((monitor) => (
        <BrokenMonitor key={monitor.id} monitor={monitor} now={states.get(monitor.id)} />
      ))}
      {shown.length < monitors.length && (
        <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setAll(true)}>
          {t('showAllMonitors', { n: monitors.length })}
        </Button>
      )}
      {incident.monitors.length === 0 && <FoldedEvidence evidence={incident.evidence} />}
    </Panel>
  );
}

function BrokenMonitor({ monitor, now }: { monitor: IncidentDetail['monitors'][number]; now: Monitor | undefined }) {
  const t = useWords(incidentPageWords);
  return (
    <div className={classes.monitor}>
      <Group justify="space-between" gap="4px 12px" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          <Link plain to={`/monitors/${monitor.id}`}>
            {monitor.name}
          </Link>
        </Text>
        {now && <StateBadge status={now.status} flapping={now.flapping} />}
      </Group>
      <Text size="sm" className="plain" my={3}>
        {monitor.explanation}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        {monitor.recoveredAt ? (
          <>
            {t('recovered', { when: '' })}
            <Age of={monitor.recoveredAt} />
          </>
        ) : (
          <>
            {t('failsSince', { when: '' })}
            <Instant of={monitor.downAt} />
          </>
        )}
        {now?.flapping && !monitor.recoveredAt && <div>{t('flapping')}</div>}
      </Text>
      <FoldedEvidence evidence={monitor.evidence} of={monitor.name} />
    </div>
  );
}
