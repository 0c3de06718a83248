import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** What holds for audits of all stores. */
export const auditSettings = z.object({
  firstAudit: z.boolean().describe('A store that was added and answers is audited once by itself, without a browser'),
  keepDays: z
    .int()
    .min(7)
    .max(3650)
    .describe('For so many days all audits keep their details: what was found, and the report'),
  keepMonths: z
    .int()
    .min(0)
    .max(120)
    .describe('After that the last audit of each month keeps them, until it is so many months old; 0: none'),
});
export type AuditSettings = z.infer<typeof auditSettings>;

/** Under which the settings are kept, and what they are while nobody has set them. */
export const auditSettingsKey = 'audits';
export const auditSettingsDefaults: AuditSettings = { firstAudit: true, keepDays: 90, keepMonths: 24 };

export const readAuditSettings = endpoint({
  name: 'readAuditSettings',
  method: 'GET',
  path: '/api/settings/audits',
  access: 'settings.read',
  summary: 'Whether a new store is audited by itself, and how long details of audits are kept',
  response: auditSettings,
});
export const changeAuditSettings = endpoint({
  name: 'changeAuditSettings',
  method: 'PATCH',
  path: '/api/settings/audits',
  access: 'settings.write',
  summary: 'Change what holds for audits of all stores',
  body: auditSettings.partial(),
  response: auditSettings,
});
