import { Center, Loader, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { getSession } from '#contract/people';
import { useWords } from '../kit/words.ts';
import { appWords } from './app.words.ts';
import { rememberCsrf } from './call.ts';
import { chooseLanguage, currentLanguage } from './language.ts';
import { useCall } from './query.ts';
import { SessionProvider, type SignedIn } from './session.tsx';
import { Shell } from './shell.tsx';

const Gate = lazy(async () => ({ default: (await import('../features/people/gate.tsx')).Gate }));

/** Everything behind sign-in: asks who is there, lets the gate speak until somebody is. */
export function Console() {
  const session = useCall(getSession, undefined, { live: ['session'] });
  // The gate may ask to stay after sign-in: backup codes are shown only once.
  const [held, setHeld] = useState(false);
  const known = session.data;
  if (known) rememberCsrf(known.csrf);
  const language = known?.person?.language;
  useEffect(() => {
    if (language && language !== currentLanguage()) chooseLanguage(language);
  }, [language]);
  if (!known) return <Waiting failed={session.failureCount > 0} />;
  if (held || known.state !== 'signed_in' || !known.person)
    return (
      <Suspense fallback={<Waiting failed={false} />}>
        <Gate session={known} hold={setHeld} />
      </Suspense>
    );
  return (
    <SessionProvider value={known as SignedIn}>
      <Shell />
    </SessionProvider>
  );
}

function Waiting({ failed }: { failed: boolean }) {
  const t = useWords(appWords);
  return (
    <Center mih="100vh" p="lg">
      <Stack align="center" gap="xs" ta="center">
        <Loader size="sm" aria-label={t('loading')} />
        {failed && (
          <Text fw={600} mt="md">
            {t('serverAway')}
          </Text>
        )}
        {failed && <Text c="dimmed">{t('serverAwayHint')}</Text>}
      </Stack>
    </Center>
  );
}
