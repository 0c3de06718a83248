import { Spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import { useLanguage, useWords } from '../kit/words.ts';
import { useAddress } from './address.tsx';
import { appWords } from './app.words.ts';
import type { PaletteEntry } from './feature.ts';
import { features } from './features.ts';
import { useNav } from './nav.ts';

/** Enter takes the first entry where none was chosen by the arrows. */
function takeFirst(event: KeyboardEvent) {
  const chosen = document.querySelector('[data-action][data-selected]');
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || chosen) return;
  event.preventDefault();
  document.querySelector<HTMLButtonElement>('[data-action]')?.click();
}

/** Ctrl/Cmd+K: to any store, monitor or incident, and what one can do. */
export function Palette() {
  const t = useWords(appWords);
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 180);
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      scrollable
      maxHeight={420}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      radius="lg"
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
    >
      <Spotlight.Search
        placeholder={t('palettePlaceholder')}
        leftSection={<IconSearch size={18} />}
        onKeyDown={takeFirst}
      />
      <Spotlight.ActionsList>{opened && <Entries typed={typed.trim()} settled={settled} />}</Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Entries({ typed, settled }: { typed: string; settled: string }) {
  const t = useWords(appWords);
  const { go } = useAddress();
  const fits = (entry: PaletteEntry) => !typed || entry.label.toLowerCase().includes(typed.toLowerCase());
  // The list of features never changes while the console runs, so their hooks keep their order.
  const offered = features.flatMap((feature) => feature.usePalette?.(settled, go) ?? []);
  const found = offered.filter((entry) => !entry.action);
  const actions = [...offered.filter((entry) => entry.action), ...useOwnActions()].filter(fits);
  const jumps = useJumps(go).filter(fits);
  if (found.length + actions.length + jumps.length === 0) return <Spotlight.Empty>{t('paletteEmpty')}</Spotlight.Empty>;
  return (
    <>
      <Group label={t('found')} entries={found} />
      <Group label={t('goTo')} entries={jumps} />
      <Group label={t('doIt')} entries={actions} />
    </>
  );
}

function Group({ label, entries }: { label: string; entries: PaletteEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {entries.map((entry) => {
        const Icon = entry.icon ?? IconArrowRight;
        return (
          <Spotlight.Action
            key={entry.id}
            label={entry.label}
            description={entry.description}
            onClick={entry.run}
            leftSection={<Icon size={18} stroke={1.7} />}
          />
        );
      })}
    </Spotlight.ActionsGroup>
  );
}

function useJumps(go: (address: string) => void): PaletteEntry[] {
  const language = useLanguage();
  return useNav().map((entry) => ({
    id: `go ${entry.path}`,
    label: entry.label[language],
    icon: entry.icon,
    run: () => go(entry.path),
  }));
}

function useOwnActions(): PaletteEntry[] {
  const t = useWords(appWords);
  const { setColorScheme } = useMantineColorScheme();
  return [
    {
      id: 'light',
      label: `${t('scheme')}: ${t('light').toLowerCase()}`,
      icon: IconSun,
      run: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: `${t('scheme')}: ${t('dark').toLowerCase()}`,
      icon: IconMoon,
      run: () => setColorScheme('dark'),
    },
  ];
}
