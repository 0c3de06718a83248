import type { App } from '#kit/app';
import type { Log } from '#kit/log';
import { LocalProber } from '#rooms/monitoring';

/** A prober that works on the database itself. */
export async function startProberRole(app: App): Promise<{ stop(): Promise<void> }> {
  const prober = await LocalProber.enlist(app);
  await prober.start();
  return { stop: () => prober.stop() };
}

export async function startRemoteProber(_options: { url: string; token: string; region: string; dataDirectory: string; version: string; log: Log }): Promise<() => Promise<void>> {
  throw new Error('Remote probers are not built into this version yet.');
}
