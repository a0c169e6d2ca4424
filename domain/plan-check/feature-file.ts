import type { Geometry } from 'geojson';
import type { CollectionDefinition } from '../collections/definition.ts';
import type { FeatureState, Provenance } from '../features/feature-state.ts';
import { onStoredGrid } from '../geometry/stored-grid.ts';
import { guessCoordinates, type CoordinateGuess } from './coordinate-guess.ts';
import { cutFaults } from './cut-faults.ts';
import { findFaultsOfFeature, type FeatureLabel } from './feature-faults.ts';
import { planFault, type PlanFault } from './plan-fault.ts';
import type { Told } from './property-faults.ts';
import { isMembers } from './members.ts';

/** A feature of a file, and whether it is good by itself. */
export interface ReadFeature {
  feature: FeatureState;
  isGood: boolean;
}

/** What a file of features holds. */
export interface FeatureFile {
  features: ReadFeature[];
  faults: PlanFault[];
}

type Members = Record<string, unknown>;

/** The features of a file's content for a collection, on the stored grid, and all that is wrong with them one by one. */
export function readFeatureFile(
  file: string,
  collection: CollectionDefinition,
  content: unknown,
): FeatureFile {
  if (!isMembers(content) || content['type'] !== 'FeatureCollection' || !Array.isArray(content['features'])) {
    return { features: [], faults: [planFault({ code: 'not-a-feature-collection', file })] };
  }
  const faults = findCrsFaults(file, content['crs']);
  const features: ReadFeature[] = [];
  const habits = new FileHabits(file);
  for (const [at, element] of (content['features'] as unknown[]).entries()) {
    const read = readFeature(file, collection, element, at, habits);
    for (const fault of read.faults) faults.push(fault);
    if (read.feature) features.push({ feature: read.feature, isGood: read.isGood });
  }
  return { features, faults: [...faults, ...habits.faults()] };
}

interface Read {
  /** Null for what can't be one: without an id, a geometry or properties. */
  feature: FeatureState | null;
  isGood: boolean;
  faults: PlanFault[];
}

function readFeature(
  file: string,
  collection: CollectionDefinition,
  element: unknown,
  at: number,
  habits: FileHabits,
): Read {
  const place = `#${at + 1}`;
  if (!isMembers(element) || element['type'] !== 'Feature') {
    const fault = planFault({ code: 'not-a-feature', file, feature: place });
    return { feature: null, isGood: false, faults: [fault] };
  }
  const id = idOf(element);
  const label = { file, feature: id?.slice(0, 80) ?? place, ...nameOf(element['properties']) };
  const read = readParts(collection, element, id, label, habits);
  return { ...read, faults: cutFaults(read.faults, label) };
}

/** The id of a feature as text, null for one that has none, or an empty one. */
function idOf({ id }: Members): string | null {
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id.trim() !== '' ? id : null;
}

/** What lacks an id, a geometry or properties is looked at all the same, for all that is wrong with the others. */
function readParts(
  collection: CollectionDefinition,
  element: Members,
  id: string | null,
  label: FeatureLabel,
  habits: FileHabits,
): Read {
  const { geometry, properties } = element;
  const lacking = findLacking(element, id).map((told) => planFault({ ...label, ...told }));
  const hasUsualPositions = !isMembers(geometry) || habits.note(label.feature, geometry['coordinates']);
  const feature = stateOf(
    collection.name,
    id ?? 'without-id',
    (isMembers(geometry) ? geometry : { type: null }) as unknown as Geometry,
    isMembers(properties) ? withoutId(properties, id) : {},
  );
  const faults = findFaultsOfFeature(collection, feature, label).filter(({ code }) => {
    if (code === 'invalid-id') return true;
    if (code === 'geometry-type') return isMembers(geometry);
    // one word for the file says more than one for each feature
    if (code === 'geometry') return isMembers(geometry) && hasUsualPositions;
    return isMembers(properties);
  });
  const isGood = lacking.length === 0 && hasUsualPositions && faults.length === 0;
  return {
    feature: id === null || !isMembers(geometry) || !isMembers(properties) ? null : feature,
    isGood,
    faults: [...lacking, ...faults],
  };
}

