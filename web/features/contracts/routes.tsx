import { IconCalendarClock } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { calendarWords } from './calendars/words.ts';

export const feature: Feature = {
  pages: [
    { path: '/calendars', permission: 'calendars.read', load: () => import('./calendars/list-page.tsx') },
    { path: '/calendars/new', permission: 'calendars.write', load: () => import('./calendars/edit-page.tsx') },
    { path: '/calendars/$id', permission: 'calendars.read', load: () => import('./calendars/calendar-page.tsx') },
    { path: '/calendars/$id/edit', permission: 'calendars.write', load: () => import('./calendars/edit-page.tsx') },
  ],
  nav: [
    {
      path: '/calendars',
      label: { en: calendarWords.en.title, ru: calendarWords.ru.title, uk: calendarWords.uk.title },
      icon: IconCalendarClock,
      order: 68,
      permission: 'calendars.read',
      key: 'c',
    },
  ],
};
