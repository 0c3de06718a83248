import { Anchor } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { RequestDetail } from '#contract/desk';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import classes from './conversation.module.css';
import { mailWords } from './mail.words.ts';

/** What was attached; the browser only ever saves it. */
export function Files({ files }: { files: RequestDetail['messages'][number]['files'] }) {
  const size = useSize();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={14} />
          <Anchor href={`/api/request-files/${file.id}`} download={file.name} size="sm">
            {file.name}
          </Anchor>
          <span className="figures">{size(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Bytes as a person reads them. */
export function useSize(): (bytes: number) => string {
  const t = useWords(mailWords);
  const f = useFormat();
  return (bytes) => {
    if (bytes < 1024) return t('b', { n: bytes });
    if (bytes < 1024 * 1024) return t('kb', { n: f.number(bytes / 1024) });
    return t('mb', { n: f.number(bytes / 1024 / 1024, 1) });
  };
}
