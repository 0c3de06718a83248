import { z } from 'zod';
import { currencies } from '#core/money';
import { byId, endpoint, id, instant, language, listOf, paging } from './endpoint.ts';

export const platforms = [
  'woocommerce',
  'magento',
  'shopify',
  'opencart',
  'prestashop',
  'shopware',
  'laravel',
  'unknown',
] as const;
/** Pages that matter, in the order of the buying path. */
export const pageKinds = [
  'home',
  'category',
  'product',
  'search',
  'cart',
  'checkout',
  'payment',
  'login',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];
export const pageKind = z.enum(pageKinds);

export const client = z.object({ id, name: z.string(), language, storeCount: z.int(), createdAt: instant });
export const listClients = endpoint({
  name: 'listClients',
  method: 'GET',
  path: '/api/clients',
  access: 'stores.read',
  summary: 'Clients',
  query: paging,
  response: listOf(client),
});
export const createClient = endpoint({
  name: 'createClient',
  method: 'POST',
  path: '/api/clients',
  access: 'stores.write',
  summary: 'Add a client',
  body: z.object({ name: z.string().trim().min(1).max(100), language: language.default('en') }),
  response: client,
});
export const updateClient = endpoint({
  name: 'updateClient',
  method: 'PATCH',
  path: '/api/clients/:id',
  access: 'stores.write',
  summary: 'Rename a client or change its language',
  params: byId,
  body: z.object({ name: z.string().trim().min(1).max(100).optional(), language: language.optional() }),
  response: client,
});
export const deleteClient = endpoint({
  name: 'deleteClient',
  method: 'DELETE',
  path: '/api/clients/:id',
  access: 'stores.write',
  summary: 'Remove a client that has no stores',
  params: byId,
});

/** What a store sells on an average day, as its owner says. */
export const trade = z.object({
  ordersPerDay: z.number().positive().max(1_000_000),
  averageOrder: z.int().positive().max(100_000_000_000).describe('In minor units of the currency'),
  currency: z.enum(currencies as readonly [string, ...string[]]),
});

export const store = z.object({
  id,
  clientId: id,
  clientName: z.string(),
  name: z.string(),
  url: z.string(),
  platform: z.enum(platforms),
  platformVersion: z.string().nullable(),
  platformConfidence: z.number().nullable(),
  languages: z.array(z.string()),
  currencies: z.array(z.string()),
  trade: trade.nullable().describe('Null where nobody said it'),
  createdAt: instant,
});
export type Store = z.infer<typeof store>;
export const listStores = endpoint({
  name: 'listStores',
  method: 'GET',
  path: '/api/stores',
  access: 'stores.read',
  summary: 'Stores',
  query: paging.extend({ clientId: id.optional() }),
  response: listOf(store),
});
export const addStore = endpoint({
  name: 'addStore',
  method: 'POST',
  path: '/api/stores',
  access: 'stores.write',
  summary: 'Add a store by its address; discovery starts at once',
  body: z.object({
    url: z.string().trim().min(1).max(2000).describe('The address, with or without https://'),
    name: z.string().trim().max(100).optional().describe('The host name where absent'),
    clientId: id.optional().describe("A client of the store's own name is made where absent"),
  }),
  response: store,
});
export const readStore = endpoint({
  name: 'readStore',
  method: 'GET',
  path: '/api/stores/:id',
  access: 'stores.read',
  summary: 'One store',
  params: byId,
  response: store,
});
export const updateStore = endpoint({
  name: 'updateStore',
  method: 'PATCH',
  path: '/api/stores/:id',
  access: 'stores.write',
  summary: 'Rename a store, move it to another client, say what it sells',
  params: byId,
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    clientId: id.optional(),
    trade: trade.nullable().optional(),
  }),
  response: store,
});
export const deleteStore = endpoint({
  name: 'deleteStore',
  method: 'DELETE',
  path: '/api/stores/:id',
  access: 'stores.write',
  summary: 'Remove a store with its monitors and history',
  params: byId,
});

export const discoveryStep = z.object({
  code: z.string().describe('`reach`, `platform`, `pages`, `certificate`, `dns`, `domain`'),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  text: z.string().describe("What is going on or was found, in the reader's language"),
});
export const proposedMonitor = z.object({
  key: z.string(),
  type: z.string(),
  name: z.string(),
  target: z.string(),
  page: pageKind.nullable(),
  intervalSeconds: z.int(),
  settings: z.record(z.string(), z.unknown()),
  dependsOn: z.string().nullable(),
  why: z.string().describe("One line, in the reader's language"),
});
export type ProposedMonitor = z.infer<typeof proposedMonitor>;
export const discovery = z.object({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  progress: z.number().min(0).max(1),
  steps: z.array(discoveryStep),
  startedAt: instant,
  finishedAt: instant.nullable(),
  platform: z
    .object({
      name: z.enum(platforms),
      label: z.string(),
      version: z.string().nullable(),
      confidence: z.number(),
      evidence: z.array(z.string()),
    })
    .nullable(),
  pages: z.array(z.object({ kind: pageKind, url: z.string(), title: z.string().nullable(), how: z.string() })),
  certificate: z.object({ issuer: z.string(), validTo: instant, names: z.array(z.string()) }).nullable(),
  domain: z.object({ name: z.string(), expiresAt: instant.nullable(), registrar: z.string().nullable() }).nullable(),
  proposal: z.array(proposedMonitor),
});
export type Discovery = z.infer<typeof discovery>;
export const readDiscovery = endpoint({
  name: 'readDiscovery',
  method: 'GET',
  path: '/api/stores/:id/discovery',
  access: 'stores.read',
  summary: 'Progress and result of the latest discovery',
  params: byId,
  response: discovery,
});
export const startDiscovery = endpoint({
  name: 'startDiscovery',
  method: 'POST',
  path: '/api/stores/:id/discovery',
  access: 'stores.write',
  summary: 'Look at the store again',
  params: byId,
  response: discovery,
});
export const cancelDiscovery = endpoint({
  name: 'cancelDiscovery',
  method: 'DELETE',
  path: '/api/stores/:id/discovery',
  access: 'stores.write',
  summary: 'Stop a running discovery',
  params: byId,
});
