import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Role } from '#domain/people/roles.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import type { Phase, StoredPlanSource } from '../plans/plan.ts';

/** The tables as Kysely sees them, in snake_case like SQL. Geometry never leaves SQL except through postgis-utilities. */
export interface Schema {
  plan: PlanTable;
  scenario: ScenarioTable;
  changeset: ChangesetTable;
  feature: FeatureTable;
  feature_version: FeatureVersionTable;
  setting: SettingTable;
  migration: MigrationTable;
  account: AccountTable;
  membership: MembershipTable;
  session: SessionTable;
  one_time_link: OneTimeLinkTable;
  personal_token: PersonalTokenTable;
  failed_sign_in: FailedSignInTable;
  idempotency_key: IdempotencyKeyTable;
  outbox: OutboxTable;
  external_identity: ExternalIdentityTable;
  authorization_request: AuthorizationRequestTable;
}

/** JSON goes in as text, so that both engines encode it alike. */
type Json<Value extends object> = JSONColumnType<Value, string, string>;
/** A geometry column is only ever touched by expressions. */
type Geometry = ColumnType<never, never, never>;

export interface PlanTable {
  id: string;
  title: Json<BilingualText>;
  description: Json<BilingualText>;
  phases: Json<Phase[]>;
  sources: Json<Record<string, StoredPlanSource>>;
  boundary: string | null;
  map_approval: string | null;
}

export interface ScenarioTable {
  id: GeneratedAlways<number>;
  plan: string;
  title: Json<BilingualText>;
  status: ScenarioStatus;
  parent: number | null;
  /** Number of the newest changeset; 0 before the first. */
  changeset: Generated<number>;
  created_at: Generated<Date>;
  /** The changeset of the parent that the branch began at; 0 where there is none. */
  base_changeset: Generated<number>;
  created_by: number | null;
  archived_at: Date | null;
}

export interface ChangesetTable {
  scenario: number;
  number: number;
  author: string;
  message: string;
  created_at: Generated<Date>;
  changes: number;
  previous_hash: Buffer;
  hash: Buffer;
  /** Null for what the program did by itself, such as bringing in a plan's files. */
  account: number | null;
  inverse_of: number | null;
  /** 1: over what was sent, which is not kept; 2: over what is stored. */
  hash_format: Generated<number>;
}

export interface FeatureTable {
  scenario: number;
  id: string;
  collection: string;
  geom: Geometry;
  geom_3857: GeneratedAlways<never>;
  properties: Json<Record<string, unknown>>;
  provenance: Json<object>;
  precision: GeneratedAlways<string>;
  /** Where the feature is named; M is the room around it within its area. */
  label_point: GeneratedAlways<never>;
  land_use: GeneratedAlways<string | null>;
  area: GeneratedAlways<number | null>;
  length: GeneratedAlways<number | null>;
  valid_from: string | null;
  valid_to: string | null;
  version: number;
}

export interface FeatureVersionTable {
  scenario: number;
  id: string;
  version: number;
  changeset: number;
  collection: string;
  /** Null where the version is a deletion. */
  geom: Geometry;
  properties: Json<Record<string, unknown>> | null;
  provenance: Json<object> | null;
  valid_from: string | null;
  valid_to: string | null;
  /** SHA-256 of what the row says; null in changesets of format 1. */
  hash: Buffer | null;
}

export interface SettingTable {
  key: string;
  value: Json<object>;
}

export interface MigrationTable {
  number: number;
  name: string;
  applied_at: Generated<Date>;
}

export interface AccountTable {
  id: GeneratedAlways<number>;
  name: string;
  display_name: string;
  password_hash: string | null;
  disabled_at: Date | null;
  created_at: Generated<Date>;
}

export interface MembershipTable {
  account: number;
  /** Null: every plan. */
  plan: string | null;
  role: Role;
  granted_at: Generated<Date>;
}

export interface SessionTable {
  token_hash: Buffer;
  account: number;
  user_agent: string;
  created_at: Generated<Date>;
  seen_at: Generated<Date>;
}

export interface OneTimeLinkTable {
  token_hash: Buffer;
  account: number;
  purpose: 'first' | 'invitation' | 'reset';
  created_by: number | null;
  created_at: Generated<Date>;
  expires_at: Date;
}

export interface PersonalTokenTable {
  id: GeneratedAlways<number>;
  account: number;
  title: string;
  token_hash: Buffer;
  scope: 'read' | 'write';
  plan: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
}

export interface FailedSignInTable {
  key: Buffer;
  failures: number;
  since: Date;
}

export interface IdempotencyKeyTable {
  account: number;
  key: string;
  scenario: number;
  request_hash: Buffer;
  changeset: number;
  ids: Json<Record<string, string>>;
  created_at: Generated<Date>;
}

export interface OutboxTable {
  scenario: number;
  changeset: number;
}

export interface ExternalIdentityTable {
  id: GeneratedAlways<number>;
  issuer: string;
  subject: string;
  account: number;
  label: string | null;
  created_at: Generated<Date>;
  used_at: Date | null;
}

export interface AuthorizationRequestTable {
  token_hash: Buffer;
  purpose: 'sign-in' | 'invitation' | 'link';
  link_hash: Buffer | null;
  session_hash: Buffer | null;
  return_to: string;
  expires_at: Date;
}
