import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root, Sorry } from './install.mjs';

/** How our own Node is started; see node.json for why. */
const launch = JSON.parse(readFileSync(join(root, 'bin', 'node.json'), 'utf8'));

/**
 * Becomes the pinned Node running `script`. Where our own Node cannot replace its process (before 22.15), it stays
 * in front, hands signals on and ends as its child ended.
 */
export function become(script, args) {
  const node = pinnedNode();
  const argv = [...launch.flags, join(root, script), ...args];
  // Whoever sets these knows better.
  const env = { ...launch.environment, NODE_COMPILE_CACHE: join(root, launch.compileCache), ...process.env };
  if (process.execve) {
    process.removeAllListeners('warning').on('warning', () => {});
    process.execve(node, [node, ...argv], env);
  }
  const child = spawn(node, argv, { stdio: 'inherit', env });
  // Ctrl-C reaches the whole terminal group by itself; a second one would mean "at once".
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  child.once('error', (error) => {
    process.stderr.write(`${node} does not run: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Runs a command; what went wrong for a reason a person can mend is said in its sentence alone. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Sorry ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
