import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { getSession } from '#contract/people';
import { say } from '#core/words';
import { refusalText } from '../kit/refusal.ts';
import { kitWords } from '../kit/kit.words.ts';
import { useLanguage } from '../kit/words.ts';
import { currentLanguage, onLanguage } from './language.ts';
import { makeQueryClient } from './query.ts';
import { makeRouter } from './router.tsx';
import { theme, variables } from './theme.ts';
import 'dayjs/locale/ru.js';
import 'dayjs/locale/uk.js';

const client = makeQueryClient({
  signedOut: () => void client.invalidateQueries({ queryKey: [getSession.name] }),
  refused: (error) =>
    notifications.show({
      color: 'red',
      title: say(kitWords[currentLanguage()].wentWrong),
      message: refusalText(error, currentLanguage()),
      autoClose: 8000,
    }),
});
// Sentences of the server come in the reader's language, so they are read again in the new one.
onLanguage(() => void client.invalidateQueries());
const router = makeRouter();
const schemes = localStorageColorSchemeManager({ key: 'vakhta-scheme' });

export function App() {
  const language = useLanguage();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <QueryClientProvider client={client}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
