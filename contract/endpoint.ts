import { z } from 'zod';
import { said } from './said.ts';
import type { Access } from './permissions.ts';

/** One address of the API: server, web, cli and the OpenAPI document are all drawn from this one object. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** Operation id, `listStores`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's form: `/api/stores/:id`. */
  path: string;
  access: Access;
  /** One line for the API reference. */
  summary: string;
  params: P;
  query: Q;
  body: B;
  response: R;
  /** Largest body in bytes where it is not 1 MiB. */
  bodyLimit?: number;
}

const nothing = z.undefined();
type Nothing = typeof nothing;

export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(
  e: Pick<Endpoint<P, Q, B, R>, 'name' | 'method' | 'path' | 'access' | 'summary' | 'bodyLimit'> &
    Partial<Pick<Endpoint<P, Q, B, R>, 'params' | 'query' | 'body' | 'response'>>,
): Endpoint<P, Q, B, R> {
  return { params: nothing, query: nothing, body: nothing, response: nothing, ...e } as unknown as Endpoint<P, Q, B, R>;
}

/** Arguments of a call, without the parts that the endpoint does not have. */
export type CallOf<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
type Part<K extends string, T> = undefined extends T
  ? [T] extends [undefined]
    ? unknown
    : { [k in K]?: T }
  : { [k in K]: T };

/** A page of a list. Lists are always `{"items": […], "total": n}`. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() });
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('How many to return'),
  offset: z.coerce.number().int().min(0).default(0).describe('How many to skip'),
  q: z.string().max(200).optional().describe('Search text'),
});
export const id = z.uuid();
export const byId = z.object({ id });
/** ISO 8601 with offset, as `2026-11-22T21:36:42.000Z`. */
export const instant = z.iso.datetime({ offset: true });
export const language = z.enum(['en', 'ru', 'uk']);
/** IANA time zone that this runtime knows. */
export const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  said({
    en: 'This time zone is not known here: write it as Europe/Kyiv.',
    ru: 'Такой часовой пояс здесь неизвестен: напишите, например, Europe/Kyiv.',
    uk: 'Такий часовий пояс тут невідомий: напишіть, наприклад, Europe/Kyiv.',
  }),
);

/** Every refusal has this shape. `field` names the input that is wrong, where one is. */
export const problem = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});
export type Problem = z.infer<typeof problem>;
