import { badRequest } from '../http/problem.ts';
import { crs84, findCoordinateSystem, type CoordinateSystem } from './coordinate-systems.ts';

/** The system that the query parameter `name` names; CRS84 without one. Throws a Problem (400) for an unknown one. */
export function parseSystem(uri: string | undefined, name: string): CoordinateSystem {
  if (uri === undefined) return crs84;
  const system = findCoordinateSystem(uri);
  if (!system)
    throw badRequest(
      'unknown-crs',
      `The query parameter «${name}» names a coordinate system that is not offered here.`,
    );
  return system;
}
