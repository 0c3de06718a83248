/** What a service on the web answered, or why it did not: `status` 0 and a sentence. */
export interface Posted {
  status: number;
  /** First 64 KiB. */
  text: string;
  headers: Headers;
}

/** Sends one request to a service that staff configured: 10 s, no redirects, a capped answer. A failure is a value. */
export async function post(
  url: string,
  options: { headers?: Record<string, string>; body: string; method?: 'POST' | 'PUT'; signal?: AbortSignal },
): Promise<Posted> {
  const signal = AbortSignal.any([AbortSignal.timeout(10_000), ...(options.signal ? [options.signal] : [])]);
  try {
    const response = await fetch(url, {
      method: options.method ?? 'POST',
      headers: options.headers ?? {},
      body: options.body,
      redirect: 'manual',
      signal,
    });
    return { status: response.status, text: await firstBytes(response, 65_536), headers: response.headers };
  } catch (error) {
    return { status: 0, text: reasonOf(error), headers: new Headers() };
  }
}

async function firstBytes(response: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit).toString('utf8');
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'no answer within 10 s';
  if (name === 'AbortError') return 'stopped';
  if (cause?.message === 'bad port') return 'this port is not one for web services';
  return (
    {
      ECONNREFUSED: 'connection refused',
      ENOTFOUND: 'the name is not found',
      EAI_AGAIN: 'the name cannot be resolved now',
      ECONNRESET: 'connection broken',
      CERT_HAS_EXPIRED: 'its certificate has expired',
    }[cause?.code ?? ''] ?? `no connection (${cause?.code ?? name})`
  );
}
