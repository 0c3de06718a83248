import { SimpleGrid, Stack } from '@mantine/core';
import { useIsClient } from '../../../app/session.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { OwnTelegram } from '../../desk/index.ts';
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
  const isClient = useIsClient();
  return (
    <Page title={t('title')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" verticalSpacing="md" style={{ alignItems: 'start' }}>
        <Stack gap="md">
          <AboutMe />
          <Password />
          <TwoFactor />
          {isClient && <OwnTelegram />}
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
