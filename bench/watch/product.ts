import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import { createLocalToken } from '#rooms/people';
import { withLocalApp } from '../../server/local.ts';
import launch from '../../bin/node.json' with { type: 'json' };
import { type Child, start } from './processes.ts';

export interface Product {
  child: Child;
  url: string;
  call<E extends Endpoint>(endpoint: E, parts: CallOf<E>): Promise<ResponseOf<E>>;
}

const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The product as it is started by `npm start`, all roles in one process, over the given database. */
export async function startProduct(database: string, data: string, port: number): Promise<Product> {
  const env = {
    DATABASE_URL: database,
    VAKHTA_DATA: data,
    VAKHTA_PORT: String(port),
    VAKHTA_OWNER_EMAIL: 'owner@bench.example',
    VAKHTA_OWNER_PASSWORD: 'a password of the bench',
    VAKHTA_LOG: 'warn',
    VAKHTA_LINE_TARGETS: '',
  };
  const child = start(
    main,
    [],
    { ...env, ...launch.environment, NODE_COMPILE_CACHE: join(data, 'compiled') },
    launch.flags,
  );
  const url = `http://127.0.0.1:${port}`;
  let gone = false;
  void child.ended.then(() => (gone = true));
  while (
    !gone &&
    !(await fetch(`${url}/readyz`).then(
      (r) => r.ok,
      () => false,
    ))
  )
    await sleep(50);
  if (gone) throw new Error('The product ended while it was starting; what it said stands above.');
  const token = await withLocalApp(env, async (app) => (await createLocalToken(app, { name: 'bench' })).secret);
  return {
    child,
    url,
    async call(endpoint, parts) {
      const {
        params = {},
        query = {},
        body,
      } = parts as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
      const address = new URL(url + endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name]!));
      for (const [name, value] of Object.entries(query))
        if (value !== undefined) address.searchParams.set(name, `${value as string | number}`);
      const response = await fetch(address, {
        method: endpoint.method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${endpoint.name}: ${text}`);
      return (text === '' ? undefined : endpoint.response.parse(JSON.parse(text))) as ResponseOf<typeof endpoint>;
    },
  };
}
