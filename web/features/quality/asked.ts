import type { QualityQuery } from '#contract/quality';
import { dayMs, isoDate, localOf, zoneOf } from '#core/time-zone';
import { useAddress } from '../../app/address.tsx';
import { useTimeZone } from '../../app/session.tsx';
import { instantsIn, type Period, periodOf } from './period.ts';

const kinds = ['request', 'incident'] as const;
/** Names in the address by which figures are narrowed down. */
const filterNames = ['period', 'from', 'until', 'kind', 'clientId', 'storeId', 'personId'] as const;

/** What the address asks for; the same on the page of figures and on the lists behind them. */
export function useAsked() {
  const { search } = useAddress();
  const timeZone = useTimeZone();
  const now = isoDate(Math.floor(localOf(zoneOf(timeZone), Date.now()) / dayMs));
  const period: Period = periodOf(search, now);
  const { clientId, storeId, personId } = search;
  const whose = {
    ...(clientId ? { clientId } : {}),
    ...(storeId ? { storeId } : {}),
    ...(personId ? { personId } : {}),
  };
  const kind = kinds.find((one) => one === search.kind);
  const narrowed = { ...whose, ...(kind ? { kind } : {}) };
  const query: QualityQuery = { ...instantsIn(period, timeZone), ...narrowed };
  return { period, whose, narrowed, query, timeZone };
}

/** The address of another page that asks for the same. */
export function useSameAsked() {
  const { search } = useAddress();
  return (path: string, more: Record<string, string> = {}) => {
    const kept = filterNames.flatMap((name) => (search[name] ? [[name, search[name]] as const] : []));
    return `${path}?${new URLSearchParams({ ...Object.fromEntries(kept), ...more })}`;
  };
}
