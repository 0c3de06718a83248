import { Button, Code, Group, Spoiler, Stack, Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../kit/words.ts';
import { asLink } from './address.tsx';
import { appWords } from './app.words.ts';

function Sorry({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <Stack align="center" justify="center" mih="55vh" gap="sm" ta="center" p="lg">
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw={460}>
        {hint}
      </Text>
      {children}
    </Stack>
  );
}

export function NotFound() {
  const t = useWords(appWords);
  return (
    <Sorry title={t('notFound')} hint={t('notFoundHint')}>
      <Button mt="sm" renderRoot={asLink('/')}>
        {t('toWall')}
      </Button>
    </Sorry>
  );
}

export function NoRight() {
  const t = useWords(appWords);
  return (
    <Sorry title={t('noRight')} hint={t('noRightHint')}>
      <Button mt="sm" renderRoot={asLink('/')}>
        {t('toWall')}
      </Button>
    </Sorry>
  );
}

/** A chunk that is gone means that a newer console was put in place while this one was open. */
const isGoneChunk = (error: Error) =>
  /dynamically imported module|Importing a module script|module script failed/i.test(error.message);

export function Broken({ error: thrown }: ErrorComponentProps<unknown>) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const t = useWords(appWords);
  useEffect(() => console.error(thrown), [thrown]);
  const updated = isGoneChunk(error);
  return (
    <Sorry title={t(updated ? 'updated' : 'broke')} hint={t(updated ? 'updatedHint' : 'brokeHint')}>
      <Group mt="sm">
        <Button onClick={() => location.reload()}>{t('reload')}</Button>
        {!updated && (
          <Button variant="default" renderRoot={asLink('/')}>
            {t('toWall')}
          </Button>
        )}
      </Group>
      {!updated && (
        <Spoiler maxHeight={0} showLabel={t('details')} hideLabel={t('details')} mt="md">
          <Code block ta="left" maw={700}>
            {error.stack ?? error.message}
          </Code>
        </Spoiler>
      )}
    </Sorry>
  );
}
