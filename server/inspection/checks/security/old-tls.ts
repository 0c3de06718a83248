import type { Protocols } from '../../artifacts.ts';

/** The versions that nobody should speak any more, and whether they are all there is; null where that was not found out. */
export function oldOnesOf(protocols: Protocols | null): { spoken: string[]; alone: boolean } | null {
  if (protocols === null) return null;
  const { spoken } = protocols;
  if (spoken['TLSv1.2'] === null && spoken['TLSv1.3'] === null) return null;
  return {
    spoken: (['TLSv1', 'TLSv1.1'] as const).filter((protocol) => spoken[protocol]),
    // One that was not found out may be spoken.
    alone: spoken['TLSv1.2'] === false && spoken['TLSv1.3'] === false,
  };
}
