import { IconCalendarClock, IconFileText, IconPlus } from '@tabler/icons-react';
import { listContracts } from '#contract/contracts';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { contractWords } from './agreements/words.ts';
import { calendarWords } from './calendars/words.ts';

export const feature: Feature = {
  pages: [
    { path: '/calendars', permission: 'calendars.read', load: () => import('./calendars/list-page.tsx') },
    { path: '/calendars/new', permission: 'calendars.write', load: () => import('./calendars/edit-page.tsx') },
    { path: '/calendars/$id', permission: 'calendars.read', load: () => import('./calendars/calendar-page.tsx') },
    { path: '/calendars/$id/edit', permission: 'calendars.write', load: () => import('./calendars/edit-page.tsx') },
    { path: '/contracts', permission: 'contracts.read', load: () => import('./agreements/list-page.tsx') },
    { path: '/contracts/new', permission: 'contracts.write', load: () => import('./agreements/edit-page.tsx') },
    { path: '/contracts/$id', permission: 'contracts.read', load: () => import('./agreements/contract-page.tsx') },
    { path: '/contracts/$id/edit', permission: 'contracts.write', load: () => import('./agreements/edit-page.tsx') },
    {
      path: '/contracts/$id/agreement',
      permission: 'contracts.read',
      load: () => import('./agreements/agreement-page.tsx'),
    },
  ],
  nav: [
    {
      path: '/contracts',
      label: { en: contractWords.en.title, ru: contractWords.ru.title, uk: contractWords.uk.title },
      icon: IconFileText,
      order: 66,
      permission: 'contracts.read',
      key: 'd',
    },
    {
      path: '/calendars',
      label: { en: calendarWords.en.title, ru: calendarWords.ru.title, uk: calendarWords.uk.title },
      icon: IconCalendarClock,
      order: 68,
      permission: 'calendars.read',
      key: 'c',
    },
  ],
  usePalette(typed, go) {
    const t = useWords(contractWords);
    const can = useCan();
    const enabled = typed.length > 0 && can('contracts.read');
    const found = useCall(listContracts, { query: { q: typed, limit: 6 } }, { enabled, keep: true });
    const contracts = typed ? (found.data?.items ?? []) : [];
    return [
      ...contracts.map((contract) => ({
        id: contract.id,
        label: contract.name,
        description: contract.clientName,
        icon: IconFileText,
        run: () => go(`/contracts/${contract.id}`),
      })),
      ...(can('contracts.write')
        ? [{ id: 'add-contract', label: t('add'), icon: IconPlus, action: true, run: () => go('/contracts/new') }]
        : []),
    ];
  },
};
