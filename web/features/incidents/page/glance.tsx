import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IncidentDetail } from '#contract/incidents';
import { useFormat } from '../../../kit/format.ts';
import { Age, Elapsed, Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { incidentWords } from '../words.ts';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

/** Since when, how bad, who has it, who noticed: read in two seconds. */
export function Glance({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const list = useWords(incidentWords);
  const f = useFormat();
  const over = incident.resolvedAt !== null;
  const taken =
    incident.acknowledgedAt && !over ? (
      <>
        {t('takenAt', { when: '' })}
        <Age of={incident.acknowledgedAt} />
      </>
    ) : null;
  return (
    <section className={classes.glance} data-tone={over ? 'over' : incident.severity}>
      <Fact
        label={t(over ? 'lastedFor' : 'brokenFor')}
        big
        note={
          over ? (
            t('fromTo', { from: f.short(incident.startedAt), to: f.short(incident.resolvedAt!) })
          ) : (
            <>
              {t('since', { when: '' })}
              <Instant of={incident.startedAt} />
            </>
          )
        }
      >
        <Elapsed since={incident.startedAt} until={incident.resolvedAt} />
      </Fact>
      <Fact label={t('howBad')} note={list(`severityAbout_${incident.severity}`)}>
        {list(`severity_${incident.severity}`)}
      </Fact>
      <Fact label={t('inWork')} note={taken}>
        {incident.assignee?.name ?? list('nobody')}
      </Fact>
      <Fact label={t('noticed')} note={incident.failure ? list(`failure_${incident.failure}`) : null}>
        {t(`noticed_${incident.noticedBy}`)}
      </Fact>
    </section>
  );
}

function Fact({
  label,
  note,
  big = false,
  children,
}: {
  label: string;
  note: ReactNode;
  big?: boolean;
  children: ReactNode;
}) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className={big ? classes.big : undefined} style={big ? undefined : { fontWeight: 600 }}>
        {children}
      </div>
      {note && (
        <Text size="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </div>
  );
}
