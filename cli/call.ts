import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import { Problem } from './command.ts';
import type { Target } from './config.ts';

/** Calls an endpoint of the contract over HTTP. @throws Problem in words for a person */
export async function call<E extends Endpoint>(target: Target, endpoint: E, parts: CallOf<E>): Promise<ResponseOf<E>> {
  const {
    params = {},
    query = {},
    body,
  } = parts as { params?: Record<string, string>; query?: Record<string, string | number | boolean>; body?: unknown };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(target.url + path);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (target.token) headers['authorization'] = `Bearer ${target.token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem(
      'unreachable',
      `No Vakhta answers at ${target.url}. Start it with "npm start", or set VAKHTA_URL.`,
    );
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(response.status, text, target);
  return (text ? endpoint.response.parse(JSON.parse(text)) : undefined) as ResponseOf<E>;
}

function problemOf(status: number, text: string, target: Target): Problem {
  if (status === 401 && !target.token)
    return new Problem(
      'sign_in',
      'No token. Make one by "npx vakhta token create" on the server\'s machine or in the console, and keep it here by "npx vakhta login --token vk_…", or set VAKHTA_TOKEN.',
    );
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string; field?: string } };
    return new Problem(error.code, error.message, error.field);
  } catch {
    return new Problem('bad_answer', `${target.url} answered ${status} with something that is not Vakhta's.`);
  }
}
