import { Badge, Center, Group, Loader, Stack, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { z } from 'zod';
import type { condition, failureClass, OutcomeShown } from '#contract/monitoring';
import { useFormat } from '../../../kit/format.ts';
import { kitWords } from '../../../kit/kit.words.ts';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { EvidenceParts } from '../../../kit/evidence/EvidenceParts.tsx';
import './monitor.css';

/** What one probe said: verdict, sentence, conditions, phases, evidence. Null while it is still under way. */
export function OutcomeView({ outcome, hint }: { outcome: OutcomeShown | null; hint: string }) {
  const t = useWords(monitorWords);
  const f = useFormat();
  if (!outcome)
    return (
      <Center mih={140}>
        <Group gap="sm">
          <Loader size="sm" />
          <Text c="dimmed">{t('trying')}</Text>
        </Group>
      </Center>
    );
  return (
    <Stack gap="md">
      <div>
        <Group gap="sm">
          <StateBadge status={outcome.verdict} />
          {outcome.failure && <FailureBadge failure={outcome.failure} />}
          {outcome.totalMs !== null && (
            <Text size="sm" c="dimmed" className="figures">
              {f.duration(outcome.totalMs)}
            </Text>
          )}
        </Group>
        <Text className="plain" mt={8}>
          {outcome.explanation}
        </Text>
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      </div>
      <PhasesBar phases={outcome.phases} />
      <Conditions conditions={outcome.conditions} />
      <EvidenceParts evidence={outcome.evidence} />
    </Stack>
  );
}

export function FailureBadge({ failure }: { failure: z.infer<typeof failureClass> }) {
  const t = useWords(monitorWords);
  return (
    <Badge variant="default" radius="sm" tt="none" fw={550}>
      {t(`failure_${failure}`)}
    </Badge>
  );
}

export function Conditions({ conditions }: { conditions: z.infer<typeof condition>[] }) {
  const t = useWords(monitorWords);
  if (conditions.length === 0) return null;
  return (
    <ul className="conditions">
      {conditions.map((one, i) => (
        <li key={i} data-ok={one.ok}>
          {one.ok ? <IconCheck size={15} stroke={2.4} aria-hidden /> : <IconX size={15} stroke={2.4} aria-hidden />}
          <code>{one.text}</code>
          <span className="sr">{t(one.ok ? 'held' : 'broken')}</span>
        </li>
      ))}
    </ul>
  );
}

const order = ['dns', 'connect', 'tls', 'firstByte', 'transfer'] as const;
const colors: Record<(typeof order)[number], string> = {
  dns: 'var(--phase-dns)',
  connect: 'var(--phase-connect)',
  tls: 'var(--phase-tls)',
  firstByte: 'var(--phase-first-byte)',
  transfer: 'var(--phase-transfer)',
};

/** How the time of one probe was spent. */
export function PhasesBar({ phases }: { phases: Record<string, number> }) {
  const t = useWords(kitWords);
  const f = useFormat();
  const known = order.filter((phase) => phases[phase] !== undefined);
  if (known.length === 0) return null;
  return (
    <div>
      <div className="phases" aria-hidden="true">
        {known.map((phase) => (
          <i key={phase} style={{ flexGrow: Math.max(phases[phase]!, 0.5), background: colors[phase] }} />
        ))}
      </div>
      <ul className="chart-legend">
        {known.map((phase) => (
          <li key={phase}>
            <i style={{ background: colors[phase], height: 9 }} />
            {t(phase)} <b>{f.duration(phases[phase]!)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
