import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestDetail } from '#contract/desk';
import { Link } from '../../../app/address.tsx';
import { useIsClient } from '../../../app/session.tsx';
import { Facts } from '../../../kit/Evidence.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { SeverityBadge } from '../../incidents/index.ts';
import { requestPageWords } from './words.ts';

/** Whose turn it is, how bad and why so, whose it is, when what happened. */
export function Details({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const isClient = useIsClient();
  const turn = request.turn
    ? t(isClient ? `turnMine_${request.turn}` : `turn_${request.turn}`)
    : request.state === 'merged'
      ? '–'
      : t('turn_done');
  const facts: [ReactNode, ReactNode][] = [
    [t('turn'), <b key="turn">{turn}</b>],
    [
      t('severity'),
      <div key="severity">
        <SeverityBadge severity={request.severity} />
        <Text size="sm" c="dimmed" mt={2} className="plain">
          {request.severityReason}
        </Text>
      </div>,
    ],
    [t('owner'), request.assignee?.name ?? t('nobody')],
    [t('client'), isClient ? null : (request.client?.name ?? t('noClient'))],
    [t('store'), <Store key="store" request={request} />],
    [t('from'), `${request.requester} · ${t(`source_${request.source}`)}`],
    [t('opened'), <Instant key="opened" of={request.openedAt} />],
    [t('answered'), request.answeredAt ? <Instant key="answered" of={request.answeredAt} /> : t('notAnswered')],
    [t('solvedAt'), request.solvedAt && <Instant key="solved" of={request.solvedAt} />],
    [t('rating'), request.rating && <Rating key="rating" rating={request.rating} />],
    [t('reopened'), request.reopened > 0 ? t('times', { n: request.reopened }) : null],
  ];
  return (
    <Panel title={t('details')}>
      <Facts of={facts} />
    </Panel>
  );
}

function Rating({ rating }: { rating: NonNullable<RequestDetail['rating']> }) {
  const t = useWords(requestPageWords);
  return (
    <>
      <b>{t('score', { n: rating.score })}</b>
      {rating.comment && (
        <Text size="sm" c="dimmed" className="plain">
          {rating.comment}
        </Text>
      )}
    </>
  );
}

function Store({ request: { store } }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  return store ? <Link to={`/stores/${store.id}`}>{store.name}</Link> : <>{t('noStore')}</>;
}
