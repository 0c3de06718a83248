import { tmpdir } from 'node:os';

/**
 * A folder for temporary files in which Chromium can start: it puts a socket there, and the address of one has 107 letters
 * at most.
 * @param inner what comes between that folder and Chromium's own, as `/vakhta-browser-XXXXXX`
 */
export function shortFolder(inner: string): string {
  const socket = `${inner}/org.chromium.Chromium.XXXXXX/SingletonSocket`;
  return tmpdir().length + socket.length <= 107 ? tmpdir() : '/tmp';
}
