import { dial, isFailure } from './dial.ts';
import { NameError, type ProbeNet } from './net.ts';

/** Whether a server says something by itself once one is connected, as mail and FTP servers do. */
export async function greets(
  host: string,
  port: number,
  means: { net: ProbeNet; timeoutMs: number; signal: AbortSignal },
): Promise<boolean> {
  const { net, timeoutMs, signal } = means;
  const deadline = performance.now() + timeoutMs;
  const addresses = await net.lookup(host, port, { timeoutMs });
  if (addresses instanceof NameError) return false;
  const dialed = await dial({ addresses, port, connectMs: timeoutMs, deadline, signal });
  if (isFailure(dialed)) return false;
  const { socket } = dialed;
  const heard = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.max(1, deadline - performance.now()));
    socket.once('data', () => resolve(true));
    socket.once('close', () => resolve(false));
    socket.once('close', () => clearTimeout(timer));
  });
  socket.destroy();
  return heard;
}
