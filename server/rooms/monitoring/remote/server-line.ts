import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import { userAgent } from '#kit/net/user-agent';

/** The server cannot be reached, or is not able to answer now: later it will be. */
export class Unreachable extends Error {}
/** The server answered and will not have it: trying again does not help. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface ServerLine {
  /** @throws {Unreachable} {Refused} */
  call<E extends Endpoint>(endpoint: E, parts: CallOf<E>, timeoutMs: number): Promise<ResponseOf<E>>;
}

/**
 * The way to the server that a remote prober works for. The token travels, and so do secrets of monitors: HTTPS alone,
 * but for the machine itself.
 * @throws Error in words for a person where the address cannot be used
 */
export function serverLine(url: string, token: string): ServerLine {
  if (!URL.canParse(url)) throw new Error(`--join: "${url}" is not an address. Write it as https://watch.example.`);
  const { protocol, hostname } = new URL(url);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback))
    throw new Error('--join: a remote prober reaches its server by https:// only, because secrets of monitors travel.');
  return {
    async call(endpoint, parts, timeoutMs) {
      const { body } = parts as { body?: unknown };
      let response: Response;
      let text: string;
      try {
        response = await fetch(new URL(endpoint.path, url), {
          method: endpoint.method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': userAgent() },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeoutMs),
          redirect: 'error',
        });
        text = await response.text();
      } catch (error) {
        throw new Unreachable(
          `${url} cannot be reached: ${error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error)}`,
        );
      }
      if (response.ok) return endpoint.response.parse(JSON.parse(text)) as ResponseOf<typeof endpoint>;
      if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw new Unreachable(`${url} answered ${response.status}.`);
      if (response.status === 401)
        throw new Refused(401, `${url} does not know this token: the prober was dismissed, or the token is mistyped.`);
      throw new Refused(response.status, messageOf(text) ?? `${url} answered ${response.status}.`);
    },
  };
}

function messageOf(text: string): string | undefined {
  const found = /"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  return found === undefined ? undefined : (JSON.parse(`"${found}"`) as string);
}
