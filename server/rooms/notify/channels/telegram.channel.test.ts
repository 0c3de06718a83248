import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import telegram from './telegram.channel.ts';
import { conforms } from '../testing/conformance.ts';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());

test('speaks as the service asks, keeps markup out, and tells a refusal without secrets', async () => {
  const body = await conforms(
    telegram,
    { botToken: '123456:abcdefghijklmnopqrstuvwxyz', chatId: '-100123', apiUrl: hook.url },
    hook,
    'abcdefghijklmnop',
  );
  expect(JSON.parse(body)).toMatchObject({
    chat_id: '-100123',
    parse_mode: 'HTML',
    text: expect.stringContaining('Shop &lt;script&gt;'),
  });
  expect(hook.requests[0]!.path).toBe('/bot123456:abcdefghijklmnopqrstuvwxyz/sendMessage');
  expect(JSON.parse(body).reply_markup.inline_keyboard[0]).toHaveLength(2);
});
