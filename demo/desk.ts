import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { createHttp } from '#kit/http/server';
import { drainJobs } from '#kit/jobs/work';
import type { Room } from '#kit/room';

/** The product's own API without a network, at which people of the demo work through ninety days in a minute. */
export interface Desk {
  app: App;
  call<E extends Endpoint>(actor: Actor | null, endpoint: E, args: CallOf<E>): Promise<ResponseOf<E>>;
  /** An address that does not speak JSON: a heartbeat, a public form. */
  knock(method: 'GET' | 'POST', url: string, form?: Record<string, string>): Promise<string>;
  /** Runs the named sweeps once; what they and others left to do is done. */
  sweep(...names: string[]): Promise<void>;
  /** Events reach their subscribers. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export function openDesk(app: App, rooms: readonly Room[]): Desk {
  const actors: (Actor | null)[] = [null];
  const routes = rooms.flatMap((room) => room.routes ?? []);
  const http = createHttp(app, routes, async (request) => actors[Number(request.headers['x-demo-actor'])] ?? null);
  const seat = (actor: Actor | null): string => {
    if (!actors.includes(actor)) actors.push(actor);
    return String(actors.indexOf(actor));
  };
  const send = async (
    method: Endpoint['method'],
    url: string,
    actor: Actor | null,
    payload?: object | string,
    type?: string,
  ): Promise<string> => {
    const headers = { 'x-demo-actor': seat(actor), ...(type ? { 'content-type': type } : {}) };
    const answer = await http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body}`);
    return answer.body;
  };
  return {
    app,
    async call(actor, endpoint, args) {
      const {
        params = {},
        query = {},
        body,
      } = args as { params?: Record<string, string>; query?: Record<string, unknown>; body?: object };
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!));
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      const answer = await send(endpoint.method, asked ? `${path}?${asked}` : path, actor, body);
      return (answer === '' ? undefined : JSON.parse(answer)) as ResponseOf<typeof endpoint>;
    },
    knock: (method, url, form) =>
      send(
        method,
        url,
        null,
        form && new URLSearchParams(form).toString(),
        form && 'application/x-www-form-urlencoded',
      ),
    async sweep(...names) {
      for (const sweep of rooms.flatMap((room) => room.sweeps ?? []))
        if (names.includes(sweep.name)) await sweep.run(app);
    },
    drain: () => drainJobs(app, rooms),
    close: () => http.close(),
  };
}
