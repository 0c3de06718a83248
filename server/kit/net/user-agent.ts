let named = 'Mozilla/5.0 (compatible; Vakhta)';

/**
 * Told once, when the process starts.
 * @param operator how whoever finds us in a log reaches the people behind this installation: https://… or mailto:…
 */
export function nameOurselves(version: string, operator: string | null): void {
  named = `Mozilla/5.0 (compatible; Vakhta/${version}${operator ? `; +${operator}` : ''})`;
}

/** How this installation names itself in every request that it makes of its own accord. */
export const userAgent = (): string => named;
