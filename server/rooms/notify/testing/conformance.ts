import { expect } from 'vitest';
import type { ChannelKind, Message } from '../channel-kind.ts';
import type { Hook } from './receivers.ts';

/** A notice whose every text tries to be markup. */
export const notice: Message = {
  id: '0197c3a0-0000-7000-8000-000000000001',
  kind: 'opened',
  language: 'en',
  severity: 'critical',
  subject: '[#1] CRITICAL: Cart <b>bold</b> & *star*',
  lines: [
    { label: 'Where', text: 'Shop <script>alert(1)</script>' },
    { label: null, text: 'line two' },
  ],
  links: [
    { label: 'Acknowledge', url: 'https://watch.example/ack/x?a=1&b=2', primary: true },
    { label: 'Open incident', url: 'https://watch.example/incidents/1', primary: false },
  ],
  facts: { incident: { number: 1 } },
};

/**
 * What every channel that speaks HTTP must do: hand the notice over whole, return a receipt, tell a refusal in the
 * service's words without our secrets, know what is permanent, and bear a service that is gone.
 */
export async function conforms<S>(kind: ChannelKind<S>, given: unknown, hook: Hook, secret: string): Promise<string> {
  const settings = kind.settings.parse(given);
  const out = { ownPorts: [] };
  const sent = await kind.send(notice, settings, out);
  expect(sent).toEqual({ ok: true, receipt: expect.any(String) });
  const { body } = hook.requests.at(-1)!;
  for (const part of ['CRITICAL', 'line two', 'https://watch.example/incidents/1']) expect(body).toContain(part);
  const kept = hook.answer;
  for (const [status, permanent] of [
    [403, true],
    [404, true],
    [429, false],
    [500, false],
  ] as const) {
    hook.answer = { status, body: '{"ok":false,"description":"refused here","error":"refused here"}' };
    const refused = await kind.send(notice, settings, out);
    expect(refused, String(status)).toEqual({
      ok: false,
      permanent,
      error: { code: expect.any(String), values: expect.anything() },
    });
    expect(JSON.stringify(refused)).not.toContain(secret);
  }
  hook.answer = kept;
  await keepsOut(kind, given, hook);
  for (const words of [kind.words.en, kind.words.ru, kind.words.uk]) expect(words.label && words.help).toBeTruthy();
  return body;
}

/** Neither the platform's own port, by whatever name, nor a service that hands out credentials is ever reached. */
async function keepsOut<S>(kind: ChannelKind<S>, given: unknown, hook: Hook): Promise<void> {
  const { host, port } = new URL(hook.url);
  const before = hook.requests.length;
  for (const other of [host, `localhost:${port}`, `127.1:${port}`, `[::ffff:127.0.0.1]:${port}`, '169.254.169.254']) {
    const settings = kind.settings.parse(JSON.parse(JSON.stringify(given).replaceAll(host, other)));
    const kept = await kind.send(notice, settings, { ownPorts: [Number(port)] });
    expect(kept, other).toEqual({ ok: false, permanent: true, error: expect.objectContaining({ code: 'forbidden' }) });
  }
  expect(hook.requests).toHaveLength(before);
}
