import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import teams from './teams.channel.ts';
import { conforms } from '../testing/conformance.ts';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());

test('speaks as the service asks, keeps markup out, and tells a refusal without secrets', async () => {
  const body = await conforms(teams, { webhookUrl: `${hook.url}/workflows?sig=secretsig` }, hook, 'secretsig');
  const { content } = JSON.parse(body).attachments[0];
  expect(content.type).toBe('AdaptiveCard');
  // Plain runs: nothing of a store's is read as Markdown.
  expect(content.body.every((block: { type: string }) => block.type === 'RichTextBlock')).toBe(true);
  expect(content.actions).toHaveLength(2);
});
