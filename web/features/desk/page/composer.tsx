import { ActionIcon, Button, Menu, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconChevronUp, IconEye, IconLock, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { RequestDetail } from '#contract/desk';
import { useIsClient } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords } from '../../../kit/words.ts';
import { useDraft } from '../draft.ts';
import { submitByKeys } from '../submit-by-keys.ts';
import { Attach } from './attach.tsx';
import { uploadsOf, type Upload } from './upload.ts';
import classes from './conversation.module.css';
import { requestPageWords } from './words.ts';

export interface Sent {
  text: string;
  internal?: boolean;
  state?: 'waiting_client' | 'waiting_third' | 'solved';
  files?: Upload[];
}
type Kind = 'answer' | 'note' | 'mine';

interface WriterProps {
  request: RequestDetail;
  onSend: (sent: Sent, onDone: () => void) => void;
  pending: boolean;
  error: Error | null;
}

/** An answer and a note are two boxes with a draft each: no press of a wrong button turns the one into the other. */
export function Composer(props: WriterProps) {
  const t = useWords(requestPageWords);
  const isClient = useIsClient();
  const [chosen, setKind] = useState<'answer' | 'note'>('answer');
  const kind: Kind = isClient ? 'mine' : chosen;
  return (
    <div className={classes.composer} data-kind={kind}>
      {!isClient && (
        <div className={classes.kinds} role="tablist" aria-label={t('conversation')}>
          {(['answer', 'note'] as const).map((one) => (
            <UnstyledButton
              key={one}
              className={classes.kind}
              role="tab"
              data-kind={one}
              aria-selected={one === kind}
              disabled={props.pending}
              onClick={() => setKind(one)}
            >
              {one === 'note' ? <IconLock size={15} /> : <IconSend size={15} />}
              {t(one === 'note' ? 'tabNote' : 'tabAnswer')}
            </UnstyledButton>
          ))}
        </div>
      )}
      <Writer key={kind} kind={kind} {...props} />
    </div>
  );
}

const labels = {
  answer: { placeholder: 'answerPlaceholder', send: 'sendAnswer', keys: 'keys' },
  note: { placeholder: 'notePlaceholder', send: 'saveNote', keys: 'keysNote' },
  mine: { placeholder: 'minePlaceholder', send: 'sendMine', keys: 'keys' },
} as const;

function Writer({ request, kind, onSend, pending, error }: WriterProps & { kind: Kind }) {
  const t = useWords(requestPageWords);
  const draft = useDraft(`${request.id} ${kind}`);
  const empty = draft.text.trim() === '';
  const isDone = request.state === 'solved' || request.state === 'closed';
  const [files, setFiles] = useState<File[]>([]);
  const send = async (state?: Sent['state']) => {
    if (empty || pending) return;
    const sent = {
      text: draft.text.trim(),
      ...(kind === 'note' ? { internal: true } : {}),
      ...(state ? { state } : {}),
    };
    onSend(files.length > 0 ? { ...sent, files: await uploadsOf(files) } : sent, () => {
      draft.forget();
      setFiles([]);
    });
  };
  return (
    <Form onSubmit={() => void send()}>
      <Textarea
        aria-label={t(labels[kind].placeholder)}
        placeholder={t(labels[kind].placeholder)}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={draft.text}
        disabled={pending}
        onChange={(e) => draft.write(e.currentTarget.value)}
        onKeyDown={submitByKeys}
      />
      <Attach files={files} onChange={setFiles} disabled={pending} />
      {error && (
        <div style={{ marginTop: 10 }}>
          <ErrorNote error={error} />
        </div>
      )}
      <div className={classes.foot}>
        <Reader kind={kind} isDone={isDone} />
        <div className={classes.buttons}>
          <Text size="xs" c="dimmed" className={classes.keys}>
            {t(labels[kind].keys)}
          </Text>
          {kind === 'answer' && !isDone && <SendAnd onSend={(state) => void send(state)} disabled={empty || pending} />}
          <Button
            type="submit"
            loading={pending}
            disabled={empty}
            {...(kind === 'note' ? { color: 'amber.8' } : {})}
            leftSection={kind === 'note' ? <IconLock size={16} /> : <IconSend size={16} />}
          >
            {t(labels[kind].send)}
          </Button>
        </div>
      </div>
    </Form>
  );
}

function Reader({ kind, isDone }: { kind: Kind; isDone: boolean }) {
  const t = useWords(requestPageWords);
  if (kind === 'mine') return isDone ? <span className={classes.reader}>{t('reopens')}</span> : <span />;
  const Icon = kind === 'note' ? IconLock : IconEye;
  return (
    <span className={classes.reader}>
      <Icon size={15} style={{ flex: 'none' }} /> {t(kind === 'note' ? 'toTeam' : 'toClient')}
    </span>
  );
}

function SendAnd({ onSend, disabled }: { onSend: (state: Sent['state']) => void; disabled: boolean }) {
  const t = useWords(requestPageWords);
  return (
    <Menu position="top-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" h={36} w={36} aria-label={t('sendAnd')} title={t('sendAnd')} disabled={disabled}>
          <IconChevronUp size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onSend('waiting_client')}>{t('sendWaiting')}</Menu.Item>
        <Menu.Item onClick={() => onSend('waiting_third')}>{t('sendThird')}</Menu.Item>
        <Menu.Item onClick={() => onSend('solved')}>{t('sendSolved')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
