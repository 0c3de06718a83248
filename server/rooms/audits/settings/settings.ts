import {
  type AuditSettings,
  auditSettings,
  auditSettingsDefaults as defaults,
  auditSettingsKey as key,
} from '#contract/audit-settings';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { readSettings, writeSettings } from '#kit/settings';

export const readAuditSettings = (db: Db): Promise<AuditSettings> => readSettings(db, key, auditSettings, defaults);

export async function changeAuditSettings(
  trx: Transaction,
  app: App,
  actor: Actor,
  values: Partial<AuditSettings>,
): Promise<AuditSettings> {
  await writeSettings(trx, key, values);
  await audit(trx, app, actor, 'audits.settings_changed', 'audits', values);
  return readAuditSettings(trx);
}
