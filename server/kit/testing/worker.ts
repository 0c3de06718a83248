import { systemClock } from '#kit/clock';
import { connect } from '#kit/db/db';
import { startWorker } from '#kit/jobs/work';
import { silentLog } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { createSecrets } from '#kit/secrets';

/** A worker in a process of its own, to be killed: `node worker.ts <database url> <room>…`. */
const [databaseUrl, ...rooms] = process.argv.slice(2) as [string, ...string[]];
const database = connect(databaseUrl, { max: 4 });
await startWorker(
  {
    db: database.db,
    database,
    clock: systemClock,
    log: silentLog,
    secrets: createSecrets(Buffer.alloc(32, 7)),
    subscribers: new Map(),
    settings: {
      version: '0.0.0-test',
      publicUrl: 'http://watch.test',
      host: '127.0.0.1',
      port: 0,
      dataDirectory: '/nonexistent',
      databaseUrl,
      region: 'local',
      trustProxy: false,
      netPolicy: { allowPrivate: true, ownPorts: [] },
      walkPauseMs: 0,
    },
  },
  await discoverRooms(rooms),
);
