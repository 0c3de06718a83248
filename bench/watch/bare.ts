import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import pg from 'pg';

/**
 * What a loop costs that does nothing but ask and keep: `node:http` at an even pace, a new connection for each check, the
 * page read to its end, and one batch a second into a table with one index. Arguments: url, checks a second, seconds, database.
 */
const [url, rate, seconds, database] = process.argv.slice(2) as [string, string, string, string];
const request = url.startsWith('https') ? requestHttps : requestHttp;
const client = new pg.Client({ connectionString: database });
await client.connect();
await client.query(
  'create table if not exists bare (id int not null, at bigint not null, status int not null, ms real not null)',
);
await client.query('create index if not exists bare_id on bare (id, at)');

let batch: { id: number; at: number; status: number; ms: number }[] = [];
let checks = 0;
let late = 0;

function check(id: number): void {
  const at = Date.now();
  const begun = performance.now();
  request(url, { agent: false, rejectUnauthorized: false }, (response) => {
    let bytes = 0;
    response.on('data', (part: Buffer) => void (bytes += part.length));
    response.on('end', () => {
      checks += 1;
      batch.push({ id, at, status: bytes > 0 ? response.statusCode! : 0, ms: performance.now() - begun });
    });
  })
    .on('error', (error) => {
      throw error;
    })
    .end();
}

async function store(): Promise<void> {
  const rows = batch;
  batch = [];
  if (rows.length === 0) return;
  await client.query({
    name: 'bare',
    text: 'insert into bare select * from unnest($1::int[], $2::bigint[], $3::int[], $4::real[])',
    values: [rows.map((r) => r.id), rows.map((r) => r.at), rows.map((r) => r.status), rows.map((r) => r.ms)],
  });
}

const begun = performance.now();
const before = process.cpuUsage();
const storing = setInterval(() => void store(), 1000);
const total = Number(rate) * Number(seconds);
for (let i = 0; i < total; i++) {
  const due = begun + (i * 1000) / Number(rate);
  const wait = due - performance.now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  if (performance.now() - due > 1000) late += 1;
  check(i % 10_000);
}
await new Promise((resolve) => setTimeout(resolve, 1500));
clearInterval(storing);
await store();
await client.end();
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({ checks, late, cpu: (user + system) / 1e6, seconds: (performance.now() - begun) / 1000 })}\n`,
);
