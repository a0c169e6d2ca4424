-- Who may do what; scenarios that branch; changesets that can be audited, repeated and announced.

create table account (
  id integer generated always as identity primary key,
  -- what is typed to sign in, folded: one name, however it is written
  name text not null unique,
  display_name text not null,
  -- argon2id in PHC form; null while nobody has chosen a password
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

create table membership (
  account integer not null references account (id) on delete cascade,
  -- null: every plan, those to come included
  plan text references plan (id) on delete cascade,
  role text not null check (role in ('viewer', 'planner', 'reviewer', 'publisher', 'admin')),
  granted_at timestamptz not null default now(),
  unique nulls not distinct (account, plan)
);

create table session (
  -- SHA-256 of the cookie: who reads this table can't sign in with it
  token_hash bytea primary key,
  account integer not null references account (id) on delete cascade,
  user_agent text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

create index session_by_account on session (account);

create table one_time_link (
  token_hash bytea primary key,
  account integer not null references account (id) on delete cascade,
  purpose text not null check (purpose in ('first', 'invitation', 'reset')),
  created_by integer references account (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table personal_token (
  id integer generated always as identity primary key,
  account integer not null references account (id) on delete cascade,
  title text not null,
  token_hash bytea not null unique,
  scope text not null check (scope in ('read', 'write')),
  -- null: every plan that the account may see
  plan text references plan (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create index personal_token_by_account on personal_token (account);

-- Sign-ins that failed, counted for each name and each address in windows of time.
create table failed_sign_in (
  key bytea primary key,
  failures integer not null,
  since timestamptz not null
);

alter table scenario
  -- the changeset of the parent that the branch began at: its numbers go on from there, and so does the chain of hashes
  add column base_changeset bigint not null default 0,
  add column created_by integer references account (id) on delete set null,
  add column archived_at timestamptz;

create index scenario_by_plan on scenario (plan);

alter table changeset
  add column account integer references account (id) on delete set null,
  -- the changeset whose effect this one takes back
  add column inverse_of bigint,
  -- 1: over what was sent, which is not kept; 2: over what is stored, so that it can be computed again
  add column hash_format smallint not null default 1;

alter table changeset alter column hash_format set default 2;

-- SHA-256 of what the row says; a changeset's hash is over those of its rows. Null in changesets of format 1.
alter table feature_version add column hash bytea;

-- What was answered to a request that may come a second time.
create table idempotency_key (
  account integer not null references account (id) on delete cascade,
  key text not null,
  scenario integer not null references scenario (id) on delete cascade,
  request_hash bytea not null,
  changeset bigint not null,
  -- ids that were given to features which came with one of their own making
  ids jsonb not null,
  created_at timestamptz not null default now(),
  primary key (account, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);

-- Changesets that other servers have not been told of yet; the notifier empties it.
create table outbox (
  scenario integer not null references scenario (id) on delete cascade,
  changeset bigint not null,
  primary key (scenario, changeset)
);
