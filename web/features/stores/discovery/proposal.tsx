import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { acceptProposal, listMonitors, readWall, type Monitor } from '#contract/monitoring';
import { readDiscovery, type Discovery, type ProposedMonitor } from '#contract/stores';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

/** What the store is watched for already is not proposed again, whatever the language it was named in. */
function isWatched(proposed: ProposedMonitor, monitors: Monitor[]): boolean {
  const target = bare(proposed.target);
  return monitors.some((m) => m.type === proposed.type && (m.name === proposed.name || bare(m.target) === target));
}
const bare = (target: string) => target.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** The proposed monitors, each with its reason; one click creates the chosen ones. */
export function Proposal({
  storeId,
  discovery,
  onCreated,
}: {
  storeId: string;
  discovery: Discovery;
  onCreated: (ids: string[]) => void;
}) {
  const t = useWords(storeWords);
  const can = useCan();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const create = useChange(acceptProposal, {
    stale: [listMonitors, readWall, readDiscovery],
    onDone: ({ ids }) => ids.length > 0 && onCreated(ids),
  });
  const existing = useCall(listMonitors, { query: { storeId, limit: 500 } });
  if (!existing.data) return null;
  const all = discovery.proposal.filter((monitor) => !isWatched(monitor, existing.data.items));
  if (all.length === 0) return discovery.state === 'done' ? <Text c="dimmed">{t('nothingProposed')}</Text> : null;
  const chosen = all.filter((monitor) => !left.has(monitor.key));
  const nameOf = new Map(discovery.proposal.map((monitor) => [monitor.key, monitor.name]));
  const toggle = (key: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((k) => k !== key) : [...before, key]));
  return (
    <Panel
      title={t('proposal')}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setLeft(new Set(chosen.length === all.length ? all.map((m) => m.key) : []))}
        >
          {t(chosen.length === all.length ? 'chooseNone' : 'chooseAll')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('proposalHint')}
      </Text>
      <ul className="proposal">
        {all.map((monitor) => (
          <Line
            key={monitor.key}
            monitor={monitor}
            on={!left.has(monitor.key)}
            quietWith={nameOf.get(monitor.dependsOn ?? '')}
            onToggle={(on) => toggle(monitor.key, on)}
          />
        ))}
      </ul>
      {can('monitors.write') && (
        <Group className="proposal-foot">
          <Button
            size="md"
            disabled={chosen.length === 0}
            loading={create.isPending}
            onClick={() => create.mutate({ params: { id: storeId }, body: { keys: chosen.map((m) => m.key) } })}
          >
            {chosen.length ? t('create', { n: chosen.length }) : t('none')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

function Line({
  monitor,
  on,
  quietWith,
  onToggle,
}: {
  monitor: ProposedMonitor;
  on: boolean;
  quietWith: string | undefined;
  onToggle: (on: boolean) => void;
}) {
  const t = useWords(storeWords);
  const f = useFormat();
  return (
    <li>
      <Checkbox
        checked={on}
        onChange={(e) => onToggle(e.currentTarget.checked)}
        styles={{
          body: { alignItems: 'flex-start' },
          labelWrapper: { minWidth: 0 },
          label: { overflowWrap: 'anywhere' },
        }}
        label={
          <>
            <span className="proposal-name">{monitor.name}</span>
            <span className="proposal-kind">
              {monitor.type} · {t('every', { time: f.duration(monitor.intervalSeconds * 1000) })}
            </span>
            <span className="proposal-why">{monitor.why}</span>
            <span className="proposal-target">
              {monitor.target}
              {quietWith && ` · ${t('dependsOn', { name: quietWith })}`}
            </span>
          </>
        }
      />
    </li>
  );
}
