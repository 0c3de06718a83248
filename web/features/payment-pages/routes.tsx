import { IconCreditCard } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { paymentWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/payment-pages', permission: 'audits.read', load: () => import('./overview-page.tsx') },
    { path: '/payment-pages/stores/$id', permission: 'audits.read', load: () => import('./store/page.tsx') },
  ],
  nav: [
    {
      path: '/payment-pages',
      label: { en: paymentWords.en.title, ru: paymentWords.ru.title, uk: paymentWords.uk.title },
      icon: IconCreditCard,
      order: 36,
      permission: 'audits.read',
      key: 'y',
    },
  ],
};
