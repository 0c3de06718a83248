import type { FastifyInstance } from 'fastify';
import { createHttp } from '#kit/http/server';
import type { TestApp } from '#kit/testing/test-app';
import { authenticate } from '../sign-in/authenticate.ts';

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it expects
  body: any;
  headers: Record<string, unknown>;
}

export interface Browser {
  cookies: Map<string, string>;
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

/** The product's HTTP server as it runs, with sign-in. */
export const openServer = (t: TestApp): FastifyInstance =>
  createHttp(
    t.app,
    t.rooms.flatMap((r) => r.routes ?? []),
    (request) => authenticate(t.app, request),
  );

/** Keeps cookies and sends the csrf value back, as the console does. */
export function openBrowser(http: FastifyInstance, address = '127.0.0.1'): Browser {
  const cookies = new Map<string, string>();
  let csrf: string | null = null;
  return {
    cookies,
    call: async (method, url, body, headers = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await http.inject({
        method,
        url,
        remoteAddress: address,
        headers: { ...(cookie ? { cookie } : {}), ...(csrf ? { 'x-vakhta-csrf': csrf } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      for (const { name, value } of response.cookies) {
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
      const answer = response.headers['content-type']?.toString().includes('json') ? response.json() : response.body;
      if (typeof answer === 'object' && answer !== null && 'csrf' in answer) csrf = answer.csrf as string | null;
      return { status: response.statusCode, body: answer, headers: response.headers };
    },
  };
}
