import { createSecureContext } from 'node:tls';
import { words } from '#core/words';
import { dial, isFailure } from '#kit/net/dial';
import { NameError } from '#kit/net/net';
import { type Protocol, protocols } from '../artifacts.ts';
import type { Gatherer, Means } from '../gatherer.ts';

const gatherer: Gatherer<'protocols', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Trying the versions of TLS' },
    ru: { doing: 'Пробуем версии TLS' },
    uk: { doing: 'Пробуємо версії TLS' },
  }),
  async gather(means, { site }) {
    const url = new URL(site.reached!.url);
    if (url.protocol !== 'https:') return null;
    const spoken = {} as Record<Protocol, boolean | null>;
    for (const protocol of protocols) spoken[protocol] = await speaks(means, url, protocol);
    return { host: url.hostname, spoken };
  },
};
export default gatherer;

const timeoutMs = 8000;

/** Null where the connection failed before the version mattered. */
async function speaks({ net, signal }: Means, url: URL, protocol: Protocol): Promise<boolean | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || 443;
  const addresses = await net.lookup(host, port, { timeoutMs });
  if (addresses instanceof NameError) return null;
  const context = createSecureContext({
    minVersion: protocol,
    maxVersion: protocol,
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const tls = { serverName: host, context, tlsMs: timeoutMs };
  const deadline = performance.now() + 2 * timeoutMs;
  const dialed = await dial({ addresses, port, connectMs: timeoutMs, deadline, signal, tls });
  if (!isFailure(dialed)) {
    dialed.socket.destroy();
    return true;
  }
  return dialed.fault === 'tls_failed' || dialed.fault === 'tls_closed' ? false : null;
}
