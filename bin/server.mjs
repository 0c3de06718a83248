import { ensureConsole } from './console.mjs';
import { ensureInstalled } from './install.mjs';
import { Progress } from './progress.mjs';
import { become } from './run.mjs';

/** `npm start -- <args>`: packages, console, then the server takes the process over. `--demo` starts the demo instead; `--prepare` starts nothing. */
export async function startServer(args) {
  const withConsole = servesConsole(args);
  const progress = new Progress(withConsole ? 3 : 2);
  if (!(await ensureInstalled(progress))) progress.done('The packages are installed');
  if (withConsole) await ensureConsole(progress);
  if (args.includes('--prepare')) {
    progress.done('Ready to be started');
    return;
  }
  const demo = args.includes('--demo');
  progress.done(demo ? 'Starting the demo' : 'Starting the server');
  const script = demo ? 'demo/main.ts' : 'server/main.ts';
  become(
    script,
    args.filter((arg) => arg !== '--demo'),
  );
}

/** A prober or a worker alone shows no pages. */
function servesConsole(args) {
  const at = args.findIndex((arg) => arg === '--roles' || arg.startsWith('--roles='));
  if (at < 0) return true;
  const roles = args[at].includes('=') ? args[at].split('=')[1] : (args[at + 1] ?? '');
  return roles.split(',').includes('web');
}
