import { randomBytes } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';

/** `world`: something beyond our own network answers us. `names`: our resolvers answer. */
export interface Reached {
  world: boolean;
  names: boolean;
}

export type LineCheck = () => Promise<Reached>;

const TIMEOUT_MS = 2000;
/** Well-known hosts that are never all away at once. */
export const neutralTargets = ['1.1.1.1:443', '8.8.8.8:443', '9.9.9.9:443'];

/**
 * Asks our resolvers for a name that nobody can have in a cache, and knocks at neutral hosts. Any answer will do, a
 * refusal too.
 * @param resolvers `ip:port`; the system's where empty
 * @param targets `ip:port`
 */
export const lineCheck =
  (resolvers: () => readonly string[], targets: readonly string[]): LineCheck =>
  async () => {
    const [names, ...knocked] = await Promise.all([answersNames(resolvers()), ...targets.map(knock)]);
    return { names, world: names || knocked.includes(true) };
  };

async function answersNames(resolvers: readonly string[]): Promise<boolean> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  if (resolvers.length > 0) resolver.setServers(resolvers);
  const name = `${randomBytes(9).toString('hex')}.com`;
  const code = await resolver.resolve4(name).then(
    () => 'OK',
    (error: NodeJS.ErrnoException) => error.code ?? '',
  );
  resolver.cancel();
  return ['OK', 'ENOTFOUND', 'ENODATA'].includes(code);
}

function knock(target: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${target}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket
      .setTimeout(TIMEOUT_MS, () => end(false))
      .on('connect', () => end(true))
      .on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'));
  });
}
