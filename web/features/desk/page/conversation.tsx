import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { writeToRequest, type RequestDetail } from '#contract/desk';
import { useChange } from '../../../app/query.ts';
import { useCan, useIsClient, useSession } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterRequest } from '../after-request.ts';
import { Composer, type Sent } from './composer.tsx';
import classes from './conversation.module.css';
import { Delivery } from './delivery.tsx';
import { Files } from './files.tsx';
import { MailShown } from './mail-shown.tsx';
import { requestPageWords } from './words.ts';

type Message = RequestDetail['messages'][number];

/** All that was said and changed, the newest last, and the place to go on. */
export function Conversation({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const can = useCan();
  const { person } = useSession();
  const isClient = useIsClient();
  const send = useChange(writeToRequest, { stale: afterRequest, quiet: true });
  const [before, setBefore] = useState(0);
  const post = (sent: Sent, onDone: () => void) => {
    setBefore(request.messages.length);
    send.mutate({ params: { id: request.id }, body: sent }, { onSuccess: onDone });
  };
  // Shown at once, until it comes back as the server wrote it down.
  const sending = send.isPending && request.messages.length === before ? send.variables.body : undefined;
  return (
    <Panel title={t('conversation')}>
      <ol className={classes.messages}>
        {request.messages.map((message) => (
          <Entry key={message.id} message={message} />
        ))}
        {sending && (
          <li
            className={classes.message}
            data-kind={sending.internal ? 'note' : 'message'}
            data-side={isClient ? 'client' : 'team'}
            data-pending
          >
            <Head author={person.name} note={sending.internal ?? false} when={t('sending')} />
            <Said text={sending.text} />
          </li>
        )}
      </ol>
      {can('requests.open') && request.state !== 'merged' && (
        <Composer request={request} onSend={post} pending={send.isPending} error={send.error} />
      )}
    </Panel>
  );
}

function Entry({ message }: { message: Message }) {
  const t = useWords(requestPageWords);
  const isClient = useIsClient();
  if (message.kind === 'change')
    return (
      <li className={classes.change}>
        <span>{message.text}</span>
        <span>
          {message.author} · <Instant of={message.at} />
        </span>
      </li>
    );
  const side = isClient && message.side === 'team' ? t('team') : undefined;
  return (
    <li className={classes.message} data-kind={message.kind} data-side={message.side}>
      <Head author={message.author} side={side} note={message.kind === 'note'} when={<Instant of={message.at} />} />
      <Said text={message.text} />
      <Files files={message.files} />
      <MailShown mail={message.mail} />
      <Delivery delivery={message.delivery} />
    </li>
  );
}

function Head({
  author,
  side,
  note,
  when,
}: {
  author: string;
  side?: string | undefined;
  note: boolean;
  when: ReactNode;
}) {
  const t = useWords(requestPageWords);
  return (
    <div className={classes.head}>
      <b>{author}</b>
      {side && <span>{side}</span>}
      {note && (
        <span className={classes.noteMark}>
          <IconLock size={13} /> {t('note')}
        </span>
      )}
      <span className={classes.when}>{when}</span>
    </div>
  );
}

/** What a person wrote is text, whatever it looks like. */
const Said = ({ text }: { text: string }) => (
  <Text size="sm" className="plain">
    {text}
  </Text>
);
