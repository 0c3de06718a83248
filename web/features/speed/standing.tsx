import { Group, Text } from '@mantine/core';
import type { SpeedStanding } from '#contract/speed';
import { Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { useFigure } from './figure.ts';
import classes from './speed.module.css';
import { speedWords } from './words.ts';

/** Whether something got slower, and the home page's figure that stands for the rest. */
export function Standing({ of: { slower, measured, under, latest } }: { of: SpeedStanding }) {
  const t = useWords(speedWords);
  const figure = useFigure();
  const home = measured.find(({ kind, device }) => kind === 'home' && device === 'phone') ?? measured[0];
  const state = under
    ? t(under.state === 'running' ? 'measuring' : 'waiting')
    : slower > 0
      ? t('slower', { n: slower })
      : t(latest?.state === 'failed' ? 'failed' : 'fine');
  return (
    <Group gap="4px 12px">
      <span className={classes.state} data-slow={slower > 0 || undefined}>
        {state}
      </span>
      {home && (
        <Text size="sm" c="dimmed">
          {t(home.kind)}, {t(home.device)}: LCP {figure('lcp', home.values.lcp.median)}
        </Text>
      )}
    </Group>
  );
}

export function LastMeasured({ of: { measured } }: { of: SpeedStanding }) {
  const latest = measured
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return latest ? <Instant of={latest} /> : <>–</>;
}
