import {
  IconBell,
  IconBrandSlack,
  IconBrandTeams,
  IconBrandTelegram,
  IconDeviceMobile,
  IconMail,
  IconWebhook,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

const icons: Record<string, ComponentType<IconProps>> = {
  email: IconMail,
  telegram: IconBrandTelegram,
  slack: IconBrandSlack,
  teams: IconBrandTeams,
  ntfy: IconDeviceMobile,
  webhook: IconWebhook,
};

export function KindIcon({ kind, size = 20 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? IconBell;
  return <Icon size={size} stroke={1.5} />;
}
