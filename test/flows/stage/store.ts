import { acceptProposal, listMonitors, updateMonitor } from '#contract/monitoring';
import { createChannel, createRule } from '#contract/notify';
import { addStore, readDiscovery, type Store } from '#contract/stores';
import type { PostOffice } from '../../fakes/post-office.ts';
import type { Caller } from './caller.ts';

/** As often as each may be. What is looked at rarely might by chance see an outage, and its end only minutes later. */
const everySeconds: Record<string, number> = { http: 10, tcp: 10, content: 30, dns: 30 };

/** A store that is watched by what was proposed for it, every few seconds. */
export async function watchStore(call: Caller, url: string, name: string, clientId?: string): Promise<Store> {
  const store = await call(addStore, { body: { url, name, ...(clientId ? { clientId } : {}) } });
  await until(async () => (await call(readDiscovery, { params: { id: store.id } })).state !== 'running');
  await call(acceptProposal, { params: { id: store.id }, body: {} });
  for (const { id, type } of (await call(listMonitors, { query: { storeId: store.id, limit: 100 } })).items)
    if (everySeconds[type])
      await call(updateMonitor, { params: { id }, body: { intervalSeconds: everySeconds[type] } });
  return store;
}

/** Whatever happens is mailed to the post office at once. */
export async function mailTo(call: Caller, office: PostOffice, to: string): Promise<void> {
  const settings = { host: '127.0.0.1', port: office.smtpPort, security: 'none', from: 'watch@flows.test', to: [to] };
  const { id } = await call(createChannel, { body: { kind: 'email', name: 'Mail', settings } });
  await call(createRule, { body: { name: 'Everything', channelIds: [id] } });
}

/** Waits for a condition; generous, since it is about whether and not about when. */
export async function until(holds: () => Promise<boolean>, timeoutMs = 180_000): Promise<void> {
  for (const over = Date.now() + timeoutMs; !(await holds()); ) {
    if (Date.now() > over) throw new Error(`It did not become so within ${timeoutMs} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
