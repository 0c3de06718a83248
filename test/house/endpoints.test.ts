import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint';
import type { EndpointRoute, Route } from '#kit/http/serve';
import { discoverRooms } from '#kit/room';
import { root } from './tree.ts';

interface Declared {
  /** The name under which the contract exports it. */
  as: string;
  file: string;
  endpoint: Endpoint;
}

let contract: Declared[];
let routes: Route[];

beforeAll(async () => {
  contract = await declared();
  routes = (await discoverRooms()).flatMap((room) => room.routes ?? []);
});

async function declared(): Promise<Declared[]> {
  const files = readdirSync(join(root, 'contract')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(root, 'contract', file)).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module, index) =>
    Object.entries(module).flatMap(([as, value]) =>
      isEndpoint(value) ? [{ as, file: `contract/${files[index]}`, endpoint: value }] : [],
    ),
  );
}

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    'path' in value &&
    'access' in value &&
    'response' in value
  );
}

const addressOf = ({ method, path }: { method: string; path: string }) => `${method} ${path.replace(/:\w+/g, ':')}`;
const isEndpointRoute = (route: Route): route is EndpointRoute => 'endpoint' in route;

/** Each endpoint of the contract is answered by one route, and no route answers what the contract does not say. */
function mismatches(endpoints: Declared[], served: Route[]): string[] {
  const answered = served.filter(isEndpointRoute).map((route) => route.endpoint);
  return [
    ...endpoints.flatMap(({ as, file, endpoint }) => {
      const times = answered.filter((e) => e === endpoint).length;
      if (times === 1) return [];
      return times === 0
        ? [
            `${file}: ${as} (${addressOf(endpoint)}) is promised and not served. Add serve(${as}, …) to the room's routes.ts, or take the promise back.`,
          ]
        : [`${file}: ${as} is served by ${times} routes; one answers.`];
    }),
    ...answered
      .filter((e) => !endpoints.some(({ endpoint }) => endpoint === e))
      .map(
        (e) =>
          `${addressOf(e)} (${e.name}) is served and not in the contract; declare it in contract/, so that web, cli and OpenAPI know it.`,
      ),
  ];
}

/** An address leads to one place, an operation has one name, and that is the name it is imported by. */
function collisions(endpoints: Declared[], served: Route[]): string[] {
  const raw = served.flatMap((route) =>
    'raw' in route ? [{ where: route.raw.summary, address: addressOf(route.raw) }] : [],
  );
  const addresses = [...endpoints.map((d) => ({ where: `${d.file} ${d.as}`, address: addressOf(d.endpoint) })), ...raw];
  return [
    ...addresses
      .filter(({ address }, index) => addresses.findIndex((other) => other.address === address) !== index)
      .map(({ where, address }) => `${where}: ${address} is taken by another endpoint.`),
    ...endpoints
      .filter(({ as, endpoint }) => as !== endpoint.name)
      .map(({ as, file, endpoint }) => `${file}: ${as} is named "${endpoint.name}"; one name for both.`),
  ];
}

test('every endpoint of the contract is served by one route, and every route is in the contract', () => {
  expect(contract.length).toBeGreaterThan(20);
  expect(mismatches(contract, routes)).toEqual([]);
});

test('addresses and names are unique', () => {
  expect(collisions(contract, routes)).toEqual([]);
});

const anEndpoint = (name: string, path: string) =>
  ({ name, path, method: 'GET', access: 'public', response: null }) as unknown as Endpoint;
const promise = (endpoint: Endpoint, as = endpoint.name): Declared => ({ as, file: 'contract/attic.ts', endpoint });
const answer = (endpoint: Endpoint): Route => ({ endpoint, handler: () => Promise.resolve(null) });

test('a promise that is not kept, one kept twice, and an answer to no promise are found', () => {
  const one = anEndpoint('readAttic', '/api/attic/:id');
  expect(mismatches([promise(one)], [answer(one)])).toEqual([]);
  expect(mismatches([promise(one)], [])).toEqual([
    expect.stringContaining('readAttic (GET /api/attic/:) is promised and not served'),
  ]);
  expect(mismatches([promise(one)], [answer(one), answer(one)])).toEqual([
    expect.stringContaining('served by 2 routes'),
  ]);
  expect(mismatches([], [answer(one)])).toEqual([expect.stringContaining('served and not in the contract')]);
});

test('an address taken twice and a second name are found', () => {
  const [one, two] = [anEndpoint('readAttic', '/api/attic/:id'), anEndpoint('showAttic', '/api/attic/:secret')];
  expect(collisions([promise(one), promise(two)], [])).toEqual([
    expect.stringContaining('is taken by another endpoint'),
  ]);
  expect(collisions([promise(one, 'openAttic')], [])).toEqual([
    expect.stringContaining('openAttic is named "readAttic"'),
  ]);
});
