-- Who signs in through an identity provider, and the ways there that have not come back yet.

create table external_identity (
  id integer generated always as identity primary key,
  -- who somebody is elsewhere: the provider's name for them is unique there and given to nobody else (OpenID Connect
  -- Core 1.0, 5.7); names and e-mail addresses are neither
  issuer text not null,
  subject text not null,
  account integer not null references account (id) on delete cascade,
  -- what the provider calls them, for people to tell their identities apart; decides nothing
  label text,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  unique (issuer, subject)
);

create index external_identity_by_account on external_identity (account);

create table authorization_request (
  -- SHA-256 of the cookie, from which state, nonce and code verifier are derived: none of them is kept
  token_hash bytea primary key,
  purpose text not null check (purpose in ('sign-in', 'invitation', 'link')),
  -- hash of the one-time link that is accepted so
  link_hash bytea check ((purpose = 'invitation') = (link_hash is not null)),
  -- hash of the session that asked for another way to sign in
  session_hash bytea check ((purpose = 'link') = (session_hash is not null)),
  -- path of the page to come back to
  return_to text not null,
  expires_at timestamptz not null
);

create index authorization_request_by_age on authorization_request (expires_at);
