import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import ntfy from './ntfy.channel.ts';
import { conforms } from '../testing/conformance.ts';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());

test('speaks as the service asks, keeps markup out, and tells a refusal without secrets', async () => {
  const body = await conforms(ntfy, { server: hook.url, topic: 'shop-night', token: 'tk_secret' }, hook, 'tk_secret');
  expect(JSON.parse(body)).toMatchObject({
    topic: 'shop-night',
    priority: 5,
    title: expect.stringContaining('CRITICAL'),
  });
  expect(hook.requests[0]!.headers.authorization).toBe('Bearer tk_secret');
});
