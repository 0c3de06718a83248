import { IconChartBar } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { qualityWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/quality', permission: 'requests.read', load: () => import('./page.tsx') },
    { path: '/quality/cases', permission: 'requests.read', load: () => import('./cases-page.tsx') },
    { path: '/quality/time', permission: 'time.read', load: () => import('./time-page.tsx') },
  ],
  nav: [
    {
      path: '/quality',
      label: { en: qualityWords.en.title, ru: qualityWords.ru.title, uk: qualityWords.uk.title },
      icon: IconChartBar,
      order: 29,
      permission: 'requests.read',
      key: 'q',
    },
  ],
};
