import { IconReportSearch } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { auditWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/audits', permission: 'audits.read', load: () => import('./overview-page.tsx') },
    { path: '/audits/stores/$id', permission: 'audits.read', load: () => import('./store/page.tsx') },
    { path: '/audits/findings/$id', permission: 'audits.read', load: () => import('./finding/page.tsx') },
    { path: '/audits/snapshots/$id', permission: 'audits.read', load: () => import('./snapshots/page.tsx') },
    { path: '/audits/$id', permission: 'audits.read', load: () => import('./run/page.tsx') },
  ],
  nav: [
    {
      path: '/audits',
      label: { en: auditWords.en.title, ru: auditWords.ru.title, uk: auditWords.uk.title },
      icon: IconReportSearch,
      order: 35,
      permission: 'audits.read',
      key: 'a',
    },
  ],
};
