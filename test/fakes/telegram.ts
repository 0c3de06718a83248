import type { IncomingMessage } from 'node:http';
import { startWebServer } from './web-server.ts';

/** What the bot said in a chat, as the person sees it. */
export interface Said {
  chat: number;
  message: number;
  text: string;
  /** The message that it answers. */
  answers: number | null;
  buttons: { text: string; callback_data?: string }[];
  file: { name: string; content: Buffer } | null;
}

type Fault = { status: number; body: unknown };

/** The Bot API on loopback with one bot: it keeps updates until they are acknowledged, as the real one does. */
export interface TelegramFake {
  origin: string;
  /** Revoking it makes another one. */
  token: string;
  bot: { id: number; username: string; first_name: string };
  webhook: string;
  said: Said[];
  /** Methods that were called. */
  asked: string[];
  /** What buttons were answered. */
  pressed: string[];
  /** Answers a call of this method in the bot's stead, once. */
  failOnce(method: string, fault: Fault): void;
  /** Called before an answer to `getUpdates` goes out. */
  beforeUpdates: (() => Promise<void> | void) | null;
  /** A person writes; returns the number of the message. */
  write(chat: number, text: string | null, more?: object): number;
  /** A person presses a button of the last message that has some. */
  press(chat: number, text: string): void;
  /** The next update has this number. */
  countFrom(number: number): void;
  /** Updates that nobody has acknowledged. */
  waiting(): number;
  /** A file that may be fetched; returns what a message says of it. */
  keep(content: Buffer): { file_id: string; file_unique_id: string; file_size: number };
  close(): Promise<void>;
}

interface Update {
  update_id: number;
  [kind: string]: unknown;
}

const tooLong = 4096;

export async function startTelegram(): Promise<TelegramFake> {
  const updates: Update[] = [];
  const files = new Map<string, Buffer>();
  const faults: { method: string; fault: Fault }[] = [];
  let next = 700_000_001;
  let message = 10;
  const web = await startWebServer((request, response) => {
    void bytesOf(request).then(async (body) => {
      const [, token, path = ''] = /^\/(?:file\/)?bot([^/]+)\/(.*)$/.exec(request.url!) ?? [];
      const send = (status: number, content: unknown) => {
        const raw = Buffer.isBuffer(content);
        response.writeHead(status, { 'content-type': raw ? 'application/octet-stream' : 'application/json' });
        response.end(raw ? content : JSON.stringify(content));
      };
      if (token !== fake.token) return send(401, { ok: false, error_code: 401, description: 'Unauthorized' });
      if (request.url!.startsWith('/file/')) {
        const content = files.get(path.split('/').at(-1)!);
        return content ? send(200, content) : send(404, { ok: false, error_code: 404, description: 'Not Found' });
      }
      fake.asked.push(path);
      const at = faults.findIndex((one) => one.method === path);
      const [broken] = at < 0 ? [] : faults.splice(at, 1);
      if (broken) return send(broken.fault.status, broken.fault.body);
      const params = await paramsOf(request, body);
      const { status = 200, result, description } = await answer(path, params);
      return send(status, description ? { ok: false, error_code: status, description } : { ok: true, result });
    });
  });

  async function answer(
    method: string,
    params: Record<string, unknown>,
  ): Promise<{ status?: number; result?: unknown; description?: string }> {
    if (method === 'getMe') return { result: { ...fake.bot, is_bot: true } };
    if (method === 'getWebhookInfo') return { result: { url: fake.webhook } };
    if (method === 'getUpdates') {
      if (fake.webhook)
        return { status: 409, description: "Conflict: can't use getUpdates method while webhook is active" };
      const offset = Number(params['offset']);
      updates.splice(0, updates.filter(({ update_id: id }) => id < offset).length);
      const given = structuredClone(updates.slice(0, 100));
      await fake.beforeUpdates?.();
      return { result: given };
    }
    if (method === 'answerCallbackQuery') {
      fake.pressed.push(String(params['text']));
      return { result: true };
    }
    if (method === 'getFile') {
      const id = String(params['file_id']);
      return files.has(id)
        ? { result: { file_id: id, file_unique_id: id, file_path: `documents/${id}` } }
        : { status: 400, description: 'Bad Request: wrong file_id' };
    }
    if (method === 'sendMessage' || method === 'sendDocument') return say(params);
    return { status: 404, description: 'Not Found: method not found' };
  }

  function say(params: Record<string, unknown>) {
    const text = (params['text'] as string | undefined) ?? '';
    const file = (params['document'] as Said['file'] | undefined) ?? null;
    if (text === '' && !file) return { status: 400, description: 'Bad Request: message text is empty' };
    if (text.length > tooLong) return { status: 400, description: 'Bad Request: message is too long' };
    const markup = params['reply_markup'] as { inline_keyboard?: Said['buttons'][] } | undefined;
    const reply = params['reply_parameters'] as { message_id?: number } | undefined;
    const said: Said = {
      chat: Number(params['chat_id']),
      message: ++message,
      text,
      answers: reply?.message_id ?? null,
      buttons: markup?.inline_keyboard?.flat() ?? [],
      file,
    };
    fake.said.push(said);
    return { result: { message_id: said.message, date: 0, chat: { id: said.chat, type: 'private' }, text } };
  }

  const give = (of: object) => void updates.push({ update_id: next++, ...of });
  const fake: TelegramFake = {
    origin: web.origin,
    token: '4242:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr',
    bot: { id: 4242, username: 'agency_support_bot', first_name: 'Support of the agency' },
    webhook: '',
    said: [],
    asked: [],
    pressed: [],
    beforeUpdates: null,
    failOnce: (method, fault) => void faults.push({ method, fault }),
    write(chat, text, more = {}) {
      const id = ++message;
      const from = { id: chat, is_bot: false, first_name: 'Olena', language_code: 'uk' };
      const said = { message_id: id, from, chat: { id: chat, type: 'private', first_name: 'Olena' }, date: 0 };
      give({ message: { ...said, ...(text === null ? {} : { text }), ...more } });
      return id;
    },
    press(chat, text) {
      const shown = fake.said.findLast((one) => one.chat === chat && one.buttons.length > 0)!;
      const data = shown.buttons.find((one) => one.text === text)!.callback_data;
      const from = { id: chat, is_bot: false, first_name: 'Olena' };
      const under = { message_id: shown.message, date: 0, chat: { id: chat, type: 'private' } };
      give({ callback_query: { id: String(next), from, message: under, chat_instance: '1', data } });
    },
    countFrom: (number) => void (next = number),
    waiting: () => updates.length,
    keep(content) {
      const id = `file${files.size + 1}`;
      files.set(id, content);
      return { file_id: id, file_unique_id: id, file_size: content.length };
    },
    close: () => web.close(),
  };
  return fake;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function paramsOf(request: IncomingMessage, body: Buffer): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const params: Record<string, unknown> = {};
  for (const [name, value] of form)
    params[name] =
      typeof value === 'string' ? value : { name: value.name, content: Buffer.from(await value.arrayBuffer()) };
  return params;
}
