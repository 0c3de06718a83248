import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import {
  clockTargets,
  explainIncidentClock,
  explainRequestClock,
  readIncidentClock,
  readRequestClock,
  type Clock,
  type ClockTargetReading,
} from '#contract/clocks';
import { useCall } from '../../../app/query.ts';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './clock.module.css';
import { useLength } from './length.ts';
import { ClockLog } from './log.tsx';
import { Turn } from './turn.tsx';
import { WhyThen, type Asked } from './why-then.tsx';
import { clockWords } from './words.ts';

const endpoints = {
  request: { read: readRequestClock, explain: explainRequestClock },
  incident: { read: readIncidentClock, explain: explainIncidentClock },
};

/** What was promised and how it stands; each deadline says why it is then. Nothing where no clock was kept. */
export function ClockPanel({ of, id }: { of: 'request' | 'incident'; id: string }) {
  const t = useWords(clockWords);
  const [asked, ask] = useState<Asked | null>(null);
  const { data: clock } = useCall(endpoints[of].read, { params: { id } }, { live: [of], about: id, everyMs: 60_000 });
  if (!clock) return null;
  return (
    <Panel title={t('title')} actions={of === 'incident' && <Turn id={id} clock={clock} />}>
      <Text size="sm" fw={550}>
        {clock.text}
      </Text>
      <Targets clock={clock} onAsk={ask} />
      {clock.agreement && (
        <Text size="xs" c="dimmed" mt={10}>
          {t('by', {
            contract: clock.agreement.contract,
            version: clock.agreement.version,
            calendar: clock.agreement.calendar,
            zone: clock.agreement.timeZone,
          })}
        </Text>
      )}
      <ClockLog of={of} id={id} log={clock.log} stale={[endpoints[of].read]} />
      <WhyThen endpoint={endpoints[of].explain} id={id} asked={asked} onClose={() => ask(null)} />
    </Panel>
  );
}

function Targets({ clock, onAsk }: { clock: Clock; onAsk: (asked: Asked) => void }) {
  const readings = clockTargets.map((target) => clock[target]).filter((reading) => reading !== null);
  if (readings.length === 0) return null;
  return (
    <ul className={classes.targets}>
      {readings.map((reading) => (
        <Target
          key={reading.target}
          reading={reading}
          waits={clock.state === 'paused'}
          onAsk={() => onAsk({ target: reading.target, startedAt: reading.startedAt })}
        />
      ))}
    </ul>
  );
}

function Target({ reading, waits, onAsk }: { reading: ClockTargetReading; waits: boolean; onAsk: () => void }) {
  const t = useWords(clockWords);
  const length = useLength();
  const { target, standing, usedMs, durationMs } = reading;
  const share = durationMs ? Math.min(1, usedMs / durationMs) : standing === 'met' ? 1 : 0;
  return (
    <li className={classes.target} data-standing={standing}>
      <div className={classes.line}>
        <b>{t(target)}</b>
        <span className={classes.standing}>{t(standing)}</span>
      </div>
      <div className={classes.burn} role="img" aria-label={`${Math.round(share * 100)} %`}>
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <div className={classes.when}>
        <span className="figures">
          <When reading={reading} waits={waits} />
          {durationMs !== null && ` · ${t('of', { used: length(usedMs), all: length(durationMs) })}`}
        </span>
        <Anchor component="button" type="button" inherit onClick={onAsk}>
          {t('why')}
        </Anchor>
      </div>
    </li>
  );
}

function When({ reading, waits }: { reading: ClockTargetReading; waits: boolean }) {
  const t = useWords(clockWords);
  const f = useFormat();
  const now = useNow();
  if (reading.doneAt) return <>{t('done', { when: f.short(reading.doneAt) })}</>;
  if (reading.dueAt) {
    const over = now - Date.parse(reading.dueAt);
    return (
      <>
        {t('due', { when: f.short(reading.dueAt) })}
        {over > 0 && reading.open && ` · ${t('late', { time: f.round(over) })}`}
      </>
    );
  }
  return <>{waits && reading.open ? t('stands') : '–'}</>;
}
