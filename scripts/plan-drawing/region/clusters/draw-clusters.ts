import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { placeInRing } from '#domain/geometry/polygon-fault.ts';
import { createNoise } from '../../terrain/noise.ts';
import { statedBy } from '../lines/line-list.ts';
import { industryClusters, type ClusterPart, type IndustryCluster } from './cluster-list.ts';

const note = {
  zh: '示意：七大主导产业有出处，各集群由哪个县（市、区）承载未见公布的对应表，范围为示意',
  en: 'Illustrative: the seven leading industries are sourced; no published table says which district leads which cluster, and the extents are drawn',
};

/** The seven industrial clusters as soft areas, each part within its district (EPSG:4490, longitude first). */
export function drawClusters(districts: readonly FeatureState[]): FeatureState[] {
  return industryClusters.map((cluster) => drawCluster(cluster, districts));
}

function drawCluster(cluster: IndustryCluster, districts: readonly FeatureState[]): FeatureState {
  const { industry, name, nameEn, role, roleEn, roleSource } = cluster;
  const coordinates = cluster.parts.map((part) => [outline(part, districts)]);
  return {
    id: `cluster-${industry}`,
    collection: 'cluster',
    geometry:
      coordinates.length === 1
        ? { type: 'Polygon', coordinates: coordinates[0]! }
        : { type: 'MultiPolygon', coordinates },
    properties: { name, nameEn, kind: 'industry-cluster', industry, role, roleEn },
    provenance: {
      source: 'illustrative',
      precision: 'illustrative',
      note,
      fields: {
        name: statedBy('article'),
        industry: statedBy('article'),
        role: statedBy(roleSource),
        roleEn: statedBy(roleSource),
      },
    },
    validFrom: '2021-12-08',
    validTo: null,
  };
}

/** Positions of an outline. */
const corners = 72;

const bulges = createNoise(61);

/** A closed curve about the part's middle that bulges softly, and stays inside its district. */
function outline(part: ClusterPart, districts: readonly FeatureState[]): Position[] {
  const shells = shellsOf(districts.find(({ id }) => id === `county-${part.district}`)!);
  const wanted = Array.from(
    { length: corners },
    (_, corner) => part.radiusMeters * bulgeAt(part, angleOf(corner)),
  );
  const allowed = wanted.map((reach, corner) =>
    Math.min(reach, reachInside(part, angleOf(corner), reach, shells)),
  );
  const isHeldBack = allowed.some((reach, corner) => reach < wanted[corner]!);
  const reaches = isHeldBack ? yieldToNeighbors(allowed) : wanted;
  const ring = reaches.map((reach, corner) => positionAt(part, angleOf(corner), reach));
  return [...ring, ring[0]!];
}

function angleOf(corner: number): number {
  return (corner / corners) * 2 * Math.PI;
}

function bulgeAt({ middle: [longitude, latitude] }: ClusterPart, angle: number): number {
  const x = longitude * 40 + 0.7 * Math.cos(angle);
  const y = latitude * 40 + 0.7 * Math.sin(angle);
  return 1 + 0.22 * bulges(x, y) + 0.03 * bulges(x * 2.3, y * 2.3);
}

/** Metres one can go from the middle before nine tenths of the way to the border are done. */
function reachInside(part: ClusterPart, angle: number, wanted: number, shells: readonly number[][]): number {
  const stepMeters = 60;
  let meters = 0;
  while (meters * 0.9 < wanted) {
    const [x, y] = positionAt(part, angle, meters + stepMeters);
    if (!shells.some((shell) => placeInRing(x!, y!, shell) === 1)) break;
    meters += stepMeters;
  }
  return 0.9 * meters;
}

/** Where the border holds one side back, the sides next to it give way too: the curve stays smooth, and inside. */
function yieldToNeighbors(allowed: readonly number[]): number[] {
  let soft = [...allowed];
  for (let pass = 0; pass < 24; pass++) {
    soft = soft.map((reach, corner) => {
      const mean = (soft.at(corner - 1)! + 2 * reach + soft[(corner + 1) % corners]!) / 4;
      return Math.min(allowed[corner]!, mean);
    });
  }
  return soft;
}

function positionAt({ middle: [longitude, latitude] }: ClusterPart, angle: number, meters: number): Position {
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  const scale = Math.cos((latitude * Math.PI) / 180);
  return [
    round(longitude + (meters * Math.cos(angle)) / 111_320 / scale),
    round(latitude + (meters * Math.sin(angle)) / 111_000),
  ];
}

function shellsOf({ geometry }: FeatureState): number[][] {
  const shape = geometry as Polygon | MultiPolygon;
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.map(([shell]) => shell!.flat());
}
