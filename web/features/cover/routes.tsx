import { IconPhoneCall } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { OnDutyHeader } from './on-duty-header.tsx';
import { coverWords } from './words.ts';

export const feature: Feature = {
  Header: OnDutyHeader,
  pages: [
    { path: '/on-call', permission: 'cover.read', load: () => import('./list-page.tsx') },
    { path: '/on-call/new', permission: 'cover.write', load: () => import('./edit-page.tsx') },
    { path: '/on-call/$id', permission: 'cover.read', load: () => import('./schedule-page.tsx') },
    { path: '/on-call/$id/edit', permission: 'cover.write', load: () => import('./edit-page.tsx') },
  ],
  nav: [
    {
      path: '/on-call',
      label: { en: coverWords.en.title, ru: coverWords.ru.title, uk: coverWords.uk.title },
      icon: IconPhoneCall,
      order: 45,
      permission: 'cover.read',
      key: 'o',
    },
  ],
};
