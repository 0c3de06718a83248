import { readFileSync } from 'node:fs';
import { importMonitors, type MonitorFile, monitorFile } from '#contract/monitoring';
import { command, type Context, Problem } from '../command.ts';
import { count } from '../table.ts';

export const importOptions: [string, string][] = [
  ['--dry-run', 'say what would change, change nothing'],
  ['--prune', 'remove monitors of the named stores that the file does not have'],
];

export default command({
  args: '<file>',
  summary: 'Bring monitors in step with a file made by export; a second run changes nothing',
  options: importOptions,
  async run(context, [file], options) {
    const parsed = monitorFile.safeParse(readJson(file!));
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      throw new Problem('invalid', `${file}: ${issue.path.join('.')}: ${issue.message}`, issue.path.join('.'));
    }
    await bringIn(context, parsed.data, options);
  },
});

export async function bringIn(
  context: Context,
  file: MonitorFile,
  options: Record<string, string | boolean | undefined>,
): Promise<void> {
  const result = await context.call(importMonitors, {
    body: { file, dryRun: Boolean(options['dryRun']), prune: Boolean(options['prune']) },
  });
  const would = options['dryRun'] ? 'Would be: ' : '';
  context.print(
    result,
    (r) =>
      `${would}${count(r.storesCreated, 'store')} and ${count(r.created, 'monitor')} created, ${r.changed} changed, ${r.unchanged} unchanged, ${r.removed} removed.`,
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem('file', error instanceof SyntaxError ? `${file} is not valid JSON.` : `${file} cannot be read.`);
  }
}
