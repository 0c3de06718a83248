import { z } from 'zod';
import type { App } from '#kit/app';
import { type Called, call } from '#kit/net/call';
import type { BotRow } from './bots/store.ts';
import type { BotTrouble } from './words.ts';

/** Where a bot is spoken to. The token stands in every address: nothing that holds one is ever told or logged. */
export interface BotLine {
  apiUrl: string;
  token: string;
  out: App['settings']['netPolicy'];
}

/** `retryAfterMs`: Telegram itself says when. `permanent`: the same will be refused tomorrow. */
export type Answered<T> =
  | { ok: true; result: T }
  | { ok: false; trouble: BotTrouble; permanent: boolean; retryAfterMs: number | null };

export interface Document {
  name: string;
  type: string;
  content: Buffer;
}

const transferMs = 90_000;
const mostBytes = 4 * 1024 * 1024;
const service = 'Telegram';

export const sealToken = (app: App, botId: string, token: string): string =>
  app.secrets.seal(token, `telegram bot ${botId}`);

export const lineOf = (app: App, bot: Pick<BotRow, 'id' | 'api_url' | 'token'>): BotLine => ({
  apiUrl: bot.api_url,
  token: app.secrets.open(bot.token, `telegram bot ${bot.id}`),
  out: app.settings.netPolicy,
});

/** Calls one method; what it answers is checked. */
export async function askBot<T extends z.ZodType>(
  line: BotLine,
  method: string,
  params: Record<string, unknown>,
  result: T,
  signal?: AbortSignal,
): Promise<Answered<z.output<T>>> {
  const body = JSON.stringify(params);
  const headers = { 'content-type': 'application/json' };
  return judge(await call('POST', address(line, method), { out: line.out, headers, body, mostBytes, signal }), result);
}

/** Sends a file; the name is quoted for the header that carries it. */
export async function sendDocument(
  line: BotLine,
  fields: Record<string, string>,
  file: Document,
): Promise<Answered<{ message_id: number }>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('document', new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
  const packed = new Response(form);
  const answer = await call('POST', address(line, 'sendDocument'), {
    out: line.out,
    headers: { 'content-type': packed.headers.get('content-type')! },
    body: new Uint8Array(await packed.arrayBuffer()),
    timeoutMs: transferMs,
  });
  return judge(answer, sentMessage);
}

export const sentMessage = z.object({ message_id: z.int() });

/** The bytes of a file that somebody sent. */
export async function fetchFile(line: BotLine, fileId: string, most: number): Promise<Answered<Buffer>> {
  const found = await askBot(line, 'getFile', { file_id: fileId }, z.object({ file_path: z.string() }));
  if (!found.ok) return found;
  const path = found.result.file_path.split('/').map(encodeURIComponent).join('/');
  const answer = await call('GET', `${bare(line.apiUrl)}/file/bot${line.token}/${path}`, {
    out: line.out,
    timeoutMs: transferMs,
    mostBytes: most,
  });
  if (answer.status === 200 && answer.bytes && !answer.cut) return { ok: true, result: answer.bytes };
  return { ok: false, ...failureOf(answer, {}) };
}

const bare = (url: string): string => url.replace(/\/+$/, '');
const address = ({ apiUrl, token }: BotLine, method: string): string => `${bare(apiUrl)}/bot${token}/${method}`;

const answered = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
});

function judge<T extends z.ZodType>(answer: Called, result: T): Answered<z.output<T>> {
  const said = answered.safeParse(parse(answer.text)).data;
  if (answer.status === 200 && said?.ok) {
    const read = result.safeParse(said.result);
    if (read.success) return { ok: true, result: read.data };
  }
  return { ok: false, ...failureOf(answer, said ?? {}) };
}

function failureOf(
  { status, failure, forbidden }: Called,
  { description = '', parameters }: Partial<z.output<typeof answered>>,
) {
  const permanent = forbidden || [400, 403, 413].includes(status);
  const retryAfterMs = parameters?.retry_after === undefined ? null : parameters.retry_after * 1000;
  return { trouble: troubleOf(), permanent, retryAfterMs };

  function troubleOf(): BotTrouble {
    if (failure) return { code: failure.code, values: { service, host: failure.host, why: failure.why } };
    if (status === 401 || status === 404) return { code: 'revoked' };
    if (status === 403) return { code: 'blocked' };
    if (status === 409) return { code: /webhook/i.test(description) ? 'webhook' : 'taken' };
    if (status === 429) return { code: 'too_many' };
    if (status === 200) return { code: 'strange' };
    return description
      ? { code: 'refused', values: { said: description.slice(0, 300) } }
      : { code: 'status', values: { status } };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
