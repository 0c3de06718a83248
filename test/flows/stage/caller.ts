import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import { getSession, signIn } from '#contract/people';
import { owner } from './owner.ts';

/** The API as a signed-in person calls it, for what a story takes as given. */
export type Caller = <E extends Endpoint>(endpoint: E, args: CallOf<E>) => Promise<ResponseOf<E>>;

export async function callerOf(base: string, who: { email: string; password: string } = owner): Promise<Caller> {
  let cookie = '';
  let csrf: string | null = null;
  const call: Caller = async (endpoint, args) => {
    const {
      params = {},
      query = {},
      body,
    } = args as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!));
    const asked = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const answer = await fetch(`${base}${path}?${asked.toString()}`, {
      method: endpoint.method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(csrf ? { 'x-vakhta-csrf': csrf } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${endpoint.name} answered ${answer.status}: ${text}`);
    const given = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
    if (given.length > 0) cookie = given.join('; ');
    return (text === '' ? undefined : JSON.parse(text)) as ResponseOf<typeof endpoint>;
  };
  await call(signIn, { body: { email: who.email, password: who.password } });
  ({ csrf } = await call(getSession, {}));
  return call;
}
