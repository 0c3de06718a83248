import type { z } from 'zod';

/** A past-tense fact of a room, with ids and the values of that moment. A changed shape is a new version. */
export interface EventType<P extends z.ZodType = z.ZodType> {
  /** `monitor.went_down` */
  name: string;
  version: number;
  payload: P;
  /** A room answers the events of one subject one after another, in their order. */
  subject: (payload: z.output<P>) => string;
}

export function defineEvent<P extends z.ZodType>(
  name: string,
  version: number,
  payload: P,
  subject: (payload: z.output<P>) => string,
): EventType<P> {
  return { name, version, payload, subject };
}
