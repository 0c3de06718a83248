import { IconActivity, IconCalendarTime, IconPlus, IconRadar2, IconTool } from '@tabler/icons-react';
import { listMonitors } from '#contract/monitoring';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { kitWords } from '../../kit/kit.words.ts';
import { useWords } from '../../kit/words.ts';
import { maintenanceWords } from './maintenance/words.ts';
import { proberWords } from './probers/words.ts';
import { SelfWatchBanner } from './self-watch.tsx';
import { monitorWords } from './words.ts';

const label = <K extends string>(all: Record<'en' | 'ru' | 'uk', Record<K, string>>, key: K) => ({
  en: all.en[key],
  ru: all.ru[key],
  uk: all.uk[key],
});

export const feature: Feature = {
  Banner: SelfWatchBanner,
  pages: [
    { path: '/monitors', permission: 'monitors.read', load: () => import('./list/page.tsx') },
    { path: '/monitors/new', permission: 'monitors.write', load: () => import('./form/new-page.tsx') },
    { path: '/monitors/$id', permission: 'monitors.read', load: () => import('./monitor/page.tsx') },
    { path: '/monitors/$id/edit', permission: 'monitors.write', load: () => import('./form/edit-page.tsx') },
    { path: '/maintenance', permission: 'monitors.read', load: () => import('./maintenance/page.tsx') },
    { path: '/maintenance/new', permission: 'monitors.write', load: () => import('./maintenance/new-page.tsx') },
    { path: '/probers', permission: 'monitors.read', load: () => import('./probers/page.tsx') },
  ],
  nav: [
    {
      path: '/monitors',
      label: label(monitorWords, 'monitors'),
      icon: IconActivity,
      order: 30,
      tab: true,
      key: 'm',
      permission: 'monitors.read',
      only: 'team',
    },
    {
      path: '/maintenance',
      label: label(maintenanceWords, 'title'),
      icon: IconTool,
      order: 40,
      key: 't',
      permission: 'monitors.read',
      only: 'team',
    },
    {
      path: '/probers',
      label: label(proberWords, 'title'),
      icon: IconRadar2,
      order: 75,
      key: 'x',
      permission: 'settings.read',
    },
  ],
  usePalette(typed, go) {
    const t = useWords(monitorWords);
    const state = useWords(kitWords);
    const plan = useWords(maintenanceWords);
    const can = useCan();
    const found = useCall(
      listMonitors,
      { query: { q: typed, limit: 6 } },
      { enabled: typed.length > 0 && can('monitors.read'), keep: true },
    );
    const monitors = typed ? (found.data?.items ?? []) : [];
    return [
      ...monitors.map((m) => ({
        id: m.id,
        label: m.name,
        description: `${m.storeName} · ${state(m.status)} · ${m.target}`,
        icon: IconActivity,
        run: () => go(`/monitors/${m.id}`),
      })),
      ...(can('monitors.write')
        ? [
            { id: 'add-monitor', label: t('addMonitor'), icon: IconPlus, action: true, run: () => go('/monitors/new') },
            {
              id: 'plan-maintenance',
              label: plan('plan'),
              icon: IconCalendarTime,
              action: true,
              run: () => go('/maintenance/new'),
            },
          ]
        : []),
    ];
  },
};
