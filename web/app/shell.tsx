import { ActionIcon, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconDots, IconSearch, IconWifiOff } from '@tabler/icons-react';
import { Link as RouterLink, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useLanguage, useWords } from '../kit/words.ts';
import { AccountMenu } from './account.tsx';
import { appWords } from './app.words.ts';
import { Mark } from './brand.tsx';
import type { NavEntry } from './feature.ts';
import { features } from './features.ts';
import { useLive } from './live.ts';
import { useNav } from './nav.ts';
import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';

const banners = features.flatMap((feature) => feature.Banner ?? []);
const headers = features.flatMap((feature) => feature.Header ?? []);

/** Sidebar on a desk, tabs at the bottom of a phone. */
export function Shell() {
  const t = useWords(appWords);
  const lost = useLive();
  const entries = useNav();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <aside className="sidebar">
        <RouterLink to="/" className="brand">
          <Mark />
          Vakhta
        </RouterLink>
        <UnstyledButton className="jump" onClick={spotlight.open}>
          <IconSearch size={15} style={{ flex: 'none' }} /> <span>{t('search')}</span>{' '}
          <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
        </UnstyledButton>
        <nav className="nav" aria-label={t('navigation')}>
          {entries.map((entry, i) => (
            <Entry key={entry.path} entry={entry} size={17} begins={i > 0 && begins(entries[i - 1]!, entry)} />
          ))}
        </nav>
        {headers.map((Header, i) => (
          <Header key={i} />
        ))}
        <AccountMenu />
      </aside>
      <div>
        <header className="topbar">
          <RouterLink to="/" className="brand">
            <Mark size={24} />
            Vakhta
          </RouterLink>
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={spotlight.open} aria-label={t('search')}>
            <IconSearch size={20} />
          </ActionIcon>
          {headers.map((Header, i) => (
            <Header key={i} compact />
          ))}
          <AccountMenu compact />
        </header>
        {lost && (
          <div className="line-lost" role="status">
            <IconWifiOff size={16} />
            <span>
              {t('lost')} {t('lostHint')}
            </span>
          </div>
        )}
        <main className="content" id="content" tabIndex={-1} style={{ outline: 'none' }}>
          <div className="content-inner">
            {banners.map((Banner, i) => (
              <Banner key={i} />
            ))}
            <Suspense>
              <Outlet />
            </Suspense>
          </div>
        </main>
      </div>
      <Tabs entries={entries} />
      <Palette />
      <Shortcuts entries={entries} />
    </div>
  );
}

/** What is done every day, what is watched, what is agreed, what is set up: sections of the menu, by order. */
const sections = [30, 65, 70];
const begins = (before: NavEntry, entry: NavEntry): boolean =>
  sections.some((order) => before.order < order && entry.order >= order);

function useIsHere(path: string): boolean {
  const here = useLocation({ select: (location) => location.pathname });
  return path === '/' ? here === '/' || here.startsWith('/stores') : here === path || here.startsWith(`${path}/`);
}

function Entry({
  entry,
  size,
  begins,
  onClick,
}: {
  entry: NavEntry;
  size: number;
  begins?: boolean;
  onClick?: () => void;
}) {
  const language = useLanguage();
  const here = useIsHere(entry.path);
  return (
    <RouterLink
      to={entry.path}
      aria-current={here ? 'page' : undefined}
      data-begins={begins || undefined}
      onClick={onClick}
    >
      <entry.icon size={size} stroke={1.7} />
      <span>{entry.label[language]}</span>
      {entry.Badge && <entry.Badge />}
    </RouterLink>
  );
}

function Tabs({ entries }: { entries: NavEntry[] }) {
  const t = useWords(appWords);
  const [opened, more] = useDisclosure();
  const rest = entries.filter((entry) => !entry.tab);
  return (
    <>
      <nav className="tabs" aria-label={t('navigation')}>
        {entries
          .filter((entry) => entry.tab)
          .map((entry) => (
            <Entry key={entry.path} entry={entry} size={22} />
          ))}
        {rest.length > 0 && (
          <UnstyledButton onClick={more.open}>
            <IconDots size={22} stroke={1.7} />
            <span>{t('more')}</span>
          </UnstyledButton>
        )}
      </nav>
      <Drawer
        opened={opened}
        onClose={more.close}
        position="bottom"
        size="auto"
        title={t('more')}
        radius="lg"
        styles={{ content: { height: 'auto' } }}
      >
        <nav className="nav">
          {rest.map((entry) => (
            <Entry key={entry.path} entry={entry} size={20} onClick={more.close} />
          ))}
        </nav>
      </Drawer>
    </>
  );
}
