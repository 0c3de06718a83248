import type { Evidence, Problem, Severity } from '#core/inspection';
import { LOOKED_UP, type Product, supported, supportOf } from '#core/support';

const SOON_DAYS = 183;
const YEAR = 365;
/** Of a distribution that mends holes in old versions itself, as long as it is kept up. */
const distribution = /ubuntu|debian|\bdeb\d|\bel\d|red ?hat|rocky|alma|centos|suse|amazon|freebsd/i;

export interface Shown {
  product: Product;
  /** As it is shown, with what stands behind the numbers. */
  version: string;
  evidence: Evidence;
  /** No graver than this. */
  most?: Severity;
}

/**
 * A version whose makers mend no more holes, or stop within half a year. Null where it is not known until when they do.
 * @param severity of one that has been over for a year
 */
export function endOfLife(
  { product, version, evidence, most }: Shown,
  at: number,
  severity: Severity,
): Problem[] | null {
  const { name, lines, source } = supported[product];
  const support = supportOf(lines, version, at);
  if (!support) return null;
  const { line, until, courtesy, daysOver } = support;
  // A shop that waits a while with a new release that is not yet urgent does nothing wrong.
  if (courtesy ? daysOver < YEAR : daysOver < -SOON_DAYS) return [];
  const isMild = courtesy || daysOver < 0 || distribution.test(evidence.quote);
  const own = isMild ? 'low' : daysOver < YEAR && severity === 'high' ? 'medium' : severity;
  return [
    {
      about: '',
      severity: most === 'medium' && own === 'high' ? most : own,
      values: { name, version: line, day: until, written: LOOKED_UP },
      evidence: [evidence, { url: source, quote: `${name} ${line}: ${until} (${LOOKED_UP})` }],
    },
  ];
}
