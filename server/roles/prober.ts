import type { App } from '#kit/app';
import type { Log } from '#kit/log';
import { LocalProber, RemoteProber } from '#rooms/monitoring';

/** Probes on the database itself. Any number may run. */
export async function startProberRole(app: App): Promise<{ stop(): Promise<void> }> {
  const prober = await LocalProber.enlist(app);
  await prober.start();
  // Handed on by itself: `stop` alone would lose its prober.
  return { stop: () => prober.stop() };
}

export interface RemoteRole {
  url: string;
  token: string;
  dataDirectory: string;
  version: string;
  log: Log;
  resolvers: readonly string[];
  lineTargets: readonly string[] | undefined;
}

/**
 * Probes for a server far away. Its region is the one that it was admitted to there.
 * @throws Error in words for a person where the address cannot be used
 */
export async function startRemoteProber({ resolvers, ...options }: RemoteRole): Promise<() => Promise<void>> {
  const prober = new RemoteProber({
    ...options,
    netPolicy: { allowPrivate: true, ownPorts: [], resolvers: [...resolvers] },
  });
  prober.start();
  return () => prober.stop();
}
