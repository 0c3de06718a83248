import { IconHourglass } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { billingWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/hours', permission: 'contracts.read', load: () => import('./list/page.tsx') },
    { path: '/contracts/$id/hours', permission: 'contracts.read', load: () => import('./month/page.tsx') },
  ],
  nav: [
    {
      path: '/hours',
      label: { en: billingWords.en.title, ru: billingWords.ru.title, uk: billingWords.uk.title },
      icon: IconHourglass,
      order: 67,
      permission: 'contracts.read',
      key: 'h',
    },
  ],
};
