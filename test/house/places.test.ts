import { expect, test } from 'vitest';
import { badDoors, longFiles, strayQueries, unfinishedWork, untestedKinds, vagueNames } from './places.ts';
import { type SourceFile, sources } from './tree.ts';

const house = sources();
const file = (path: string, text = ''): SourceFile => ({ path, text });

test('the house is read', () => {
  expect(house.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['core/words/index.ts', 'test/house/tree.ts', 'bin/start.mjs']),
  );
});

test('SQL stands in store.ts, tables.ts, migrations and the kit', () => {
  expect(strayQueries(house)).toEqual([]);
});

test.each([
  ['server/rooms/stores/add-store.ts', "await trx.insertInto('stores').values(row).execute();"],
  ['server/rooms/notify/channels/mail.channel.ts', 'await sql`select 1`.execute(db);'],
  ['server/roles/worker.ts', 'await sql<{ n: number }>`select 1 as n`.execute(db);'],
  ['cli/commands/doctor.command.ts', "db.selectFrom('jobs')"],
])('SQL in %s is found', (path, text) => {
  expect(strayQueries([file(path, `\n${text}`)])).toEqual([expect.stringContaining(`${path}:2: SQL`)]);
});

test('SQL where it belongs is left alone', () => {
  const query = "db.selectFrom('stores')";
  const paths = [
    'server/rooms/stores/store.ts',
    'server/rooms/stores/store/wall.ts',
    'server/kit/jobs/work.ts',
    'server/rooms/stores/add-store.test.ts',
  ];
  expect(strayQueries(paths.map((path) => file(path, query)))).toEqual([]);
});

test('names say what a file is about', () => {
  expect(vagueNames(house)).toEqual([]);
  const bad = [
    'core/utils/index.ts',
    'server/kit/db-helpers.ts',
    'web/common/x.ts',
    'server/rooms/stores/StoreManager.ts',
    'core/store-service.ts',
  ];
  expect(vagueNames(bad.map((path) => file(path)))).toHaveLength(4);
  expect(vagueNames([file('server/rooms/stores/store-manager.ts')])).toHaveLength(1);
});

test('nothing is left half done, no test is switched off', () => {
  expect(unfinishedWork(house)).toEqual([]);
  expect(
    unfinishedWork([file('core/a.ts', '// TODO later'), file('core/a.test.ts', "test.skip('x', () => {})")]),
  ).toHaveLength(2);
});

test('files are short', () => {
  expect(longFiles(house)).toEqual([]);
  expect(longFiles([file('core/long.ts', 'x\n'.repeat(301))])).toEqual([
    expect.stringContaining('301 lines, 300 at most'),
  ]);
  expect(longFiles([file('web/features/stores/words.ts', 'x\n'.repeat(601))])).toHaveLength(1);
  expect(longFiles([file('core/long.test.ts', 'x\n'.repeat(301))])).toEqual([]);
});

test('every kind has its test beside it', () => {
  expect(untestedKinds(house)).toEqual([]);
});

test('a kind without a test is found, with one it is not', () => {
  const monitor = file('server/rooms/monitoring/types/gopher.monitor.ts');
  expect(untestedKinds([monitor])).toEqual([
    expect.stringContaining('add server/rooms/monitoring/types/gopher.monitor.test.ts'),
  ]);
  expect(untestedKinds([monitor, file('server/rooms/monitoring/types/gopher.monitor.test.ts')])).toEqual([]);
  const suite = file('server/rooms/monitoring/types/all.test.ts', "import gopher from './gopher.monitor.ts';");
  expect(untestedKinds([monitor, suite])).toEqual([]);
  const elsewhere = file('server/rooms/monitoring/all.test.ts', "import gopher from './gopher.monitor.ts';");
  expect(untestedKinds([monitor, elsewhere])).toHaveLength(1);
});

test('a reaction may be told by a test of its room, a command by one of the command line', () => {
  const reaction = file('server/rooms/notify/on/incident-opened.on.ts');
  const command = file('cli/commands/incident.ack.command.ts');
  expect(untestedKinds([reaction, command])).toHaveLength(2);
  const ofRoom = file('server/rooms/notify/notify.test.ts', 'await announce(trx, incidentOpened, facts);');
  const ofCli = file('cli/commands.test.ts', "await vakhta('incident', 'ack', '7');");
  expect(untestedKinds([reaction, command, ofRoom, ofCli])).toEqual([]);
  const ofOther = file('server/rooms/status/status.test.ts', 'await announce(trx, incidentOpened, facts);');
  expect(untestedKinds([reaction, ofOther])).toHaveLength(1);
});

test('rooms have a manifest and a narrow door', () => {
  expect(badDoors(house)).toEqual([]);
});

test('a room without a manifest, a wide door and an open one are found', () => {
  const manifest = file('server/rooms/attic/room.ts');
  const door = (text: string) => [manifest, file('server/rooms/attic/index.ts', text)];
  expect(badDoors([file('server/rooms/attic/store.ts')])).toEqual([expect.stringContaining('manifest')]);
  expect(badDoors(door('export { a, type B } from "./a.ts"; export const c = 1;'))).toEqual([]);
  expect(badDoors(door('export * from "./store.ts";'))).toEqual([expect.stringContaining('export *')]);
  expect(badDoors(door(`export { ${'abcdefghijklm'.split('').join(', ')} } from './a.ts';`))).toEqual([
    expect.stringContaining('13 names'),
  ]);
});
