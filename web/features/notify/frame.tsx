import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { listDeliveries } from '#contract/notify';
import { useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { Page } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { DeadNotices } from './dead-notices.tsx';
import { notifyWords } from './words.ts';

const places = {
  channels: '/channels',
  rules: '/channels/rules',
  escalation: '/channels/escalation',
  deliveries: '/channels/log',
} as const;
export type Place = keyof typeof places;

/** Channels, rules and the log are one place with three tabs; notices that died are seen from each. */
export function NotifyFrame({ place, actions, children }: { place: Place; actions?: ReactNode; children: ReactNode }) {
  const t = useWords(notifyWords);
  const { go } = useAddress();
  const dead = useCall(listDeliveries, { query: { state: 'dead', limit: 100 } }, { live: ['delivery'] });
  return (
    <Page title={t('title')} actions={actions}>
      <DeadNotices count={dead.data?.items.filter((delivery) => delivery.kind !== 'test').length ?? 0} />
      <Tabs value={place} onChange={(next) => next && go(places[next as Place])} mb="md">
        <Tabs.List>
          {(Object.keys(places) as Place[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {children}
    </Page>
  );
}
