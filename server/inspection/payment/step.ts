import type { Response } from 'playwright-core';
import type { BrowserVisit } from '../browser/visit.ts';

/** Whose fault it is, by what was seen. `unclear` and `ours` say nothing of the store. */
export type Fault = 'ours' | 'store' | 'unclear';

/** What can come of a page that a visit asks for, and whose fault that is; null where all went well. */
const faults = {
  opened: null,
  in_cart: null,
  // What we did not manage may work for a customer.
  not_put: 'unclear',
  gone: 'unclear',
  turned_away: 'unclear',
  led_elsewhere: 'unclear',
  led_back: 'unclear',
  download: 'unclear',
  error: 'store',
  no_name: 'store',
  refused: 'store',
  authority_unknown: 'store',
  certificate_time: 'store',
  certificate_name: 'store',
  tls: 'store',
  // The way there is ours as much as theirs.
  name_unanswered: 'unclear',
  unreachable: 'unclear',
  closed: 'unclear',
  late: 'unclear',
  other: 'unclear',
  forbidden: 'ours',
  too_much: 'ours',
  broke_off: 'ours',
} as const satisfies Record<string, Fault | null>;

export type Outcome = keyof typeof faults;

/** One page that a visit asked for, and what came back. Its texts are the store's own. */
export interface Step {
  kind: 'product' | 'cart' | 'checkout';
  url: string;
  /** Where it ended; null where nothing opened. */
  endsAt: string | null;
  /** 0 where there was no answer. */
  status: number;
  outcome: Outcome;
  fault: Fault | null;
  /** For an engineer: as the network or the browser calls it; '' where there is nothing to add. */
  detail: string;
}

/** What an attempt to open a page came to: an answer, or the browser's error. */
export type Arrival = { answer: Response; endsAt: string } | { error: Error };

/** @param more.led by a page that opened elsewhere: whether that is the cart or the home page */
export function stepOf(
  asked: Pick<Step, 'kind' | 'url'>,
  arrival: Arrival,
  { unreached }: Pick<BrowserVisit, 'unreached'>,
  more: { outcome: Outcome; detail?: string } | null = null,
): Step {
  const told = (outcome: Outcome, detail: string): Step => ({
    ...asked,
    endsAt: 'answer' in arrival ? arrival.endsAt.slice(0, 2000) : null,
    status: 'answer' in arrival ? arrival.answer.status() : 0,
    ...{ outcome, fault: faults[outcome], detail: detail.slice(0, 300) },
  });
  if ('error' in arrival) {
    const [outcome, detail] = ofError(arrival.error.message, unreached(asked.url));
    return told(outcome, detail);
  }
  const { answer } = arrival;
  const challenge = answer.headers()['cf-mitigated'];
  if (challenge) return told('turned_away', `cf-mitigated: ${challenge}`);
  const status = answer.status();
  if (status >= 400) return told(ofStatus(status), `HTTP ${status} ${answer.statusText()}`.trim());
  return told(more?.outcome ?? 'opened', more?.detail ?? '');
}

/** A page that was not asked for any more, as the visit broke off before: that is never the store's fault. */
export const notAsked = (asked: Pick<Step, 'kind' | 'url'>): Step => ({
  ...asked,
  ...{ endsAt: null, status: 0, outcome: 'broke_off', fault: faults.broke_off, detail: '' },
});

function ofStatus(status: number): Outcome {
  if (status === 404 || status === 410) return 'gone';
  return [401, 403, 407, 429, 451].includes(status) ? 'turned_away' : 'error';
}

type Unreached = ReturnType<BrowserVisit['unreached']>;

function ofError(message: string, unreached: Unreached): [Outcome, string] {
  if (unreached) {
    const { why, detail } = unreached;
    if (why === 'forbidden' || why === 'too_much') return [why, detail];
    if (why === 'name') return [detail === 'NXDOMAIN' || detail === 'NODATA' ? 'no_name' : 'name_unanswered', detail];
    if (why === 'certificate')
      return [detail === 'ERR_TLS_CERT_ALTNAME_INVALID' ? 'certificate_name' : 'certificate_time', detail];
    return [byConnection[detail] ?? 'unreachable', detail];
  }
  const code = /net::ERR_\w+/.exec(message)?.[0] ?? '';
  const known = byCode.find(([pattern]) => pattern.test(code));
  if (known) return [known[1], code];
  if (/Timeout \d+ms exceeded/.test(message)) return ['late', message.split('\n')[0]!];
  if (/Download is starting/.test(message)) return ['download', ''];
  if (/has been closed|crashed|Target closed/.test(message)) return ['broke_off', ''];
  return ['other', code || message.split('\n')[0]!];
}

/** A connection that is taken and dropped at once may fail before it is known to have been made. */
const byConnection: Record<string, Outcome> = { ECONNREFUSED: 'refused', ECONNRESET: 'closed', EPIPE: 'closed' };

const byCode: [RegExp, Outcome][] = [
  [/ERR_CERT_AUTHORITY_INVALID$/, 'authority_unknown'],
  [/ERR_CERT_DATE_INVALID$/, 'certificate_time'],
  [/ERR_CERT_COMMON_NAME_INVALID$/, 'certificate_name'],
  [/ERR_(?:CERT|SSL)_/, 'tls'],
  [/ERR_(?:EMPTY_RESPONSE|CONNECTION_(?:CLOSED|RESET))$/, 'closed'],
  [/ERR_(?:TIMED_OUT|CONNECTION_TIMED_OUT)$/, 'late'],
  [/ERR_INSUFFICIENT_RESOURCES$|ERR_OUT_OF_MEMORY$/, 'broke_off'],
];
