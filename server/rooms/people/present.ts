import type { Person } from '#contract/people';
import type { Caller } from './sign-in/store.ts';

export function presentPerson(row: Caller): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    speciality: row.speciality,
    clientIds: row.client_ids,
    language: row.language,
    timeZone: row.time_zone,
    active: row.active,
    twoFactor: row.has_totp || row.has_passkey,
    createdAt: instant(row.created_at),
    lastSeenAt: row.last_seen_at === null ? null : instant(row.last_seen_at),
  };
}

export const instant = (ms: number): string => new Date(ms).toISOString();
