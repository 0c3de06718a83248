import { getDomain } from 'tldts';
import type { Draft, FileMonitor } from './reading.ts';

/** Other products watch certificate and domain along with a page; here each is a monitor of its own, once per host. */
export function watchAlong(site: string, drafts: Draft[]): FileMonitor[] {
  const certificates = new Map<string, FileMonitor>();
  for (const { host, certificate, monitor } of drafts) {
    if (host === null || !certificate) continue;
    const { port, warnDays } = certificate;
    const key = `${host}:${port}`;
    const before = certificates.get(key);
    const days = Math.max(warnDays ?? 0, (before?.settings['warnDays'] as number | undefined) ?? 0);
    const paused = monitor.paused && (before === undefined || before.paused);
    const at = port === 443 ? host : key;
    certificates.set(key, {
      type: 'tls',
      name: `Certificate of ${at}`,
      settings: { host, ...(port === 443 ? {} : { port }), ...(days > 0 ? { warnDays: Math.min(365, days) } : {}) },
      ...(paused ? { paused } : {}),
    });
  }
  // A shop under a provider's domain has none of its own that could expire.
  const domain = drafts.some((d) => d.domain) && getDomain(site) === site;
  const named = domain ? [{ type: 'domain', name: `Domain ${site}`, settings: { domain: site } }] : [];
  return [...certificates.values(), ...named];
}
