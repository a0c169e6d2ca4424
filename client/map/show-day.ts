import type { Map, StyleSpecification } from 'maplibre-gl';
import { filterOnDay, styleOnDay, type DayOf } from '#domain/cartography/day-filter.ts';

/** As `DayOf`; null where the plan has no days, and everything is shown. */
export type MaybeDayOf = (...of: Parameters<DayOf>) => string | null;

/** A style for all days, kept to what is valid on the day. */
export function onDay(style: StyleSpecification, dayOf: MaybeDayOf): StyleSpecification {
  return hasDays(dayOf) ? styleOnDay(style, dayOf) : style;
}

/**
 * Show another day on a map that has the style: as setting the whole style on that day does, but of the map only what
 * changes is touched. MapLibre compares a style by copying it, once for each filter that it has to judge.
 */
export function showDay(map: Map, style: StyleSpecification, dayOf: MaybeDayOf): void {
  if (!hasDays(dayOf)) return;
  for (const layer of style.layers) {
    const filter = filterOnDay(layer, dayOf);
    // what is already so is left alone by MapLibre itself
    if (filter) map.setFilter(layer.id, filter, { validate: false });
  }
}

function hasDays(dayOf: MaybeDayOf): dayOf is DayOf {
  return dayOf(null) !== null;
}
