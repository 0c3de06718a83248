import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../kit/words.ts';
import { useAsked } from './asked.ts';
import { qualityWords } from './words.ts';

/** The table of what is shown, with the same filters. */
export function Csv({ more = {} }: { more?: Record<string, string> }) {
  const t = useWords(qualityWords);
  const { query } = useAsked();
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      component="a"
      href={`/api/quality.csv?${new URLSearchParams({ ...query, ...more })}`}
      download
    >
      {t('csv')}
    </Button>
  );
}
