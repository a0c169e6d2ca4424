import type { Map } from 'maplibre-gl';

/**
 * Keep a map looking where another looks; gives back how to let go. It is drawn at once: a frame later the ground on
 * its side of the line would trail behind.
 */
export function followMap(follower: Map, leader: Map): () => void {
  const follow = () => {
    follower.jumpTo({
      center: leader.getCenter(),
      zoom: leader.getZoom(),
      bearing: leader.getBearing(),
      pitch: leader.getPitch(),
    });
    follower.redraw();
  };
  const fit = () => {
    follower.resize();
    follow();
  };
  leader.on('move', follow);
  leader.on('resize', fit);
  follow();
  return () => {
    leader.off('move', follow);
    leader.off('resize', fit);
  };
}
