import {
  ActionIcon,
  Avatar,
  Group,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { IconChevronUp, IconKeyboard, IconLogout, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { getSession, signOut, updateMe } from '#contract/people';
import type { Language } from '#core/words';
import { useLanguage, useWords } from '../kit/words.ts';
import { useAddress } from './address.tsx';
import { appWords } from './app.words.ts';
import { chooseLanguage } from './language.ts';
import { useChange } from './query.ts';
import { useSession } from './session.tsx';
import { showShortcuts } from './shortcuts.tsx';

/** Who I am, language, appearance, sign out. */
export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const t = useWords(appWords);
  const { person, version } = useSession();
  const { go } = useAddress();
  const leave = useChange(signOut, { onDone: () => location.assign('/') });
  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} width={264} shadow="md" withinPortal>
      <Menu.Target>
        {compact ? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('account')}>
            <IconUserCircle size={22} stroke={1.7} />
          </ActionIcon>
        ) : (
          <UnstyledButton className="account" aria-label={t('account')}>
            <Avatar size={30} radius="xl" color="petrol" name={person.name} />
            <span style={{ minWidth: 0, flex: 1 }}>
              <Text size="sm" fw={550} truncate>
                {person.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {person.email}
              </Text>
            </span>
            <IconChevronUp size={15} />
          </UnstyledButton>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => go('/me')}>
          {t('me')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showShortcuts} visibleFrom="md">
          {t('keys')}
        </Menu.Item>
        <Menu.Divider />
        <LanguageChoice />
        <SchemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          {t('signOut')}
        </Menu.Item>
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {t('version', { version })}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageChoice() {
  const t = useWords(appWords);
  const language = useLanguage();
  const keep = useChange(updateMe, { stale: [getSession] });
  const choose = (next: string) => {
    chooseLanguage(next as Language);
    keep.mutate({ body: { language: next as Language } });
  };
  return (
    <Group px="sm" py={4} gap={4} justify="space-between">
      <Text size="sm">{t('language')}</Text>
      <SegmentedControl
        size="xs"
        value={language}
        onChange={choose}
        aria-label={t('language')}
        data={[
          { value: 'uk', label: 'УК' },
          { value: 'ru', label: 'РУ' },
          { value: 'en', label: 'EN' },
        ]}
      />
    </Group>
  );
}

function SchemeChoice() {
  const t = useWords(appWords);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Group px="sm" py={4} gap={6}>
      <Text size="sm">{t('scheme')}</Text>
      <SegmentedControl
        size="xs"
        fullWidth
        w="100%"
        value={colorScheme}
        onChange={(next) => setColorScheme(next)}
        aria-label={t('scheme')}
        data={[
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
          { value: 'auto', label: t('auto') },
        ]}
      />
    </Group>
  );
}
