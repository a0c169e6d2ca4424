import {
  podiumStepBack,
  podiumStoreys,
  turnFromSouth,
  type MassingAssumption,
  type MassingPattern,
} from '#domain/vocabularies/massing-assumptions.ts';
import { fitBlocks, type BlockNeeds } from './fit-blocks.ts';
import { insetArea, insetToSize, rimOfSize, sizeOf } from './inset.ts';
import { acrossDirection, mainDirection } from './main-direction.ts';
import type { Area } from './plane.ts';
import type { Programme } from './programme.ts';
import { footprintOf, raiseArea, raiseBlocks, storeysOn, type Volume } from './volume.ts';

/** Where to build, what, and how. */
export interface Site {
  /** Tidy, and inside the setback. */
  area: Area;
  programme: Programme;
  use: MassingAssumption;
}

/** Share of a podium that stands below its towers. */
const towerShare = 0.4;
/** A podium larger than this goes around a court where it can. */
const largestSolid = 4_000;

/** The volumes of a pattern on a site, all of them inside its area. */
export const patterns: Readonly<Record<MassingPattern, (site: Site) => Volume[]>> = {
  rows: (site) => buildRows(site, southAngles(site.area), 'middle'),
  bars: (site) => buildRows(site, southAngles(site.area), 'north'),
  halls: (site) => buildRows(site, alongAngles(site.area), 'middle'),
  perimeter: buildPerimeter,
  podium: buildPodium,
};

/** One volume that keeps the outline of the site: what stands where no pattern fits. */
export function buildSolid({ area, programme, use }: Site): Volume[] {
  const storeys = storeysOn(programme, sizeOf(area));
  return raiseArea(insetToSize(area, footprintOf(programme, storeys)), storeys, onGround(use));
}

function buildRows(
  { area, programme, use }: Site,
  angles: readonly number[],
  from: BlockNeeds['from'],
): Volume[] {
  const blocks = fitBlocks(area, { ...use, angles, from }, footprintOf(programme, programme.storeys));
  return raiseBlocks(blocks, programme, onGround(use), use.pattern === 'rows');
}

function buildPerimeter(site: Site): Volume[] {
  const { area, programme, use } = site;
  const storeys = storeysOn(programme, sizeOf(area));
  const found = rimOfSize(area, footprintOf(programme, storeys));
  // a court that leaves the buildings deeper than they are is none
  if (!found || found.width > use.depth) return buildSolid(site);
  return raiseArea(found.rim, storeys, onGround(use));
}

function buildPodium(site: Site): Volume[] {
  const { area, programme, use } = site;
  const storeys = storeysOn(programme, sizeOf(area));
  const ground = footprintOf(programme, storeys);
  const towers = ground > largestSolid ? buildRows(site, alongAngles(area), 'middle') : [];
  if (towers.length > 1) return towers;
  const low = Math.min(podiumStoreys, storeys);
  const podium = insetToSize(area, ground);
  const above = towerProgramme(programme, sizeOf(podium), low);
  if (!above) return raiseArea(podium, storeys, onGround(use));
  const top = insetArea(podium, podiumStepBack);
  const needs: BlockNeeds = { ...use, angles: alongAngles(podium), from: 'middle' };
  const blocks = fitBlocks(top, needs, footprintOf(above, above.storeys));
  const rise = { storeyHeight: use.storeyHeight, base: low * use.storeyHeight };
  const raised = raiseBlocks(blocks, above, rise, false);
  if (raised.length === 0) return raiseArea(podium, storeys, onGround(use));
  return [...raiseArea(podium, low, onGround(use)), ...raised];
}

/** What is left to build above a podium of so many square metres and storeys; null for nothing. */
function towerProgramme(programme: Programme, podium: number, low: number): Programme | null {
  const { count, storeysMax } = programme;
  const floor = programme.floor - podium * low * count;
  const left = storeysMax - low;
  if (left < 1 || !(floor > 0) || podium === 0) return null;
  const footprintMax = podium * towerShare;
  const storeys = Math.min(left, Math.max(1, Math.ceil(floor / (footprintMax * count))));
  return { ...programme, floor, footprintMax, storeys, storeysMax: left };
}

/** Facing south, turned with the parcel as far as the sun allows. */
function southAngles(area: Area): number[] {
  const most = (turnFromSouth * Math.PI) / 180;
  return [Math.max(-most, Math.min(most, mainDirection(area)))];
}

function alongAngles(area: Area): number[] {
  const along = mainDirection(area);
  return [along, acrossDirection(along)];
}

function onGround({ storeyHeight }: MassingAssumption) {
  return { storeyHeight, base: 0 };
}
