import { type Flip, monitorDegraded, monitorRecovered, monitorWentDown } from '#contract/events/monitoring';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import type { TestApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';

/** Adds a store without looking at it. */
export async function givenStore(
  t: TestApp,
  url = `https://${newId().slice(-8)}.example`,
): Promise<{ id: string; clientId: string }> {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url }));
  return { id: store.id, clientId: store.client_id };
}

/** A flip as monitoring tells it: a 500 on the home page of a store, unless said otherwise. */
export function flipOf(storeId: string, of: Partial<Flip> & Pick<Flip, 'at'>): Flip {
  return {
    monitorId: newId(),
    storeId,
    monitorName: 'Home',
    type: 'http',
    page: 'home',
    host: 'shop.example',
    port: 443,
    url: 'https://shop.example/',
    dependsOn: null,
    from: 'up',
    status: 'down',
    failure: 'http',
    reason: { code: 'status', params: { status: 500, expected: '200-399' } },
    conditions: [{ text: '[STATUS] (500) = 200-399', ok: false }],
    evidence: { status: 500 },
    regions: ['local'],
    ...of,
  };
}

const events = { down: monitorWentDown, degraded: monitorDegraded, up: monitorRecovered };

/** Announces a flip and lets everybody answer it. */
export async function tell(t: TestApp, flip: Flip): Promise<Flip> {
  const event = events[flip.status as keyof typeof events];
  await t.write((trx) => announce(trx, t.app, event, flip));
  await t.drain();
  return flip;
}

export const recovered = (flip: Flip, at: number): Flip => ({
  ...flip,
  at,
  from: flip.status,
  status: 'up',
  failure: null,
  reason: { code: 'up', params: {} },
  conditions: [],
});
