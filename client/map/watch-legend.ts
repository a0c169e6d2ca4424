import type { Map } from 'maplibre-gl';
import type { Workspace } from '../state/workspace.svelte.ts';
import { paceInMotion } from './legend-keys-in-view.ts';
import { lookThrough } from './look-through.ts';

/**
 * A map that moves has nothing to list yet, and listing costs a query of the whole view: it waits until the map rests.
 * Of a map that has just been opened, all wait for it.
 */
const settleMilliseconds = { first: 0, still: 250 };

/**
 * While time plays the map seldom rests: it is looked through beside the frames that are drawn, for the first time when
 * some of what has changed is there, and then this often.
 */
const playingMilliseconds = { first: 1_000, again: 4_000 };

export interface LegendWatch {
  /** To be told when time plays, of every day that is shown, and when it has stopped. */
  follow(isPlaying: boolean): void;
}

/** Report to the workspace what the map shows, as keys of the legend. */
export function watchLegend(map: Map, { report, timeline }: Workspace): LegendWatch {
  const look = lookThrough(map, (keys) => report.see(keys));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  let isLooking = false;
  let wasPlaying = false;
  const lookAtRest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), settleMilliseconds[report.hasLooked ? 'still' : 'first']);
  };
  const lookInMotion = async () => {
    clearTimeout(timer);
    if (isLooking || performance.now() < next) return;
    next = performance.now() + playingMilliseconds.again;
    isLooking = true;
    try {
      await look(paceInMotion);
    } finally {
      isLooking = false;
    }
  };
  map.on('idle', () => {
    if (!timeline.isPlaying) lookAtRest();
  });
  // another view is not to be told by the legend of the one before
  map.on('moveend', () => (next = 0));
  map.on('remove', () => clearTimeout(timer));
  return {
    follow(isPlaying) {
      if (isPlaying && !wasPlaying) next = performance.now() + playingMilliseconds.first;
      if (isPlaying) void lookInMotion();
      // of what was drawn last the map says nothing more
      else if (wasPlaying) lookAtRest();
      wasPlaying = isPlaying;
    },
  };
}
