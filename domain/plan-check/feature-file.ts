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
import { shown } from './shown.ts';

/** A feature of a file, with what of it can be relied on. */
export interface ReadFeature {
  /** The feature, without the fields that are wrong. */
  feature: FeatureState;
  /** Its place in the file, such as `#3`. */
  place: string;
  /** True where its id, its geometry and its days are good: the rules that need no more can judge it. */
  isPlaced: boolean;
  /** Names of the fields that are missing or wrong; `provenance` among them where anything of it is. */
  badFields: ReadonlySet<string>;
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
    const { feature, isPlaced, badFields } = read;
    if (feature) features.push({ feature, place: `#${at + 1}`, isPlaced, badFields });
  }
  return { features, faults: [...faults, ...habits.faults()] };
}

interface Read extends Omit<ReadFeature, 'feature' | 'place'> {
  /** Null for what can't be one: without an id, a geometry or properties. */
  feature: FeatureState | null;
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
    return { feature: null, isPlaced: false, badFields: new Set(), faults: [fault] };
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
  const badFields = new Set(faults.flatMap(({ field }) => (field === undefined ? [] : topOf(field))));
  const isPlaced =
    lacking.length === 0 &&
    hasUsualPositions &&
    !['geometry', 'validFrom', 'validTo'].some((part) => badFields.has(part));
  return {
    feature:
      id === null || !isMembers(geometry) || !isMembers(properties)
        ? null
        : withoutFields(feature, badFields),
    isPlaced,
    badFields,
    faults: [...lacking, ...faults],
  };
}

/** The field that a path within it leads to: `provenance` of `provenance.fields.population`. */
const topOf = (path: string) => path.split('.').slice(0, 1);

/** A provenance of which anything is wrong says nothing. */
const noProvenance: Provenance = { source: '', precision: 'illustrative' };

function withoutFields(feature: FeatureState, bad: ReadonlySet<string>): FeatureState {
  if (bad.size === 0) return feature;
  const good = Object.entries(feature.properties).filter(([name]) => !bad.has(name));
  const provenance = bad.has('provenance') ? noProvenance : feature.provenance;
  return { ...feature, properties: Object.fromEntries(good), provenance };
}

function findLacking({ id: found, geometry, properties }: Members, id: string | null): Told[] {
  const inside = isMembers(properties) ? properties['id'] : undefined;
  const hint = typeof inside === 'string' || typeof inside === 'number' ? String(inside).slice(0, 64) : '';
  const lacking: Told[] = [];
  if (id === null && typeof found === 'string') lacking.push({ code: 'id-empty', field: 'id' });
  else if (found !== undefined && found !== null && id === null)
    lacking.push({ code: 'id-not-text', field: 'id', values: { found: shown(found) } });
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
  const properties = isMembers(crs) ? crs['properties'] : undefined;
  const named = isMembers(properties) ? properties['name'] : undefined;
  // what is of another form, a link or the bare name, is told as it stands
  const name = typeof named === 'string' ? named : shown(crs);
  if (takenSystems.test(name)) return [];
  const code = worldSystems.test(name) ? 'crs-wgs84' : 'foreign-crs';
  return [planFault({ code, file, field: 'crs', values: { system: shown(name) } })];
}

/** The most features of a file that a sentence names besides the first. */
const mostNamed = 5;

/** What is the same all over a file is told once, of its first feature, with the others and their number. */
class FileHabits {
  readonly #file: string;
  readonly #found = new Map<string, { fault: PlanFault; others: string[] }>();

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
    return [...this.#found.values()].map(({ fault, others }) => {
      const named = others.slice(0, mostNamed).join(', ');
      const values = {
        ...fault.values,
        count: 1 + others.length,
        others: named,
        more: Math.max(0, others.length - mostNamed),
      };
      return { ...fault, values };
    });
  }

  #noteGuess(feature: string, guess: CoordinateGuess, [x, y]: [number, number]): void {
    const found = `${x}, ${y}`;
    if (guess.kind === 'swapped') this.#add('coordinates-swapped', feature, { found });
    else this.#add('coordinates-projected', feature, { found, system: guess.system });
  }

  #add(code: PlanFault['code'], feature: string, values?: PlanFault['values']): void {
    const key = `${code} ${values?.['system'] ?? ''}`;
    const known = this.#found.get(key);
    if (known) known.others.push(feature);
    else {
      const fault = { code, file: this.#file, feature, field: 'geometry', ...(values && { values }) };
      this.#found.set(key, { fault: planFault(fault), others: [] });
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
