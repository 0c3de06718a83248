import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import type { Access } from '#contract/permissions';
import type { Language } from '#core/words';
import type { App } from '../app.ts';
import type { Actor } from './actor.ts';

export interface Call<E extends Endpoint> {
  app: App;
  actor: Actor;
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  /** The reader's: of the person, else of the browser. */
  language: Language;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface EndpointRoute {
  endpoint: Endpoint;
  handler: (call: Call<Endpoint>) => Promise<unknown>;
}

/** An address that does not speak JSON: a page, a feed, a heartbeat. It parses what it takes itself. */
export interface RawRoute {
  raw: {
    method: 'GET' | 'POST' | 'HEAD';
    path: string;
    access: Access;
    summary: string;
    /** Takes a body of any type, so many bytes at most, as a Buffer. */
    bytes?: number;
  };
  /** Refuses before the body is read. */
  before?: (call: { app: App; request: FastifyRequest }) => Promise<void>;
  handler: (call: {
    app: App;
    actor: Actor;
    language: Language;
    request: FastifyRequest;
    reply: FastifyReply;
  }) => Promise<unknown>;
}

export type Route = EndpointRoute | RawRoute;

/** Nothing, where the endpoint has no response. */
type Answer<E extends Endpoint> = [z.input<E['response']>] extends [undefined] ? void : z.input<E['response']>;

/** Answers an endpoint of the contract. Input arrives parsed; what is returned is cut to the response schema. */
export function serve<E extends Endpoint>(endpoint: E, handler: (call: Call<E>) => Promise<Answer<E>>): EndpointRoute {
  return { endpoint, handler };
}

export function serveRaw(
  raw: RawRoute['raw'],
  handler: RawRoute['handler'],
  before?: NonNullable<RawRoute['before']>,
): RawRoute {
  return { raw, handler, ...(before ? { before } : {}) };
}
