import { Group, Text } from '@mantine/core';
import type { ResponseOf } from '#contract/endpoint';
import type { readPaymentPages } from '#contract/payment-pages';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../payment-pages.module.css';
import { Steps } from './steps.tsx';
import { paymentWords } from '../words.ts';

/** When it was looked at, and what came of it. */
export function Visits({ looks }: { looks: ResponseOf<typeof readPaymentPages>['looks'] }) {
  const t = useWords(paymentWords);
  if (looks.length === 0) return null;
  return (
    <Panel title={t('visits')}>
      <ul className={classes.lines} data-scrolls>
        {looks.map(({ id, at, done, trouble, scripts, steps }) => (
          <li key={id}>
            <Group gap="4px 14px">
              <Text size="sm" fw={600} component="span">
                <Instant of={at} />
              </Text>
              <Text size="sm" c={trouble ? undefined : 'dimmed'}>
                {done ? (scripts > 0 || !trouble) && t('scriptsSeen', { n: scripts }) : t('looking')}
              </Text>
              {trouble && (
                <Text size="sm" c="dimmed">
                  {trouble}
                </Text>
              )}
            </Group>
            {trouble && <Steps steps={steps} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
