-- A plan, its scenarios, and the features of each scenario with their history.

create table plan (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title jsonb not null,
  description jsonb not null,
  phases jsonb not null,
  sources jsonb not null,
  -- the boundary feature that the zones of this plan must tile
  boundary text,
  map_approval text
);

create table scenario (
  id integer generated always as identity primary key,
  plan text not null references plan (id),
  title jsonb not null,
  status text not null check (status in ('draft', 'in-review', 'approved', 'published')),
  parent integer references scenario (id),
  changeset bigint not null default 0,
  created_at timestamptz not null default now()
);

create unique index scenario_one_published on scenario (plan) where status = 'published';

create table changeset (
  scenario integer not null references scenario (id) on delete cascade,
  number bigint not null,
  author text not null,
  message text not null,
  created_at timestamptz not null default now(),
  changes integer not null,
  -- each changeset carries the hash of the one before it, so that tampering shows
  previous_hash bytea not null,
  hash bytea not null,
  primary key (scenario, number)
);

create table feature (
  scenario integer not null references scenario (id) on delete cascade,
  id text not null check (id ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  collection text not null,
  geom geometry(Geometry, 4490) not null,
  properties jsonb not null,
  provenance jsonb not null,
  valid_from date,
  valid_to date,
  version integer not null,
  -- what every query and tile needs is a typed column, computed once
  geom_3857 geometry(Geometry, 3857) generated always as (ST_Transform(geom, 3857)) stored,
  land_use text generated always as (properties ->> 'landUse') stored,
  precision text generated always as (provenance ->> 'precision') stored,
  area double precision generated always as (
    case when ST_Dimension(geom) = 2 then ST_Area(geom::geography) end
  ) stored,
  length double precision generated always as (
    case when ST_Dimension(geom) = 1 then ST_Length(geom::geography) end
  ) stored,
  primary key (scenario, id),
  check (valid_to is null or valid_from is null or valid_from < valid_to)
);

create index feature_by_collection on feature (scenario, collection, id);
create index feature_geom on feature using gist (scenario, geom);
create index feature_geom_3857 on feature using gist (scenario, geom_3857);

create table feature_version (
  scenario integer not null references scenario (id) on delete cascade,
  id text not null,
  version integer not null,
  changeset bigint not null,
  collection text not null,
  -- null geometry and properties: this version is a deletion
  geom geometry(Geometry, 4490),
  properties jsonb,
  provenance jsonb,
  valid_from date,
  valid_to date,
  primary key (scenario, id, version)
);

create index feature_version_by_changeset on feature_version (scenario, changeset);

create table setting (
  key text primary key,
  value jsonb not null
);
