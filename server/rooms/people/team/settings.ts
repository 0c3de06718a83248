import type { z } from 'zod';
import { teamDefaults, teamKey, teamSettings as schema } from '#contract/people';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { readSettings, writeSettings } from '#kit/settings';

export type TeamSettings = z.output<typeof schema>;

/** Settings of the installation; those never set have their defaults. */
export const teamSettings = (db: Db): Promise<TeamSettings> => readSettings(db, teamKey, schema, teamDefaults);

/** Where people reach the product, without a slash at its end: as the team says, else as the machine was set up. */
export async function publicUrl(app: App): Promise<string> {
  return (await teamSettings(app.db)).publicUrl ?? app.settings.publicUrl;
}

export async function changeTeamSettings(
  trx: Transaction,
  app: App,
  actor: Actor,
  values: Partial<TeamSettings>,
): Promise<TeamSettings> {
  await writeSettings(trx, teamKey, {
    ...values,
    ...(values.publicUrl ? { publicUrl: values.publicUrl.replace(/\/+$/, '') } : {}),
  });
  await audit(trx, app, actor, 'settings.changed', 'settings', values);
  return teamSettings(trx);
}
