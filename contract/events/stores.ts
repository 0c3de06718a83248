import { z } from 'zod';
import { defineEvent } from './define.ts';

export const storeAdded = defineEvent(
  'store.added',
  1,
  z.object({ storeId: z.uuid(), clientId: z.uuid(), name: z.string(), url: z.string() }),
  (p) => p.storeId,
);
/** It belongs to another client from now on. */
export const storeMoved = defineEvent(
  'store.moved',
  1,
  z.object({ storeId: z.uuid(), clientId: z.uuid(), from: z.uuid() }),
  (p) => p.storeId,
);
export const storeRemoved = defineEvent(
  'store.removed',
  1,
  z.object({ storeId: z.uuid(), name: z.string() }),
  (p) => p.storeId,
);
export const storeDiscovered = defineEvent(
  'store.discovered',
  1,
  z.object({
    storeId: z.uuid(),
    platform: z.string(),
    version: z.string().nullable(),
    previousPlatform: z.string(),
    previousVersion: z.string().nullable(),
  }),
  (p) => p.storeId,
);
