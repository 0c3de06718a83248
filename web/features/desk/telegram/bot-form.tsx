import { Button, Group, PasswordInput, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { createTelegramBot, listTelegramBots, updateTelegramBot, type TelegramBot } from '#contract/desk-telegram';
import type { Language } from '#core/words';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { telegramWords } from './words.ts';

const names = { uk: 'Українська', ru: 'Русский', en: 'English' };

/** A new bot, or a new token of one that is here; the token is tried before it is kept. */
export function BotForm({ bot, onClose }: { bot: TelegramBot | null; onClose: () => void }) {
  const t = useWords(telegramWords);
  const own = useLanguage();
  const [token, setToken] = useState('');
  const [language, setLanguage] = useState<Language>(bot?.language ?? own);
  const options = { stale: [listTelegramBots], quiet: true, onDone: onClose };
  const create = useChange(createTelegramBot, options);
  const update = useChange(updateTelegramBot, options);
  const refused = refusedFields(create.error ?? update.error, ['token']);
  const submit = () => {
    if (bot) update.mutate({ params: { id: bot.id }, body: { token, language } });
    else create.mutate({ body: { token, language } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={t('token')}
          description={t('tokenHint')}
          required
          withAsterisk={false}
          autoComplete="off"
          maxLength={130}
          value={token}
          error={refused.at('token')}
          onChange={(e) => setToken(e.currentTarget.value)}
        />
        <Select
          label={t('language')}
          allowDeselect={false}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={(value) => value && setLanguage(value as Language)}
        />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
