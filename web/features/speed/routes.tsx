import { IconGauge } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { speedWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/speed', permission: 'audits.read', load: () => import('./overview-page.tsx') },
    { path: '/speed/stores/$id', permission: 'audits.read', load: () => import('./store/page.tsx') },
  ],
  nav: [
    {
      path: '/speed',
      label: { en: speedWords.en.title, ru: speedWords.ru.title, uk: speedWords.uk.title },
      icon: IconGauge,
      order: 37,
      permission: 'audits.read',
      key: 'v',
    },
  ],
};
