import { Anchor, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RequestDetail } from '#contract/desk';
import { readMail } from '#contract/desk-mail';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './conversation.module.css';
import { useSize } from './files.tsx';
import { mailWords } from './mail.words.ts';

/** That a message came by mail, what was left out of it, and for the team all of it. */
export function MailShown({ mail }: { mail: RequestDetail['messages'][number]['mail'] }) {
  const t = useWords(mailWords);
  const [opened, { open, close }] = useDisclosure();
  if (!mail) return null;
  return (
    <div className={classes.mail}>
      <span>{t('byMail', { from: mail.from })}</span>
      {mail.remark && <b>{mail.remark}</b>}
      {mail.cut && <span>{t('cut')}</span>}
      {mail.id && (
        <>
          <Anchor component="button" type="button" inherit onClick={open}>
            {t('whole')}
          </Anchor>
          <Modal opened={opened} onClose={close} size="xl" title={t('title')}>
            <WholeMail id={mail.id} />
          </Modal>
        </>
      )}
    </div>
  );
}

/** All that a mail says, as text. */
export function WholeMail({ id }: { id: string }) {
  const t = useWords(mailWords);
  const size = useSize();
  const { data, error } = useCall(readMail, { params: { id } });
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return <Skeleton height={260} />;
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [t('from'), data.from],
          [t('subject'), data.subject],
          [t('received'), <Instant key="at" of={data.receivedAt} full />],
          [t('files'), data.files.map((file) => `${file.name} (${size(file.size)})`).join(', ')],
        ]}
      />
      <PlainBlock>{data.text}</PlainBlock>
      <Text size="sm">
        <Anchor href={`/api/mails/${id}/raw`} download>
          {t('raw')}
        </Anchor>
      </Text>
    </Stack>
  );
}
