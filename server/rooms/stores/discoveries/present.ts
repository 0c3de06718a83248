import type { Discovery as Shown } from '#contract/stores';
import type { Language } from '#core/words';
import { type Said, sayStep, type Step } from '#discovery';
import { platformOf } from './run-discovery.ts';
import type { DiscoveryRecord } from './store.ts';

const instant = (ms: number): string => new Date(ms).toISOString();

/** A look at a store in the reader's language. */
export function presentDiscovery(record: DiscoveryRecord, proposal: Shown['proposal'], language: Language): Shown {
  const { result } = record;
  const words = (said: Said) => sayStep(said, language);
  return {
    state: record.state,
    progress: record.progress,
    steps: record.steps.map((step) => presentStep(step, words)),
    startedAt: instant(record.started_at),
    finishedAt: record.finished_at === null ? null : instant(record.finished_at),
    platform: result?.platform
      ? {
          name: platformOf(result),
          label: result.platform.label,
          version: result.platform.version ?? null,
          confidence: result.platform.confidence,
          evidence: result.platform.evidence.map((e) => e.text),
        }
      : null,
    pages: (result?.pages ?? []).map((page) => ({
      kind: page.kind,
      url: page.url,
      title: page.title,
      how: words(page.how),
    })),
    certificate: result?.certificate
      ? {
          issuer: result.certificate.issuer,
          validTo: instant(result.certificate.validTo),
          names: result.certificate.names,
        }
      : null,
    domain: result?.domain
      ? { ...result.domain, expiresAt: result.domain.expiresAt === null ? null : instant(result.domain.expiresAt) }
      : null,
    proposal,
  };
}

/** What we could not find out is no failure of the store's: its text says why. */
function presentStep({ code, state, said }: Step, words: (said: Said) => string): Shown['steps'][number] {
  return { code, state: state === 'unknown' ? 'skipped' : state, text: words(said) };
}
