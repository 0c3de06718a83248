import { Badge } from '@mantine/core';
import { IconHome, IconMessages, IconPencilPlus } from '@tabler/icons-react';
import { countRequests, listRequests } from '#contract/desk';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan, useIsClient } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { portalWords } from './portal/words.ts';
import { requestWords } from './words.ts';

/** What waits for whoever looks: for an answer of the team, for a word of the client. */
function WaitingCount() {
  const t = useWords(requestWords);
  const isClient = useIsClient();
  const { data } = useCall(countRequests, undefined, { live: ['request'] });
  const n = (isClient ? data?.client : data?.unanswered) ?? 0;
  if (n === 0) return null;
  return (
    <Badge
      size="sm"
      circle
      color="amber.7"
      variant="filled"
      component="span"
      aria-label={t(isClient ? 'mineCount' : 'openCount', { n })}
    >
      {n > 99 ? '99+' : n}
    </Badge>
  );
}

export const feature: Feature = {
  pages: [
    { path: '/requests', permission: 'requests.read', load: () => import('./list-page.tsx') },
    { path: '/requests/new', permission: 'requests.open', load: () => import('./open/page.tsx') },
    { path: '/requests/mail', permission: 'requests.write', load: () => import('./mail/page.tsx') },
    { path: '/requests/$id', permission: 'requests.read', load: () => import('./page/page.tsx') },
  ],
  portal: [{ path: '/', load: () => import('./portal/page.tsx') }],
  nav: [
    {
      path: '/',
      label: { en: portalWords.en.title, ru: portalWords.ru.title, uk: portalWords.uk.title },
      icon: IconHome,
      order: 5,
      tab: true,
      key: 'w',
      only: 'client',
    },
    {
      path: '/requests',
      label: { en: requestWords.en.title, ru: requestWords.ru.title, uk: requestWords.uk.title },
      icon: IconMessages,
      order: 25,
      permission: 'requests.read',
      tab: true,
      key: 'r',
      Badge: WaitingCount,
    },
  ],
  usePalette(typed, go) {
    const t = useWords(requestWords);
    const isClient = useIsClient();
    const can = useCan();
    const enabled = typed.length > 1 && can('requests.read');
    const { data } = useCall(listRequests, { query: { q: typed, limit: 5 } }, { enabled });
    return [
      ...(enabled ? (data?.items ?? []) : []).map((request) => ({
        id: `request ${request.id}`,
        label: `#${request.number} ${request.topic}`,
        description: [request.client?.name, t(isClient ? `mine_${request.state}` : `state_${request.state}`)]
          .filter(Boolean)
          .join(' · '),
        icon: IconMessages,
        run: () => go(`/requests/${request.id}`),
      })),
      ...(can('requests.open')
        ? [
            {
              id: 'open request',
              label: t('open'),
              icon: IconPencilPlus,
              action: true,
              run: () => go('/requests/new'),
            },
          ]
        : []),
    ];
  },
};
