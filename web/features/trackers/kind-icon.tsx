import {
  IconBrandAsana,
  IconBrandJira,
  IconBrandTrello,
  IconChevronsUp,
  IconLayoutKanban,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

const icons: Record<string, ComponentType<IconProps>> = {
  asana: IconBrandAsana,
  clickup: IconChevronsUp,
  jira: IconBrandJira,
  trello: IconBrandTrello,
};

export function TrackerIcon({ kind, size = 20 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? IconLayoutKanban;
  return <Icon size={size} stroke={1.5} style={{ flex: 'none' }} />;
}
