import { IconShieldSearch } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { feedWords } from './words.ts';

export const feature: Feature = {
  pages: [{ path: '/settings/known-holes', permission: 'settings.read', load: () => import('./page.tsx') }],
  usePalette(typed, go) {
    const t = useWords(feedWords);
    const entries = useCan()('settings.read')
      ? [{ id: 'known-holes', label: t('title'), icon: IconShieldSearch, run: () => go('/settings/known-holes') }]
      : [];
    return typed ? entries.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())) : [];
  },
};
