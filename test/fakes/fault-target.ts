import type { FailureClass, Verdict } from '../../core/probe/index.ts';

/** A thing to watch that is healthy until it is broken, and the verdict that a good watch then gives. */
export interface FaultTarget {
  /** As `http-503`; `trap-…` is one that must stay up although it looks odd. */
  id: string;
  family: 'http' | 'content' | 'dns' | 'tcp' | 'tls';
  expects: { verdict: Verdict; failure?: FailureClass };
  /** Known to the fake resolver alone: `http-503.test`. */
  name: string;
  host: string;
  port: number;
  /** By address in digits, and by name. Absent where no page is behind it. */
  url?: string;
  namedUrl?: string;
  broken: boolean;
  break(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Times that the faults take; benchmarks leave them as they are, tests shorten them. */
export interface FaultTimes {
  /** How late a slow page and a slow name server answer. */
  slowMs: number;
}

export const defaultTimes: FaultTimes = { slowMs: 6000 };
