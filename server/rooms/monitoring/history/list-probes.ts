import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import type { Probe } from '#contract/monitoring';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { findMonitor } from '../monitors/find-monitor.ts';
import { explain } from '../monitors/kinds.ts';
import { iso } from '../monitors/present.ts';
import { CONFIRMATION, DISTORTED, verdictCodes } from '../recording/heard.ts';
import { type ResultShown, searchResults } from './store.ts';

/** The log of probes, newest first. */
export async function listProbes(
  app: App,
  actor: Actor,
  id: string,
  query: z.output<(typeof c.listProbes)['query']>,
  language: Language,
): Promise<{ items: Probe[]; total: number }> {
  const { monitor } = await findMonitor(app.db, actor, id);
  const verdict = query.verdict === undefined ? undefined : verdictCodes.indexOf(query.verdict);
  const { items, total } = await searchResults(app.db, {
    key: monitor.key,
    verdict,
    before: query.before === undefined ? undefined : Date.parse(query.before),
    limit: query.limit,
    offset: query.offset,
  });
  return { items: items.map((row) => present(row, monitor.type, language)), total };
}

function present(row: ResultShown, type: string, language: Language): Probe {
  const phases = {
    dns: row.dns_ms,
    connect: row.connect_ms,
    tls: row.tls_ms,
    firstByte: row.first_byte_ms,
    transfer: row.transfer_ms,
  };
  return {
    id: `${row.at}-${row.region}-${row.prober}`,
    at: iso(row.at),
    region: row.region_name ?? '',
    prober: row.prober_name ?? '',
    verdict: verdictCodes[row.verdict]!,
    failure: row.failure,
    explanation: explain(type, row.reason ?? { code: 'answered', params: {} }, language),
    totalMs: row.total_ms,
    phases: Object.fromEntries(Object.entries(phases).filter((entry): entry is [string, number] => entry[1] !== null)),
    confirmation: (row.flags & CONFIRMATION) !== 0,
    distorted: (row.flags & DISTORTED) !== 0,
    conditions: row.detail?.conditions ?? [],
    evidence: (row.detail?.evidence as Record<string, unknown> | undefined) ?? null,
  };
}
