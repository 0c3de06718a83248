import type pg from 'pg';
import { asideSchema } from '../migrate.ts';

const jobs = 'graphile_worker';
const jobsAside = `${asideSchema}_jobs`;

/** Moves what the database holds out of the way, all at once, and leaves it empty. */
export async function putAside(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(`alter schema public rename to ${asideSchema}`);
  await client.query('create schema public');
  if (await hasSchema(client, jobs)) await client.query(`alter schema ${jobs} rename to ${jobsAside}`);
  await client.query('commit');
}

/** Brings back what is aside, in place of what was half loaded. Nothing where nothing is aside. */
export async function putBack(client: pg.Client): Promise<void> {
  if (!(await hasSchema(client, asideSchema))) return;
  await client.query('begin');
  await client.query('drop schema public cascade');
  await client.query(`drop schema if exists ${jobs} cascade`);
  await client.query(`alter schema ${asideSchema} rename to public`);
  if (await hasSchema(client, jobsAside)) await client.query(`alter schema ${jobsAside} rename to ${jobs}`);
  await client.query('commit');
}

export async function forgetAside(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(`drop schema ${asideSchema} cascade`);
  await client.query(`drop schema if exists ${jobsAside} cascade`);
  await client.query('commit');
}

async function hasSchema(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query('select 1 from pg_namespace where nspname = $1', [name])).rows.length > 0;
}
