import { type MeasuredSet, speedKinds } from '#contract/speed';
import type { Speed } from './measured.ts';

/** What is kept of a measurement, without its pictures. */
export function measuredSetOf({ lighthouse, chromium, runs, pages, failed }: Speed): MeasuredSet {
  const isKept = (kind: string): kind is MeasuredSet['pages'][number]['kind'] =>
    speedKinds.some((known) => known === kind);
  return {
    ...{ lighthouse, chromium, runs },
    pages: pages.flatMap(({ kind, url, device, values, seen: { byKind, byHost, thirdParties } }) =>
      isKept(kind) ? [{ kind, url, device, values, seen: { byKind, byHost, thirdParties } }] : [],
    ),
    failed: failed.flatMap(({ kind, device, reason }) => (isKept(kind) ? [{ kind, device, reason }] : [])),
  };
}
