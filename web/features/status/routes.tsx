import { IconBroadcast } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { statusWords } from './words.ts';

export const feature: Feature = {
  pages: [{ path: '/status-pages', permission: 'status.read', load: () => import('./page.tsx') }],
  nav: [
    {
      path: '/status-pages',
      label: { en: statusWords.en.title, ru: statusWords.ru.title, uk: statusWords.uk.title },
      icon: IconBroadcast,
      order: 60,
      permission: 'status.read',
      key: 'u',
    },
  ],
};
