import { IconHistory, IconSettings, IconUserCircle, IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { profileWords } from './profile/words.ts';
import { settingsWords } from './settings/words.ts';
import { teamWords } from './team/words.ts';

const title = (words: typeof teamWords | typeof settingsWords) => ({
  en: words.en.title,
  ru: words.ru.title,
  uk: words.uk.title,
});

export const feature: Feature = {
  pages: [
    { path: '/me', load: () => import('./profile/page.tsx') },
    { path: '/people', permission: 'people.read', load: () => import('./team/page.tsx') },
    { path: '/settings', permission: 'settings.read', load: () => import('./settings/page.tsx') },
    { path: '/settings/audit', permission: 'audit.read', load: () => import('./settings/audit-page.tsx') },
    { path: '/invitation/$secret', outside: true, load: () => import('./gate/invitation-page.tsx') },
  ],
  nav: [
    { path: '/people', label: title(teamWords), icon: IconUsers, order: 70, permission: 'people.read', key: 'p' },
    {
      path: '/settings',
      label: title(settingsWords),
      icon: IconSettings,
      order: 80,
      permission: 'settings.read',
      key: 's',
    },
  ],
  usePalette(typed, go) {
    const profile = useWords(profileWords);
    const settings = useWords(settingsWords);
    const team = useWords(teamWords);
    const can = useCan();
    const entries = [
      { id: 'me', label: profile('title'), icon: IconUserCircle, run: () => go('/me') },
      ...(can('people.write')
        ? [
            {
              id: 'invite',
              label: team('inviteTitle'),
              icon: IconUserPlus,
              action: true,
              run: () => go('/people?invite=1'),
            },
          ]
        : []),
      ...(can('audit.read')
        ? [{ id: 'audit', label: settings('audit'), icon: IconHistory, run: () => go('/settings/audit') }]
        : []),
    ];
    return typed ? entries.filter((entry) => entry.label.toLowerCase().includes(typed.toLowerCase())) : [];
  },
};
