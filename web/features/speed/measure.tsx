import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGauge } from '@tabler/icons-react';
import { cancelSpeedSet, listSpeed, measureSpeedNow, readSpeed, type SpeedStanding } from '#contract/speed';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { speedWords } from './words.ts';

const stale = [listSpeed, readSpeed];

/** Asks for a set of runs. Nothing for whoever may not. */
export function MeasureNow({ of, quiet = false }: { of: Pick<SpeedStanding, 'store' | 'under'>; quiet?: boolean }) {
  const t = useWords(speedWords);
  const can = useCan()('audits.run');
  const measure = useChange(measureSpeedNow, {
    stale,
    onDone: () => notifications.show({ color: 'green', message: t('asked') }),
  });
  if (!can) return null;
  return (
    <Button
      {...(quiet ? { variant: 'default', size: 'compact-sm' } : { leftSection: <IconGauge size={16} /> })}
      loading={measure.isPending}
      disabled={of.under !== null}
      onClick={() => measure.mutate({ params: { id: of.store.id } })}
    >
      {t('measureNow')}
    </Button>
  );
}

/** How far the set is that waits or runs, and the way to stop it. */
export function HowFar({ of: { under } }: { of: Pick<SpeedStanding, 'under'> }) {
  const t = useWords(speedWords);
  const can = useCan()('audits.run');
  const cancel = useChange(cancelSpeedSet, { stale });
  if (under === null) return null;
  const runs = under.state === 'running';
  return (
    <Panel title={t(runs ? 'measuring' : 'waiting')}>
      <Progress value={runs ? Math.max(4, (100 * under.done) / under.of) : 0} animated aria-label={t('measuring')} />
      <Group justify="space-between" mt={8}>
        <Text size="sm" aria-live="polite">
          {t('progress', { done: under.done, of: under.of, runs: under.runs })}
        </Text>
        {can && (
          <Button
            variant="default"
            size="compact-sm"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { id: under.id } })}
          >
            {t('stop')}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
