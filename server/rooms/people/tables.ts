import type { Permission, Role, Speciality } from '#contract/permissions';
import type { Language } from '#core/words';

export type PersonRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  speciality: Speciality | null;
  language: Language;
  time_zone: string;
  password: string;
  active: boolean;
  created_at: number;
  last_seen_at: number | null;
};

export type SessionRow = {
  id: string;
  digest: string;
  person_id: string;
  state: 'second_factor' | 'signed_in';
  user_agent: string;
  address: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
};

export type TotpRow = {
  person_id: string;
  secret: string;
  last_step: number;
  created_at: number;
  confirmed_at: number | null;
};

export type PasskeyRow = {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: string[];
  name: string;
  created_at: number;
  last_used_at: number | null;
};

export type InvitationRow = {
  id: string;
  email: string;
  role: Role;
  speciality: Speciality | null;
  language: Language;
  invited_by: string | null;
  invited_by_name: string;
  created_at: number;
  expires_at: number;
  accepted_at: number | null;
};

export type TokenRow = {
  id: string;
  person_id: string | null;
  name: string;
  digest: string;
  scopes: Permission[];
  created_at: number;
  last_used_at: number | null;
  expires_at: number | null;
};

export type PeopleTables = {
  people: PersonRow;
  person_clients: { person_id: string; client_id: string };
  sessions: SessionRow;
  sign_in_tries: { key: string; failures: number; last_at: number; locked_until: number };
  totp: TotpRow;
  backup_codes: { person_id: string; digest: string; used_at: number | null };
  passkeys: PasskeyRow;
  spent_challenges: { digest: string; expires_at: number };
  invitations: InvitationRow;
  invitation_clients: { invitation_id: string; client_id: string };
  invitation_links: { digest: string; invitation_id: string };
  api_tokens: TokenRow;
};
