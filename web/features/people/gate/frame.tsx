import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Mark } from '../../../app/brand.tsx';
import { chooseLanguage } from '../../../app/language.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import classes from './frame.module.css';
import { gateWords } from './words.ts';

/** A page for who is not inside yet: one card, and the three languages at hand. */
export function Frame({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  useDocumentTitle(`${title} · Vakhta`);
  return (
    <div className={classes.page}>
      <Group justify="space-between" className={classes.top}>
        <Group gap={10} fw={680}>
          <Mark size={30} />
          Vakhta
        </Group>
        <LanguageSwitch />
      </Group>
      <main className={classes.card}>
        <Stack gap={6} mb={children ? 'lg' : 0}>
          <Title order={1}>{title}</Title>
          {text && (
            <Text c="dimmed" component="div">
              {text}
            </Text>
          )}
        </Stack>
        {children}
      </main>
    </div>
  );
}

function LanguageSwitch() {
  const t = useWords(gateWords);
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      value={language}
      onChange={(next) => chooseLanguage(next)}
      aria-label={t('language')}
      data={[
        { value: 'en', label: 'English' },
        { value: 'uk', label: 'Українська' },
        { value: 'ru', label: 'Русский' },
      ]}
    />
  );
}
