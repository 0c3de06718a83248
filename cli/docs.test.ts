import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { kinds } from '../server/rooms/monitoring/monitors/kinds.ts';
import { channelKinds } from '../server/rooms/notify/channel-kinds.ts';
import { trackerKinds } from '../server/rooms/trackers/tracker-kinds.ts';
import type { Command } from './command.ts';
import { type Setting, settingsOf } from './settings.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdown = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const pages = ['README.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'deploy/README.md', ...markdown];

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const shown = (value: unknown) =>
  value === undefined
    ? '–'
    : value === '' || (Array.isArray(value) && value.length === 0)
      ? 'none'
      : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

function table(settings: Setting[], secret: (name: string) => boolean): string {
  const rows = settings.map(
    (s) =>
      `| \`${s.name}\` | ${cell(s.kind)} | ${s.required ? '**must be given**' : cell(shown(s.default))} | ${cell(s.about)}${secret(s.name) ? ' (kept encrypted, never shown again)' : ''} |`,
  );
  return ['| setting | takes | where absent | what |', '|---|---|---|---|', ...rows].join('\n');
}

const head = (title: string, what: string) =>
  `# ${title}\n\n${what} Drawn from the schemas by \`cli/docs.test.ts\`; change them there, and renew this page with\n\`npx vitest run --project unit cli/docs.test.ts -u\`.\n`;
const seconds = (n: number) => (n % 3600 === 0 ? `${n / 3600} h` : n % 60 === 0 ? `${n / 60} min` : `${n} s`);

test('docs/monitor-settings.md is what the schemas say', async () => {
  const types = [...kinds.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, type, schema }) => {
      const { label, why } = type.words.en;
      const secrets = secretNames(schema);
      const pace = type.passive
        ? 'It is called, not probed.'
        : `Probed every ${seconds(type.interval.default)} where nothing else is said, not more often than every ${seconds(type.interval.min)}; a probe may take ${type.timeoutMs / 1000} s.`;
      return `## ${name}\n\n**${label}.** ${why} ${pace}\n\n${table(settingsOf(schema), (s) => secrets.has(s))}\n`;
    });
  await expect(
    [
      head(
        'Settings of monitors',
        'Every type of monitor with its settings, as the console, the API, `npx vakhta monitor add` and files of monitors take them.',
      ),
      ...types,
    ].join('\n'),
  ).toMatchFileSnapshot(join(root, 'docs/monitor-settings.md'));
});

/** Paths of the fields that a schema marks `secret`. */
function secretNames(schema: Record<string, unknown>, prefix = ''): Set<string> {
  const inside = ['oneOf', 'anyOf'].flatMap((key) => (schema[key] as Record<string, unknown>[] | undefined) ?? []);
  const own = Object.entries(
    (schema['properties'] as Record<string, Record<string, unknown>> | undefined) ?? {},
  ).flatMap(([key, value]) => [
    ...(value['secret'] ? [prefix + key] : []),
    ...secretNames(value, `${prefix}${key}.`),
    ...(value['items'] ? secretNames(value['items'] as Record<string, unknown>, `${prefix}${key}[].`) : []),
  ]);
  return new Set([...own, ...inside.flatMap((branch) => [...secretNames(branch, prefix)])]);
}

const kindPages = [
  ['channel-settings', 'Settings of channels', 'Every kind of channel', channelKinds],
  ['tracker-settings', 'Settings of outside trackers', 'Every kind of outside tracker', trackerKinds],
] as const;

test.each(kindPages)('docs/%s.md is what the schemas say', async (page, title, each, kinds) => {
  const all = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, kind]) => {
      const { label, help } = kind.words.en as Record<string, string>;
      const schema = z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' });
      return `## ${name}\n\n**${label}.** ${help}\n\n${table(settingsOf(schema), (s) => kind.secretFields.includes(s))}\n`;
    });
  await expect(
    [head(title, `${each} with its settings, as the console and the API take them.`), ...all].join('\n'),
  ).toMatchFileSnapshot(join(root, `docs/${page}.md`));
});

