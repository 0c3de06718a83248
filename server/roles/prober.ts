import type { App } from '#kit/app';
import { LocalProber } from '#rooms/monitoring';

/** Probes on the database itself. Any number may run. */
export async function startProberRole(app: App): Promise<{ stop(): Promise<void> }> {
  const prober = await LocalProber.enlist(app);
  await prober.start();
  return { stop: () => prober.stop() };
}
