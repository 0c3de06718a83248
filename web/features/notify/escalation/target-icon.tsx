import { IconBell, IconCalendarUser, IconUser } from '@tabler/icons-react';
import type { EscalationTarget } from '#contract/escalation';

const icons = { schedule: IconCalendarUser, person: IconUser, channel: IconBell };

export function TargetIcon({ kind }: { kind: EscalationTarget['kind'] }) {
  const Icon = icons[kind];
  return <Icon size={15} stroke={1.5} />;
}