function findLacking({ id: found, geometry, properties }: Members, id: string | null): Told[] {
  const hint = isMembers(properties) ? String(properties['id'] ?? '').slice(0, 64) : '';
  const lacking: Told[] = [];
  if (id === null && typeof found === 'string') lacking.push({ code: 'id-empty', field: 'id' });
  else if (id === null) lacking.push({ code: 'id-missing', field: 'id', values: { hint } });
  if (!isMembers(geometry)) lacking.push({ code: 'geometry-missing', field: 'geometry' });
  if (!isMembers(properties)) lacking.push({ code: 'properties-missing', field: 'properties' });
  return lacking;
}

/** An id that stands among the properties of a feature without one has been told with what it lacks. */
function withoutId(properties: Members, id: string | null): Members {
  if (id !== null) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'id'));
}

/** A feature of a file: what is common to all collections stands among its properties. */
function stateOf(collection: string, id: string, geometry: Geometry, properties: Members): FeatureState {
  const { validFrom = null, validTo = null, provenance, ...own } = properties;
  return {
    id,
    collection,
    geometry: onStoredGrid(geometry),
    properties: own,
    provenance: provenance as Provenance,
    validFrom: validFrom as string | null,
    validTo: validTo as string | null,
  };
}

function nameOf(properties: unknown): { name?: string } {
  if (!isMembers(properties)) return {};
  const name = [properties['name'], properties['parcelCode']].find((one) => typeof one === 'string');
  return name ? { name: (name as string).slice(0, 100) } : {};
}

/** Systems that the coordinates of a file may be said to be in: CGCS2000, or longitude and latitude as such. */
const takenSystems = /(?:EPSG:{1,2}(?:[\d.]*:)?4490|OGC:[\d.]*:CRS84|CRS84)$/i;
const worldSystems = /EPSG:{1,2}(?:[\d.]*:)?4326$/i;

function findCrsFaults(file: string, crs: unknown): PlanFault[] {
  if (crs === undefined || crs === null) return [];
  const name = isMembers(crs) && isMembers(crs['properties']) ? String(crs['properties']['name']) : '';
  if (takenSystems.test(name)) return [];
  const code = worldSystems.test(name) ? 'crs-wgs84' : 'foreign-crs';
  return [planFault({ code, file, field: 'crs', values: { system: name.slice(0, 80) } })];
}

/** What is the same all over a file is told once, of its first feature, with the number of features. */
class FileHabits {
  readonly #file: string;
  readonly #counts = new Map<string, { fault: PlanFault; count: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Look at the positions of a feature; false when they are no longitudes and latitudes. */
  note(feature: string, coordinates: unknown): boolean {
    const first = firstPosition(coordinates);
    const guess = first && guessCoordinates(first[0], first[1]);
    if (guess) this.#noteGuess(feature, guess, first);
    const traits = traitsOf(coordinates);
    if (traits.hasHeights) this.#add('heights', feature);
    if (traits.hasManyDecimals && !guess) this.#add('many-decimals', feature);
    return !guess;
  }

  faults(): PlanFault[] {
    return [...this.#counts.values()].map(({ fault, count }) => ({
      ...fault,
      values: { ...fault.values, count },
    }));
  }

  #noteGuess(feature: string, guess: CoordinateGuess, [x, y]: [number, number]): void {
    const found = `${x}, ${y}`;
    if (guess.kind === 'swapped') this.#add('coordinates-swapped', feature, { found });
    else this.#add('coordinates-projected', feature, { found, system: guess.system });
  }

  #add(code: PlanFault['code'], feature: string, values?: PlanFault['values']): void {
    const key = `${code} ${values?.['system'] ?? ''}`;
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else {
      const fault = { code, file: this.#file, feature, field: 'geometry', ...(values && { values }) };
      this.#counts.set(key, { fault: planFault(fault), count: 1 });
    }
  }
}

/** The first pair of numbers in nested arrays, or null. */
function firstPosition(coordinates: unknown): [number, number] | null {
  let at = coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  if (!Array.isArray(at)) return null;
  const [x, y] = at as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

/** Whether there are heights, and numbers of more than seven decimals: a centimetre. Nesting was limited on reading. */
function traitsOf(coordinates: unknown): { hasHeights: boolean; hasManyDecimals: boolean } {
  const traits = { hasHeights: false, hasManyDecimals: false };
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') return value.forEach(visit);
    traits.hasHeights ||= value.length > 2;
    traits.hasManyDecimals ||= value.slice(0, 2).some(hasManyDecimals);
  };
  visit(coordinates);
  return traits;
}

function hasManyDecimals(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value * 1e7 - Math.round(value * 1e7)) > 1e-4;
}
