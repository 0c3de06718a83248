import { z } from 'zod';
import { endpoint, id, listOf } from './endpoint.ts';
import { condition, evidence, failureClass, settings, verdict } from './monitoring.ts';

/** The remote prober's protocol: it takes work, asks once for what it does not know, and hands results in. */
export const claimedWork = z.object({
  monitorId: id,
  revision: z.int(),
  slotAt: z.number(),
  confirmation: z.boolean(),
  calm: z.boolean().describe('False where the result is better handed in at once'),
});
export const claimWork = endpoint({
  name: 'claimWork',
  method: 'POST',
  path: '/api/prober/claim',
  access: 'prober',
  summary: 'A remote prober takes work of its region',
  body: z.object({
    version: z.string().max(100),
    loopDelayMs: z.number(),
    probes: z.int().min(0).describe('Since the last claim that was answered'),
    late: z.int().min(0),
    kept: z.int(),
    line: z.enum(['ok', 'dead']),
    aheadMs: z.int().min(0).max(10_000),
    max: z.int().min(1).max(3000),
  }),
  response: z.object({ now: z.number(), work: z.array(claimedWork) }),
});
export const probedMonitor = z.object({
  monitorId: id,
  revision: z.int(),
  type: z.string(),
  settings,
  timeoutMs: z.int().nullable(),
  baseline: z.unknown(),
  allowPrivate: z.boolean(),
  host: z.string(),
  intervalMs: z.int(),
});
export const describeWork = endpoint({
  name: 'describeWork',
  method: 'POST',
  path: '/api/prober/monitors',
  access: 'prober',
  summary: 'What a remote prober needs to know of monitors of its region, secrets included',
  body: z.object({ ids: z.array(id).max(3000) }),
  response: listOf(probedMonitor),
});
/** See core/probe. */
export const probeOutcome = z.object({
  verdict,
  failure: failureClass.optional(),
  reason: z.object({
    code: z.string().max(100),
    params: z.record(z.string(), z.union([z.string().max(4000), z.number()])),
  }),
  totalMs: z.number().nullable(),
  phases: z.object({
    dns: z.number().optional(),
    connect: z.number().optional(),
    tls: z.number().optional(),
    firstByte: z.number().optional(),
    transfer: z.number().optional(),
  }),
  conditions: z.array(condition).max(200),
  evidence: evidence.optional(),
  learned: z.unknown().optional(),
});
export const reportedProbe = z.object({
  monitorId: id,
  revision: z.int(),
  at: z.number(),
  confirmation: z.boolean(),
  distorted: z.boolean(),
  outcome: probeOutcome,
});
export const reportProbes = endpoint({
  name: 'reportProbes',
  method: 'POST',
  path: '/api/prober/results',
  access: 'prober',
  summary: 'A remote prober hands in results; the same batch twice counts once',
  bodyLimit: 32 * 1024 * 1024,
  body: z.object({ batch: id, items: z.array(reportedProbe).max(2000) }),
  response: z.object({ stored: z.int(), more: z.boolean().describe('Something is to be probed again at once') }),
});
