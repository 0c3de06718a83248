import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command as Commander, CommanderError } from 'commander';
import { call } from './call.ts';
import { type Command, type Context, Problem } from './command.ts';
import { readTarget } from './config.ts';
import { readable } from './table.ts';
import { usageProblem } from './usage.ts';

const folder = join(import.meta.dirname, 'commands');
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  version: string;
};

const wantsJson = process.argv.includes('--json');

const context: Context = {
  json: wantsJson,
  call: (endpoint, parts) => call(readTarget(), endpoint, parts),
  print: (result, text) =>
    process.stdout.write(`${wantsJson ? JSON.stringify(result, null, 2) : readable(text(result))}\n`),
  note: (line) => void (wantsJson || process.stderr.write(`${line}\n`)),
};

async function program(): Promise<Commander> {
  const root = prepare(new Commander('npx vakhta'))
    .description('Round-the-clock technical support of online stores.')
    .version(version)
    // An option belongs to the command that it stands behind: "import" and "import uptime-kuma" both have --dry-run.
    .enablePositionalOptions();
  for (const file of chosenFiles()) {
    const words = basename(file, '.command.ts').split('.');
    const definition = ((await import(join(folder, file))) as { default: Command }).default;
    add(root, words, definition);
  }
  child(root, 'start')
    .description('Start the server; the same as npm start')
    .option('--roles <roles>', 'web,scheduler,prober,worker; all where absent')
    .option('--join <url>', 'be a remote prober of that server')
    .option(
      '--token <token>',
      'of the remote prober; better in VAKHTA_JOIN_TOKEN, where nobody else on the machine sees it',
    )
    .option('--region <region>', 'where this prober stands');
  return root;
}

/** The file of the command that was typed, so that others need not be loaded; all of them where it is not clear. */
function chosenFiles(): string[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.command.ts'))
    .sort();
  const words = process.argv.slice(2).filter((word) => word !== '--json');
  const named = [words.slice(0, 2), words.slice(0, 1)].map((some) => `${some.join('.')}.command.ts`);
  const found = named.find((name) => files.includes(name));
  return found && !words.includes('--help') && !words.includes('-h') ? [found] : files;
}

function add(root: Commander, words: string[], definition: Command): void {
  const own = words.reduce(
    (parent, word) => parent.commands.find((c) => c.name() === word) ?? child(parent, word),
    root,
  );
  own.description(definition.summary);
  if (definition.args) own.arguments(definition.args);
  for (const [flags, description] of definition.options ?? []) own.option(flags, description);
  own.action(async (...all: unknown[]) => {
    const args = all
      .slice(0, -2)
      .flat()
      .filter((a): a is string => typeof a === 'string');
    await definition.run(context, args, own.opts());
  });
}

const child = (parent: Commander, word: string): Commander =>
  prepare(parent.command(word)).description(groups[word] ?? '');

/** What a person typed wrongly is said by us, in our words. */
function prepare(command: Commander): Commander {
  return command
    .option('--json', 'print one JSON document; errors too')
    .configureOutput({ outputError: () => {}, ...(wantsJson ? { writeErr: () => {} } : {}) })
    .exitOverride((error) => {
      // A command that has only others below shows them by itself.
      const shown = error.exitCode === 0 || (error.code === 'commander.help' && !wantsJson);
      throw shown ? error : usageProblem(command, error);
    });
}

const groups: Record<string, string> = {
  store: 'Stores',
  monitor: 'Monitors',
  incident: 'Incidents',
  token: 'API tokens',
  person: 'People',
};

function fail(code: string, message: string, field?: string): void {
  if (wantsJson)
    process.stdout.write(`${JSON.stringify({ error: { code, message, ...(field ? { field } : {}) } }, null, 2)}\n`);
  else process.stderr.write(`${placed(message, field)}\n`);
  process.exitCode = code === 'usage' ? 2 : 1;
}

/** A place in a file goes before the sentence, which alone does not say which of two hundred monitors it means. */
function placed(message: string, field?: string): string {
  if (!field?.includes('.') || message.includes(field)) return message;
  return `${field}: ${message.replace(/^[\w.]+: /, '')}`;
}

try {
  await (await program()).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof Problem) fail(error.code, error.message, error.field);
  else fail('fault', error instanceof Error ? error.message : String(error));
}
