import { Stack, Text } from '@mantine/core';
import { useCan } from '../../../app/session.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { TelegramBots } from '../telegram/bots.tsx';
import { Strangers } from '../telegram/strangers.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { ToSort } from './to-sort.tsx';
import { mailboxWords } from './words.ts';

/** `/requests/mail`: where mails and messages are taken from, and those that wait for somebody to say what they are. */
export default function MailPage() {
  const t = useWords(mailboxWords);
  const can = useCan();
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('back'), to: '/requests' }]}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
    >
      <Stack gap="md">
        {can('notices.read') && <Mailboxes />}
        {can('notices.read') && <TelegramBots />}
        <Strangers />
        <ToSort />
      </Stack>
    </Page>
  );
}
