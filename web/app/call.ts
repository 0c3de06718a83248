import type { CallOf, Endpoint, Problem, ResponseOf } from '#contract/endpoint';
import { currentLanguage } from './language.ts';

/** A refusal of the server, or a server that could not be reached (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  constructor(status: number, problem: Problem['error']) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.field = problem.field;
  }
}

/** Arguments of a call; none where the endpoint takes none. */
export type Arguments<E extends Endpoint> = unknown extends CallOf<E> ? [] : [args: CallOf<E>];
interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

let csrf: string | null = null;
/** The session says which word proves that a change comes from this console. */
export const rememberCsrf = (word: string | null) => {
  csrf = word;
};

/** Calls an address of the API. Throws `ApiError` where the server refuses or cannot be reached. */
export async function call<E extends Endpoint>(endpoint: E, ...[args]: Arguments<E>): Promise<ResponseOf<E>> {
  return send(endpoint, args ?? {}) as Promise<ResponseOf<E>>;
}

export async function send(endpoint: Endpoint, parts: Parts, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(address(endpoint.path, parts), {
    method: endpoint.method,
    headers: {
      accept: 'application/json',
      'accept-language': currentLanguage(),
      ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(csrf && endpoint.method !== 'GET' ? { 'x-vakhta-csrf': csrf } : {}),
    },
    body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
    signal,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, { code: 'unreachable', message: '' });
  });
  const text = await response.text();
  if (response.ok) return text ? (JSON.parse(text) as unknown) : undefined;
  throw new ApiError(response.status, problemOf(text) ?? { code: `http_${response.status}`, message: '' });
}

function address(path: string, { params, query }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '')
      search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return search.size ? `${filled}?${search}` : filled;
}

function problemOf(text: string): Problem['error'] | null {
  if (!text.startsWith('{')) return null;
  const body = JSON.parse(text) as Partial<Problem>;
  return body.error?.message !== undefined ? body.error : null;
}
