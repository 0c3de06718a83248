import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import webhook from './webhook.channel.ts';
import { conforms, notice } from '../testing/conformance.ts';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());

test('speaks as the service asks, keeps markup out, and tells a refusal without secrets', async () => {
  const body = await conforms(
    webhook,
    { url: `${hook.url}/in`, secret: 'a secret of some length' },
    hook,
    'a secret of some length',
  );
  const { headers } = hook.requests[0]!;
  expect(headers['x-vakhta-delivery']).toBe(notice.id);
  expect(headers['x-vakhta-signature']).toBe(
    `sha256=${createHmac('sha256', 'a secret of some length').update(`${headers['x-vakhta-timestamp']}.${body}`).digest('hex')}`,
  );
  expect(JSON.parse(body)).toMatchObject({
    id: notice.id,
    kind: 'opened',
    severity: 'critical',
    incident: { number: 1 },
  });
});
