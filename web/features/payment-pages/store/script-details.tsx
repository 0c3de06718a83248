import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useCan } from '../../../app/session.tsx';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { ApproveDialog, WithdrawDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';
import type { ScriptShown } from './together.ts';

interface Shown {
  script: ScriptShown;
  storeId: string;
  cardHosts: ReadonlySet<string>;
}

/** In an owner's words what it is, and beside it what an engineer wants to see. Its text is a stranger's. */
export function ScriptDetails({ script, storeId, cardHosts }: Shown) {
  const t = useWords(paymentWords);
  const { id, kind, host, url, start, by, listens, hears, firstAt, approval, isOwn } = script;
  const isInline = kind === 'inline';
  return (
    <div className={classes.body}>
      <Text size="sm">
        {t(isInline ? 'inlineText' : isOwn ? 'ownText' : 'thirdText', { host })}{' '}
        {by !== null && t('injectedText', { by })} {listens && t('listensText')}
      </Text>
      <Facts
        of={[
          [
            t('id'),
            <code key="id" className={classes.wraps}>
              {id}
            </code>,
          ],
          [
            t('address'),
            !isInline && (
              <code key="url" className={classes.wraps}>
                {url}
              </code>
            ),
          ],
          [
            t('broughtBy'),
            by !== null && (
              <code key="by" className={classes.wraps}>
                {by}
              </code>
            ),
          ],
          [t('hears'), listens && <code key="hears">{hears.join(', ')}</code>],
          [t('firstSeen'), <Instant key="first" of={firstAt} />],
          [t('lastSeen'), t('latestVisit')],
          [t('approval'), approval ? <Approved key="approval" of={approval} id={id} /> : t('waits')],
        ].map(([name, value]) => [name, value || null])}
      />
      {start && <PlainBlock label={t('start')}>{start}</PlainBlock>}
      <Decide script={script} storeId={storeId} cardHosts={cardHosts} />
    </div>
  );
}

function Approved({ of, id }: { of: NonNullable<ScriptShown['approval']>; id: string }) {
  const t = useWords(paymentWords);
  return (
    <>
      {of.by}, <Instant of={of.at} />: {of.why}
      {of.about !== id && (
        <Text size="xs" c="dimmed">
          {t('byHost', { host: of.about })}
        </Text>
      )}
    </>
  );
}

function Decide({ script, storeId, cardHosts }: Shown) {
  const t = useWords(paymentWords);
  const can = useCan()('findings.write');
  const [asked, setAsked] = useState<'script' | 'host' | 'withdraw' | null>(null);
  const close = () => setAsked(null);
  if (!can) return null;
  const { id, kind, host, approval, isOwn } = script;
  return (
    <Group gap="xs">
      {approval === null ? (
        <>
          <Button size="compact-sm" onClick={() => setAsked('script')}>
            {t('approveOne')}
          </Button>
          {kind === 'file' && !isOwn && (
            <Button size="compact-sm" variant="default" onClick={() => setAsked('host')}>
              {t('approveHost', { host })}
            </Button>
          )}
          <ApproveDialog
            opened={asked === 'script' || asked === 'host'}
            onClose={close}
            storeId={storeId}
            kind={asked === 'host' ? 'host' : 'script'}
            about={[asked === 'host' ? host : id]}
            cardHosts={cardHosts}
          />
        </>
      ) : (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setAsked('withdraw')}>
            {t('withdraw')}
          </Button>
          <WithdrawDialog opened={asked === 'withdraw'} onClose={close} approval={approval} />
        </>
      )}
    </Group>
  );
}
