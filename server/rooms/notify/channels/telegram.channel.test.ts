import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hook, startHook } from '../testing/receivers.ts';
import telegram from './telegram.channel.ts';
import { conforms, notice } from '../testing/conformance.ts';

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

test('a notice that is too long is cut where no markup breaks', async () => {
  const settings = telegram.settings.parse({
    botToken: '123456:AAAAAAAAAAAAAAAAAAAAAAAA',
    chatId: '42',
    apiUrl: hook.url,
  });
  for (const unit of ['<&>', '👍', 'слово ']) {
    const lines = Array.from({ length: 30 }, () => ({ label: 'What', text: unit.repeat(700) }));
    expect(
      await telegram.send({ ...notice, lines, subject: unit.repeat(400) }, settings, { ownPorts: [] }),
    ).toMatchObject({ ok: true });
    const { text } = JSON.parse(hook.requests.at(-1)!.body) as { text: string };
    expect(text.isWellFormed()).toBe(true);
    expect(text.match(/<b>/g)?.length).toBe(text.match(/<\/b>/g)?.length);
    expect(text.replaceAll(/<\/?b>|&(amp|lt|gt);/g, '')).not.toMatch(/[<&>]/);
    // Telegram counts what is shown.
    expect([...text.replaceAll(/<\/?b>/g, '').replaceAll(/&\w+;/g, '.')].length).toBeLessThan(4096);
  }
});
