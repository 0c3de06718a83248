import { IconLayoutKanban } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { trackerWords } from './words.ts';

export const feature: Feature = {
  pages: [{ path: '/settings/trackers', permission: 'settings.read', load: () => import('./page.tsx') }],
  usePalette(typed, go) {
    const t = useWords(trackerWords);
    const can = useCan();
    const entries = can('settings.read')
      ? [{ id: 'trackers', label: t('title'), icon: IconLayoutKanban, run: () => go('/settings/trackers') }]
      : [];
    return typed ? entries.filter((entry) => entry.label.toLowerCase().includes(typed.toLowerCase())) : [];
  },
};
