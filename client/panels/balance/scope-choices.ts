import { holdsParcel, type PlacedParcel } from '#domain/balance/parcel-scope.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Item } from '../../api/types.ts';

/** An area of the plan that land can be counted in. */
export interface CountedArea {
  collection: 'boundary' | 'cluster';
  item: Item;
  geometry: Polygon | MultiPolygon;
}

export interface AreaGroup {
  id: 'plan' | 'clusters' | 'divisions';
  areas: CountedArea[];
}

const planKinds: ReadonlySet<unknown> = new Set(['planned-area', 'core-area']);

/** The boundaries and clusters that hold a parcel, in groups to choose from; no group is empty. */
export function areasWithParcels(
  boundaries: readonly Item[],
  clusters: readonly Item[],
  parcels: readonly PlacedParcel[],
): AreaGroup[] {
  const outlines = areasOf('boundary', boundaries, parcels);
  const isOfPlan = ({ item }: CountedArea) => planKinds.has(item.properties['kind']);
  const groups: AreaGroup[] = [
    { id: 'plan', areas: outlines.filter(isOfPlan) },
    { id: 'clusters', areas: areasOf('cluster', clusters, parcels) },
    { id: 'divisions', areas: outlines.filter((area) => !isOfPlan(area)) },
  ];
  return groups.filter(({ areas }) => areas.length > 0);
}

/** The core area of the plan, which is offered first; null where the plan has none. */
export function findCoreArea(groups: readonly AreaGroup[]): CountedArea | null {
  const areas = groups.flatMap((group) => group.areas);
  return areas.find(({ item }) => item.properties['kind'] === 'core-area') ?? null;
}

function areasOf(
  collection: CountedArea['collection'],
  items: readonly Item[],
  parcels: readonly PlacedParcel[],
): CountedArea[] {
  return items.flatMap((item) => {
    const { geometry } = item;
    const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    return isArea && holdsParcel(parcels, geometry) ? [{ collection, item, geometry }] : [];
  });
}
