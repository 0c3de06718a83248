import { IconChecklist, IconClockHour4, IconPlus } from '@tabler/icons-react';
import { listTasks } from '#contract/tasks';
import type { Feature } from '../../app/feature.ts';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { Timer } from './time/timer.tsx';
import { timeWords } from './time/words.ts';
import { taskWords } from './words.ts';

export const feature: Feature = {
  pages: [
    { path: '/tasks', permission: 'tasks.read', load: () => import('./board/page.tsx') },
    { path: '/tasks/new', permission: 'tasks.write', load: () => import('./new-page.tsx') },
    { path: '/tasks/plans', permission: 'tasks.write', load: () => import('./plans/page.tsx') },
    { path: '/tasks/templates/new', permission: 'tasks.write', load: () => import('./plans/template-page.tsx') },
    { path: '/tasks/templates/$id', permission: 'tasks.write', load: () => import('./plans/template-page.tsx') },
    { path: '/tasks/recurring/new', permission: 'tasks.write', load: () => import('./plans/rule-page.tsx') },
    { path: '/tasks/recurring/$id', permission: 'tasks.write', load: () => import('./plans/rule-page.tsx') },
    { path: '/tasks/$id', permission: 'tasks.read', load: () => import('./task/page.tsx') },
    { path: '/time', permission: 'time.read', load: () => import('./time/page.tsx') },
  ],
  nav: [
    {
      path: '/tasks',
      label: { en: taskWords.en.title, ru: taskWords.ru.title, uk: taskWords.uk.title },
      icon: IconChecklist,
      order: 27,
      permission: 'tasks.read',
      key: 'b',
    },
    {
      path: '/time',
      label: { en: timeWords.en.title, ru: timeWords.ru.title, uk: timeWords.uk.title },
      icon: IconClockHour4,
      order: 28,
      permission: 'time.read',
    },
  ],
  Header: Timer,
  usePalette(typed, go) {
    const t = useWords(taskWords);
    const can = useCan();
    const enabled = typed.length > 1 && can('tasks.read');
    const { data } = useCall(listTasks, { query: { q: typed, limit: 5 } }, { enabled });
    return [
      ...(enabled ? (data?.items ?? []) : []).map((task) => ({
        id: `task ${task.id}`,
        label: `#${task.number} ${task.title}`,
        description: [task.client?.name, t(`state_${task.state}`)].filter(Boolean).join(' · '),
        icon: IconChecklist,
        run: () => go(`/tasks/${task.id}`),
      })),
      ...(can('tasks.write')
        ? [{ id: 'new task', label: t('add'), icon: IconPlus, action: true, run: () => go('/tasks/new') }]
        : []),
    ];
  },
};
