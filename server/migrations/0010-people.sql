create table people (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null,
  speciality text,
  language text not null,
  time_zone text not null,
  -- scrypt with its parameters and salt
  password text not null,
  active boolean not null default true,
  created_at bigint not null,
  last_seen_at bigint
);
create index people_name on people (name, id);

-- Whose stores a client's person sees; the rows of clients are guarded from 0020.
create table person_clients (
  person_id uuid not null references people on delete cascade,
  client_id uuid not null,
  primary key (person_id, client_id)
);
create index person_clients_client on person_clients (client_id);

-- `second_factor`: the password was right and nothing more is allowed until the second step.
create table sessions (
  id uuid primary key,
  digest text not null unique,
  person_id uuid not null references people on delete cascade,
  state text not null check (state in ('second_factor', 'signed_in')),
  user_agent text not null,
  address text not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null
);
create index sessions_person on sessions (person_id);
create index sessions_expires on sessions (expires_at);

-- Failed tries by account, by address and by person; a try counts before it is judged.
create table sign_in_tries (
  key text primary key,
  failures int not null,
  last_at bigint not null,
  locked_until bigint not null
);
create index sign_in_tries_last on sign_in_tries (last_at);

create table totp (
  person_id uuid primary key references people on delete cascade,
  -- encrypted with the key that is not in the database
  secret text not null,
  -- the 30-second step of the last code that was taken: each code opens once
  last_step bigint not null default 0,
  created_at bigint not null,
  confirmed_at bigint
);

create table backup_codes (
  person_id uuid not null references people on delete cascade,
  digest text not null,
  used_at bigint,
  primary key (person_id, digest)
);

create table passkeys (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at bigint not null,
  last_used_at bigint
);
create index passkeys_person on passkeys (person_id);

-- Challenges prove themselves by our signature; only those that were answered are kept, until they would expire.
create table spent_challenges (
  digest text primary key,
  expires_at bigint not null
);

create table invitations (
  id uuid primary key,
  email text not null,
  role text not null,
  speciality text,
  language text not null,
  invited_by uuid references people,
  invited_by_name text not null,
  created_at bigint not null,
  expires_at bigint not null,
  accepted_at bigint
);
create unique index invitations_open on invitations (email) where accepted_at is null;
create table invitation_clients (
  invitation_id uuid not null references invitations on delete cascade,
  client_id uuid not null,
  primary key (invitation_id, client_id)
);
-- The link that was shown and those that were mailed.
create table invitation_links (
  digest text primary key,
  invitation_id uuid not null references invitations on delete cascade
);

create table api_tokens (
  id uuid primary key,
  -- null: made by the command line on the server's own machine
  person_id uuid references people on delete cascade,
  name text not null,
  digest text not null unique,
  scopes text[] not null,
  created_at bigint not null,
  last_used_at bigint,
  expires_at bigint
);
create index api_tokens_person on api_tokens (person_id);
