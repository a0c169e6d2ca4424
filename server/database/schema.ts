import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
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
  status: 'draft' | 'in-review' | 'approved' | 'published';
  parent: number | null;
  /** Number of the newest changeset; 0 before the first. */
  changeset: Generated<number>;
  created_at: Generated<Date>;
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
