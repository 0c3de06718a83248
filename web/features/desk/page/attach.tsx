import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useWords } from '../../../kit/words.ts';
import classes from './conversation.module.css';
import { useSize } from './files.tsx';
import { mailWords } from './mail.words.ts';

/** Files that go along with what is being written. */
export function Attach({
  files,
  onChange,
  disabled,
}: {
  files: File[];
  onChange: (files: File[]) => void;
  disabled: boolean;
}) {
  const t = useWords(mailWords);
  const size = useSize();
  return (
    <>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file, i) => (
            <li key={i}>
              <IconPaperclip size={14} /> {file.name} <span className="figures">{size(file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('takeAway', { name: file.name })}
                disabled={disabled}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileButton multiple onChange={(added) => onChange([...files, ...added].slice(0, 20))} disabled={disabled}>
        {(props) => (
          <Button
            {...props}
            mt={8}
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconPaperclip size={15} />}
          >
            {t('attach')}
          </Button>
        )}
      </FileButton>
    </>
  );
}
