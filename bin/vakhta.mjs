#!/usr/bin/env node
import { ensureInstalled } from './install.mjs';
import { Progress } from './progress.mjs';
import { become, main } from './run.mjs';
import { startServer } from './server.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'start' && !args.includes('--help')) return startServer(args.slice(1));
  // On stderr: what a command prints belongs to whoever reads its output.
  await ensureInstalled(new Progress(1, process.stderr));
  become('cli/main.ts', args);
});
