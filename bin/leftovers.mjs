import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends every process that lives in `folder` or was given it for its temporary files, and tells which those were.
 * A process on its way out gets a few seconds first.
 */
export async function endLeftovers(folder) {
  for (let waited = 0; waited < 5000 && processesOf(folder).length; waited += 100) await sleep(100);
  const left = processesOf(folder);
  for (const { pid } of left) end(pid, 'SIGTERM');
  for (let waited = 0; waited < 5000 && processesOf(folder).length; waited += 100) await sleep(100);
  for (const { pid } of processesOf(folder)) end(pid, 'SIGKILL');
  return left.map(({ pid, command }) => `${command} (${pid})`);
}

function processesOf(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        quiet(() => readlinkSync(`/proc/${pid}/cwd`)).startsWith(folder) ||
        environmentOf(pid).includes(`TMPDIR=${folder}`),
    )
    .map((pid) => ({ pid: Number(pid), command: quiet(() => readFileSync(`/proc/${pid}/comm`, 'utf8')).trim() }));
}

function environmentOf(pid) {
  return quiet(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
}

function end(pid, signal) {
  quiet(() => process.kill(pid, signal));
}

/** Processes come and go while one reads about them. */
function quiet(look) {
  try {
    return look();
  } catch {
    return '';
  }
}
