import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import slack from './slack.channel.ts';
import { conforms } from '../testing/conformance.ts';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());

test('speaks as the service asks, keeps markup out, and tells a refusal without secrets', async () => {
  const body = await conforms(slack, { webhookUrl: `${hook.url}/services/T000secret` }, hook, 'T000secret');
  const { text, blocks } = JSON.parse(body);
  expect(text).toContain('CRITICAL');
  expect(blocks[1].text.text).toContain('*Where:* Shop &lt;script&gt;');
});
