import { Button, Group, Stack, Text } from '@mantine/core';
import { listSpeed } from '#contract/speed';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { MeasureNow } from './measure.tsx';
import { Standing } from './standing.tsx';
import { speedWords } from './words.ts';

/** On the store's own page: how fast it is, or the way to begin to measure. */
export function SpeedOfStore({ storeId }: { storeId: string }) {
  const t = useWords(speedWords);
  const can = useCan()('audits.run');
  const { data } = useCall(listSpeed, { query: { storeId, limit: 1 } }, { live: ['audit'], about: storeId });
  if (!data) return null;
  const [row] = data.items;
  const to = `/speed/stores/${storeId}`;
  return (
    <Panel
      title={t('title')}
      actions={
        row && (
          <Link to={to} size="sm">
            {t('see')}
          </Link>
        )
      }
    >
      {row ? (
        <Group justify="space-between" gap="sm">
          <Standing of={row} />
          <MeasureNow quiet of={row} />
        </Group>
      ) : (
        <Stack gap="sm" align="start">
          <Text size="sm" c="dimmed">
            {t('unmeasured')}
          </Text>
          {can && (
            <Button variant="default" size="compact-sm" renderRoot={asLink(to)}>
              {t('begin')}
            </Button>
          )}
        </Stack>
      )}
    </Panel>
  );
}
