import { Button, Group, Loader, Text } from '@mantine/core';
import { listMonitors } from '#contract/monitoring';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

/** The monitors that were just made, answering one by one. */
export function FirstVerdicts({ storeId, ids }: { storeId: string; ids: string[] }) {
  const t = useWords(storeWords);
  const f = useFormat();
  const monitors = useCall(
    listMonitors,
    { query: { storeId, limit: 500 } },
    { live: ['monitor'], about: storeId, everyMs: 2_000, keep: true },
  );
  const fresh = (monitors.data?.items ?? []).filter((monitor) => ids.includes(monitor.id));
  const done = fresh.filter((monitor) => monitor.status !== 'pending').length;
  const all = fresh.length > 0 && done === fresh.length;
  return (
    <Panel
      title={t('first')}
      actions={
        <Group gap="xs">
          {!all && <Loader size={15} />}
          <Text size="sm" c="dimmed" aria-live="polite">
            {all ? t('firstDone') : t('firstHint', { done, total: ids.length })}
          </Text>
        </Group>
      }
    >
      <ul className="verdicts">
        {fresh.map((monitor) => (
          <li key={monitor.id}>
            <StateBadge status={monitor.status} />
            <span>
              <Link to={`/monitors/${monitor.id}`} plain fw={550}>
                {monitor.name}
              </Link>
              {monitor.explanation && <span className="plain">{monitor.explanation}</span>}
            </span>
            <span className="figures">{monitor.latencyMs === null ? '' : f.duration(monitor.latencyMs)}</span>
          </li>
        ))}
      </ul>
      <Group mt="md" gap="xs">
        <Button renderRoot={asLink(`/stores/${storeId}`)}>{t('openStore')}</Button>
        <Button variant="default" renderRoot={asLink('/stores/new')}>
          {t('addAnother')}
        </Button>
      </Group>
    </Panel>
  );
}
