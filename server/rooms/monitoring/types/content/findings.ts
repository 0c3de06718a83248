import type { ContentWords } from './words.ts';
import type { ReasonCode } from '../outcomes.ts';

/** One thing that is wrong with a page. */
export interface Finding {
  code: ReasonCode<ContentWords> | 'text_missing' | 'text_forbidden';
  severity: 'down' | 'degraded';
  /** What a person accepts when it is accepted: `script:3fA…`, `host:cdn.example`. */
  key: string;
  params: Record<string, string | number>;
  condition: string;
  /** More for an engineer. */
  fact?: string;
}

/** The gravest first, otherwise in the order in which they were looked for. */
export function ranked(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => Number(a.severity === 'degraded') - Number(b.severity === 'degraded'));
}
