import { IconBell } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { notifyWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/channels', permission: 'notices.read', load: () => import('./channels-page.tsx') },
    { path: '/channels/rules', permission: 'notices.read', load: () => import('./rules-page.tsx') },
    { path: '/channels/escalation', permission: 'notices.read', load: () => import('./escalation/policies-page.tsx') },
    { path: '/channels/log', permission: 'notices.read', load: () => import('./log-page.tsx') },
  ],
  nav: [
    {
      path: '/channels',
      label: { en: notifyWords.en.title, ru: notifyWords.ru.title, uk: notifyWords.uk.title },
      icon: IconBell,
      order: 50,
      permission: 'notices.read',
      key: 'n',
    },
  ],
};
