import { Group, Progress, Stack, Text } from '@mantine/core';
import type { Audit } from '#contract/audits';
import { useWords } from '../../kit/words.ts';
import { auditWords } from './words.ts';

/** Whether it is not over yet. */
export const goes = ({ state }: Pick<Audit, 'state'>): boolean => state === 'waiting' || state === 'running';

/** How far an audit is, for whoever waits. */
export function HowFar({ audit: { progress, state } }: { audit: Pick<Audit, 'progress' | 'state'> }) {
  const t = useWords(auditWords);
  return (
    <Stack gap={8}>
      <Progress
        value={progress ? (progress.done / Math.max(1, progress.of)) * 100 : 0}
        animated
        aria-label={t(state)}
      />
      <Group justify="space-between" gap="xs">
        <Text size="sm" aria-live="polite">
          {progress?.doing ?? (state === 'waiting' ? t('waiting') : '…')}
        </Text>
        {progress && (
          <Text size="sm" c="dimmed">
            {t('doing', { done: Math.min(progress.done + 1, progress.of), of: progress.of })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
