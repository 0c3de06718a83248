import { SimpleGrid, Stack } from '@mantine/core';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { AboutMe } from './about-me.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';
import { TwoFactor } from './two-factor.tsx';
import { profileWords } from './words.ts';

/** `/me`: what a person sets for themselves. */
export default function ProfilePage() {
  const t = useWords(profileWords);
  return (
    <Page title={t('title')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" verticalSpacing="md" style={{ alignItems: 'start' }}>
        <Stack gap="md">
          <AboutMe />
          <Password />
          <TwoFactor />
        </Stack>
        <Stack gap="md">
          <Passkeys />
          <Sessions />
          <Tokens />
        </Stack>
      </SimpleGrid>
    </Page>
  );
}