test('docs/settings.md names every environment variable that is read, with its default, and no other', () => {
  // One line for each variable, however the formatter breaks its rule.
  const config = read('server/config.ts').replace(/\n {4,}/g, '');
  const server = [...config.matchAll(/^ {2}((?:VAKHTA_|DATABASE_)\w+): z\.(.*)$/gm)].map(([, name, rule]) => [
    name!,
    /\.default\('?([^')]*)'?\)/.exec(rule!)?.[1] ?? '',
  ]);
  const cli = [...read('cli/config.ts').matchAll(/process\.env\['((?:VAKHTA_)\w+)'\]/g)].map(([, name]) => name!);
  const rows = [...read('docs/settings.md').matchAll(/^\| `((?:VAKHTA_|DATABASE_)\w+)` \| ([^|]*) \|/gm)].map(
    ([, name, fallback]) => [name!, fallback!.trim().replaceAll('`', '')],
  );
  expect(rows.map(([name]) => name).sort()).toEqual([...new Set([...server.map(([name]) => name), ...cli])].sort());
  for (const [name, fallback] of server)
    if (fallback && name !== 'VAKHTA_DATA')
      expect([name, rows.find(([n]) => n === name)?.[1]]).toEqual([name, fallback]);
});

test('files of deploy/ set only what is read', () => {
  const known = new Set(
    [...read('docs/settings.md').matchAll(/`((?:VAKHTA_|DATABASE_)\w+)`/g)].map(([, name]) => name!),
  );
  // What only the unit of the remote prober reads.
  for (const own of ['VAKHTA_SERVER', 'VAKHTA_PROBER_TOKEN']) known.add(own);
  const files = ['systemd', 'container', 'proxy'].flatMap((folder) =>
    readdirSync(join(root, 'deploy', folder)).map((name) => `deploy/${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(8);
  for (const file of files)
    for (const [, name] of read(file).matchAll(/\b(VAKHTA_\w+)/g))
      expect([file, known.has(name!) || name]).toEqual([file, true]);
});

const commands = readdirSync(join(root, 'cli/commands'))
  .filter((name) => name.endsWith('.command.ts'))
  .map((name) => name.replace('.command.ts', ''));
const flagsOf = async (name: string): Promise<Set<string>> => {
  const definition = ((await import(join(root, 'cli/commands', `${name}.command.ts`))) as { default: Command }).default;
  return new Set(['--json', '--help', ...(definition.options ?? []).map(([flags]) => flags.split(' ')[0]!)]);
};

test('every command in the manual exists with its options, and every command is in the manual', async () => {
  const told = new Set<string>();
  for (const page of pages) {
    const lines = [...read(page).matchAll(/```(?:sh|console)?\n([\s\S]*?)```/g)].flatMap(([, block]) =>
      block!.replaceAll('\\\n', ' ').split('\n'),
    );
    for (const line of [
      ...lines,
      ...[...read(page).matchAll(/`(npx vakhta [^`]+|npm (?:start|test|run) ?[^`]*)`/g)].map(([, code]) => code!),
    ]) {
      const script = /\bnpm (?:run )?([\w:]+)/.exec(line)?.[1];
      if (script && !['install', 'ci', 'exec'].includes(script))
        expect([
          page,
          line,
          Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts).includes(script),
        ]).toEqual([page, line, true]);
      const words = /\bnpx vakhta ((?:[a-z][\w-]*)(?: [a-z][\w-]*)?)/.exec(line)?.[1]?.split(' ');
      if (!words || words[0] === 'start') continue;
      const name = [words.join('.'), words[0]!].find((n) => commands.includes(n));
      expect([page, line, name === undefined ? 'no such command' : '']).toEqual([page, line, '']);
      told.add(name!);
      const flags = await flagsOf(name!);
      for (const [flag] of line.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/(?<=\s)--[a-z][\w-]*/g))
        expect([page, line, flags.has(flag) || flag]).toEqual([page, line, true]);
    }
  }
  expect(commands.filter((name) => !told.has(name))).toEqual([]);
});

test('every link of the manual leads to a file and a heading that are there', () => {
  for (const page of pages) {
    for (const [, link] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:)/.test(link!) || link!.startsWith('docs/pictures/') || link!.startsWith('pictures/'))
        continue;
      const [path, anchor] = link!.split('#') as [string, string | undefined];
      const target = path === '' ? page : join(dirname(page), path);
      expect([page, link, existsSync(join(root, target))]).toEqual([page, link, true]);
      if (anchor !== undefined)
        expect([page, link, anchors(read(target)).includes(anchor)]).toEqual([page, link, true]);
    }
  }
});

const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
