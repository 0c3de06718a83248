import { isTest, lineOf, type SourceFile } from './tree.ts';

const query =
  /\bsql(?:<[^`]*?>)?`|\bsql\.(?:raw|ref|table|join|lit|id)\(|\.(?:insertInto|selectFrom|updateTable|deleteFrom|mergeInto|selectNoFrom)\(/g;
const asksTheDatabase = /^(server\/(rooms|roles|platforms)|cli|web|core|contract)\//;
const mayAsk = /\/(store|tables)\.ts$|\/store\/[^/]+\.ts$/;

/** SQL is written where a reader looks for it, so that a room's tables can change in one place. */
export function strayQueries(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => asksTheDatabase.test(path) && !mayAsk.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(query)].map(
        (match) =>
          `${path}:${lineOf(text, match.index)}: SQL (${match[0]}) belongs to the room's store.ts, as a function named as a ` +
          'question (`openIncidentOf(monitorId)`); call that here.',
      ),
    );
}

const vague = /(^|[-_./])(utils?|helpers?|common|misc|manager|service)([-_./]|$)/i;

/** A name that says nothing gathers everything. */
export function vagueNames(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => vague.test(path))
    .map(
      ({ path }) =>
        `${path}: name the file by what it does in the words of GLOSSARY.md; no utils, helpers, common, misc, Manager, Service.`,
    );
}

const unfinished = /\b(TODO|FIXME|XXX)\b|\b(?:test|it|describe)\.(?:only|skip|todo|fails)\b/g;

/** What is half done is not here; a test that is switched off proves nothing. */
export function unfinishedWork(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== 'test/house/places.ts' && path !== 'test/house/places.test.ts')
    .flatMap(({ path, text }) =>
      [...text.matchAll(unfinished)].map(
        (match) =>
          `${path}:${lineOf(text, match.index)}: ${match[0]}: finish it, or leave it out and write it into the plan; do not switch tests off.`,
      ),
    );
}

/** Long files hide: 300 lines of source, 500 of tests, 600 of what is a list rather than a thought: phrases, schemas. */
export function longFiles(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    const most = isTest(path) ? 500 : /^contract\/|[/.]words\.ts$/.test(path) ? 600 : 300;
    return lines > most
      ? [`${path}: ${lines} lines, ${most} at most. Split it by subject: one use case, one verb, one file.`]
      : [];
  });
}

/**
 * A kind is a file with its test beside it: its own, or one of the folder that imports it. What a room answers to an
 * event, and what a command prints, may instead be told by a test of the whole room or of the whole command line.
 */
export function untestedKinds(files: SourceFile[]): string[] {
  const tests = files.filter(({ path }) => isTest(path) || /\/testing(\.ts|\/)/.test(path));
  return files.flatMap(({ path }) => {
    const parts = /^(.*\/)([^/]+)\.(monitor|platform|channel|tracker|command|feed|on)\.ts$/.exec(path);
    if (!parts) return [];
    const [, folder, name, kind] = parts as unknown as [string, string, string, string];
    const file = `${name}.${kind}.ts`;
    const own = `${folder}${name}.${kind}.test.ts`;
    const beside = tests.filter((t) => t.path.startsWith(folder) && !t.path.slice(folder.length).includes('/'));
    if (beside.some((t) => t.path === own || t.text.includes(`'./${file}'`))) return [];
    if (tests.some((t) => tellsOf(t, folder, name, kind))) return [];
    return [`${path}: a kind stands with its test beside it: add ${own}.`];
  });
}

function tellsOf({ path, text }: SourceFile, folder: string, name: string, kind: string): boolean {
  if (kind === 'on') {
    const room = folder.replace(/on\/$/, '');
    const event = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return path.startsWith(room) && (text.includes(`${name}.on.ts`) || new RegExp(`\\b${event}\\b`).test(text));
  }
  if (kind !== 'command' || !/^(cli|test\/flows)\//.test(path)) return false;
  const words = name.split('.');
  return text.includes(words.join(' ')) || text.includes(words.map((word) => `'${word}'`).join(', '));
}

const most = 12;

/** A room is entered by its door, and a door is narrow. */
export function badDoors(files: SourceFile[]): string[] {
  const rooms = new Set(
    files.map(({ path }) => /^server\/rooms\/([^/]+)\//.exec(path)?.[1]).filter((room) => room !== undefined),
  );
  return [...rooms].flatMap((room) => {
    const door = files.find(({ path }) => path === `server/rooms/${room}/index.ts`);
    if (!files.some(({ path }) => path === `server/rooms/${room}/room.ts`))
      return [`server/rooms/${room}: a room has its manifest room.ts, by which it is found.`];
    if (!door) return [];
    const names = exportedNames(door.text);
    if (names.includes('*')) return [`${door.path}: name what goes through the door; "export *" hides it.`];
    return names.length > most
      ? [
          `${door.path}: ${names.length} names go through the door, ${most} at most. Let others ask less, or answer an event.`,
        ]
      : [];
  });
}

/** Values and functions; types cost a reader nothing. */
function exportedNames(text: string): string[] {
  const lists = [...text.matchAll(/export\s*\{([^}]*)\}/g)].flatMap((match) => match[1]!.split(','));
  const listed = lists.map((name) => name.trim()).filter((name) => name && !name.startsWith('type '));
  const declared = [...text.matchAll(/export\s+(?:async\s+)?(?:const|let|function|class)\s+(\w+)/g)].map(
    (match) => match[1]!,
  );
  return [...listed, ...declared, ...(/export\s*\*/.test(text) ? ['*'] : [])];
}
