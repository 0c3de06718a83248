import { Anchor, Button, Checkbox, Collapse, Text, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { type Clock, correctIncidentClock, correctRequestClock } from '#contract/clocks';
import { useChange } from '../../../app/query.ts';
import { useCan, useTimeZone } from '../../../app/session.tsx';
import { dialog, DialogForm, type Closing } from '../../../kit/Dialog.tsx';
import { useFormat } from '../../../kit/format.ts';
import { instantOf, wallOf } from '../../../kit/wall-time.ts';
import { useWords } from '../../../kit/words.ts';
import classes from './clock.module.css';
import { clockWords } from './words.ts';

type Line = Clock['log'][number];

type Stale = NonNullable<NonNullable<Parameters<typeof useChange>[1]>['stale']>;

/** All that the clock is computed from, as it was entered; whoever answers for contracts sets it right. */
export function ClockLog({
  of,
  id,
  log,
  stale,
}: {
  of: 'request' | 'incident';
  id: string;
  log: Line[];
  stale: Stale;
}) {
  const t = useWords(clockWords);
  const f = useFormat();
  const can = useCan()('contracts.write');
  const [opened, { toggle }] = useDisclosure();
  const [righting, right] = useState<Line | null>(null);
  return (
    <div className={classes.log}>
      <Anchor component="button" type="button" size="sm" aria-expanded={opened} onClick={toggle}>
        {t('log')}
      </Anchor>
      <Collapse expanded={opened}>
        <ol>
          {opened &&
            log.map((line) => (
              <li key={line.seq} data-struck={line.corrected?.to === null || undefined}>
                <Text size="xs" c="dimmed" component="div" className="figures">
                  {t('entry', { n: line.seq })} · {f.instant(line.at)}
                  {line.corrected &&
                    ` · ${line.corrected.to === null ? t('struckOut') : t('inTruth', { when: f.instant(line.corrected.to) })}`}
                </Text>
                <Text size="sm" className="plain">
                  {line.text}
                  {line.actor && ` · ${line.actor}`}
                </Text>
                {can && line.correctable && (
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => right(line)}>
                    {t('setRight')}
                  </Button>
                )}
              </li>
            ))}
        </ol>
      </Collapse>
      <Right
        opened={righting !== null}
        onClose={() => right(null)}
        line={righting}
        id={id}
        endpoint={of === 'request' ? correctRequestClock : correctIncidentClock}
        stale={stale}
      />
    </div>
  );
}

interface RightProps {
  line: Line | null;
  id: string;
  endpoint: typeof correctRequestClock;
  stale: Stale;
}

const Right = dialog<RightProps>(
  ({ line, id, endpoint, stale, onClose }: RightProps & Closing) => {
    const t = useWords(clockWords);
    const zone = useTimeZone();
    const isCorrection = line?.kind === 'corrected';
    const [wall, setWall] = useState<string | null>(line && wallOf(Date.parse(line.at), zone));
    const [strike, setStrike] = useState(isCorrection);
    const [reason, setReason] = useState('');
    const correct = useChange(endpoint, { quiet: true, stale, onDone: onClose });
    const to = strike ? null : instantOf(wall, zone);
    return (
      <DialogForm
        onClose={onClose}
        verb={t('rightIt')}
        pending={correct.isPending}
        error={correct.error}
        disabled={(!strike && to === null) || reason.trim().length < 3}
        onSubmit={() => line && correct.mutate({ params: { id, seq: line.seq }, body: { to, reason } })}
      >
        <Text size="sm">{line?.text}</Text>
        {!isCorrection && (
          <DateTimePicker
            label={t('happened')}
            valueFormat="DD.MM.YYYY HH:mm"
            disabled={strike}
            value={wall}
            onChange={setWall}
          />
        )}
        <Checkbox
          label={t('strike')}
          checked={strike}
          disabled={isCorrection}
          onChange={(event) => setStrike(event.currentTarget.checked)}
        />
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    );
  },
  ({ line }) => useWords(clockWords)('rightTitle', { n: line?.seq ?? 0 }),
);
