import { IconBuildingStore, IconLayoutGrid, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { listStores } from '#contract/stores';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { storeWords } from './words.ts';

const label = (key: 'wall' | 'clients') => ({ en: storeWords.en[key], ru: storeWords.ru[key], uk: storeWords.uk[key] });

export const feature: Feature = {
  pages: [
    { path: '/', load: () => import('./wall/page.tsx') },
    { path: '/stores/new', permission: 'stores.write', load: () => import('./add-page.tsx') },
    { path: '/stores/$id', load: () => import('./store/page.tsx') },
    { path: '/stores/$id/discovery', load: () => import('./discovery/page.tsx') },
    { path: '/clients', permission: 'stores.read', load: () => import('./clients-page.tsx') },
  ],
  nav: [
    { path: '/', label: label('wall'), icon: IconLayoutGrid, order: 10, tab: true, key: 'w', only: 'team' },
    {
      path: '/clients',
      label: label('clients'),
      icon: IconUsersGroup,
      order: 65,
      permission: 'stores.write',
      key: 'k',
    },
  ],
  usePalette(typed, go) {
    const t = useWords(storeWords);
    const can = useCan();
    const found = useCall(listStores, { query: { q: typed, limit: 6 } }, { enabled: typed.length > 0, keep: true });
    const stores = typed ? (found.data?.items ?? []) : [];
    return [
      ...stores.map((store) => ({
        id: store.id,
        label: store.name,
        description: `${store.clientName} · ${store.url}`,
        icon: IconBuildingStore,
        run: () => go(`/stores/${store.id}`),
      })),
      ...(can('stores.write')
        ? [{ id: 'add-store', label: t('addStore'), icon: IconPlus, action: true, run: () => go('/stores/new') }]
        : []),
    ];
  },
};
