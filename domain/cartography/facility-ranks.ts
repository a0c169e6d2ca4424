import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { match } from './expressions.ts';

/** Zoom at which the first facilities appear. */
export const facilityZoom = 12.4;

/**
 * Facilities by how many people look for one, the most first: who is first stays where symbols meet. Each line appears
 * at its whole zoom; of bus stops there is one at every corner, and the map is of more than those.
 */
const appearing: readonly (readonly [zoom: number, kinds: readonly string[]])[] = [
  [12, ['hospital', 'service-centre', 'senior-school', 'culture', 'sports', 'water-plant', 'sewage-plant']],
  [13, ['junior-school', 'primary-school', 'health-centre', 'fire-station', 'police', 'park']],
  [13, ['elderly-care', 'substation', 'heat-source', 'bus-depot', 'shelter']],
  [14, ['kindergarten', 'market', 'clinic', 'first-aid', 'nursery', 'community-service', 'fuel']],
  [14, ['sanitation', 'refuse-transfer', 'telecom']],
  [15, ['gas-station', 'parking', 'charging', 'toilet', 'bus-stop']],
];

/** A kind that is listed nowhere comes with the last. */
const unlisted = { zoom: 15, rank: 99 };

/** True for the kinds that are drawn at the zoom. */
export const isFacilityOfZoom: ExpressionSpecification = [
  '>=',
  ['zoom'],
  match(
    ['get', 'kind'],
    Object.fromEntries(appearing.flatMap(([zoom, kinds]) => kinds.map((kind) => [kind, zoom]))),
    unlisted.zoom,
  ),
];

/** The place of the kind in the list, lowest for the first. */
export const facilityRank: ExpressionSpecification = match(
  ['get', 'kind'],
  Object.fromEntries(appearing.flatMap(([, kinds]) => kinds).map((kind, rank) => [kind, rank])),
  unlisted.rank,
);

/** Kinds that are drawn a size smaller: those that come last. */
export const isMinorFacility: ExpressionSpecification = [
  'in',
  ['get', 'kind'],
  ['literal', appearing.filter(([zoom]) => zoom === unlisted.zoom).flatMap(([, kinds]) => [...kinds])],
];
