import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ApiError } from '../app/call.ts';
import { refusalText } from './refusal.ts';
import { kitWords } from './kit.words.ts';
import { useLanguage, useWords } from './words.ts';

/** What the server refused, in its own sentence; with a retry where one makes sense. Nothing where all is well. */
export function ErrorNote({ error, onRetry }: { error: Error | null | undefined; onRetry?: () => unknown }) {
  const t = useWords(kitWords);
  const language = useLanguage();
  if (!error) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle size={18} />}
      {...(isRefusal(error) ? {} : { title: t('wentWrong') })}
    >
      {refusalText(error, language)}
      {onRetry && (
        <div>
          <Button mt="xs" size="xs" variant="default" onClick={() => void onRetry()}>
            {t('retry')}
          </Button>
        </div>
      )}
    </Alert>
  );
}

/** A refusal has said in its own sentence what is wrong; a fault has not. */
const isRefusal = (error: Error) => {
  const { status, message } = error as ApiError;
  return status >= 400 && status < 500 && message !== '';
};
