import { IconCalculator } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { quoteWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/quotes', permission: 'contracts.write', load: () => import('./page.tsx') },
    { path: '/quotes/price-book', permission: 'contracts.write', load: () => import('./book/page.tsx') },
  ],
  nav: [
    {
      path: '/quotes',
      label: { en: quoteWords.en.title, ru: quoteWords.ru.title, uk: quoteWords.uk.title },
      icon: IconCalculator,
      order: 69,
      permission: 'contracts.write',
      only: 'team',
      key: 'e',
    },
  ],
};
