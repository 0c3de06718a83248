import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconFlag } from '@tabler/icons-react';
import { countIncidents, listIncidents } from '#contract/incidents';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { incidentWords } from './words.ts';

function ActiveCount() {
  const { data } = useCall(countIncidents, undefined, { live: ['incident'] });
  return data?.total ? (
    <Badge size="sm" circle color="red" variant="filled" component="span">
      {data.total > 99 ? '99+' : data.total}
    </Badge>
  ) : null;
}

export const feature: Feature = {
  pages: [
    { path: '/incidents', permission: 'incidents.read', load: () => import('./list-page.tsx') },
    { path: '/incidents/new', permission: 'incidents.open', load: () => import('./open-page.tsx') },
    { path: '/incidents/$id', permission: 'incidents.read', load: () => import('./page/page.tsx') },
    { path: '/ack/$secret', outside: true, load: () => import('./ack-page.tsx') },
  ],
  nav: [
    {
      path: '/incidents',
      label: { en: incidentWords.en.title, ru: incidentWords.ru.title, uk: incidentWords.uk.title },
      icon: IconAlertTriangle,
      order: 20,
      permission: 'incidents.read',
      tab: true,
      key: 'i',
      Badge: ActiveCount,
    },
  ],
  usePalette(typed, go) {
    const t = useWords(incidentWords);
    const can = useCan();
    const enabled = typed.length > 1 && can('incidents.read');
    const { data } = useCall(listIncidents, { query: { q: typed, limit: 5 } }, { enabled });
    const fits = typed !== '' && t('openTitle').toLowerCase().includes(typed.toLowerCase());
    return [
      ...(enabled ? (data?.items ?? []) : []).map((i) => ({
        id: `incident ${i.id}`,
        label: `#${i.number} ${i.title}`,
        description: `${i.storeName} · ${t(`state_${i.state}`)}`,
        icon: IconAlertTriangle,
        run: () => go(`/incidents/${i.id}`),
      })),
      ...(fits && can('incidents.open')
        ? [
            {
              id: 'open incident',
              label: t('openTitle'),
              icon: IconFlag,
              action: true,
              run: () => go('/incidents/new'),
            },
          ]
        : []),
    ];
  },
};
