import { darkColor } from '../color.ts';

/** A building as a legend shows it. */
export interface VolumeSign {
  /** `#rrggbb` of its roof. */
  color: string;
  /** Share of the height that the sign has room for, 0 to 1. */
  height: number;
}

/** A face of a building, on a sign of 36 by 22: corners x, y in turn. */
export interface VolumeFace {
  ring: readonly number[];
  color: string;
}

/** The sign in pixels of the legend, with the room that is left at its edges. */
const size = { width: 36, height: 22 };
const margin = 1;
const gap = 3;
/** How far a building goes back, to the right and up. */
const back = { x: 5, y: 4 };
/** How far faces are on the way to black: light comes from the left. */
const dark = { front: 0.14, side: 0.3 };

/** The faces of buildings side by side, each beginning where the one before ends, on the ground of the sign. */
export function volumeFaces(volumes: readonly VolumeSign[]): VolumeFace[] {
  const room = size.width - 2 * margin - back.x - (volumes.length - 1) * gap;
  const width = (room - (volumes.length - 1) * back.x) / volumes.length;
  const bottom = size.height - margin;
  return volumes.flatMap(({ color, height }, at) => {
    const left = margin + at * (width + back.x + gap);
    const right = left + width;
    const top = bottom - height * (size.height - 2 * margin - back.y);
    const [farRight, farTop] = [right + back.x, top - back.y];
    return [
      { color, ring: [left, top, right, top, farRight, farTop, left + back.x, farTop] },
      { color: darkColor(color, dark.front), ring: [left, top, right, top, right, bottom, left, bottom] },
      {
        color: darkColor(color, dark.side),
        ring: [right, top, farRight, farTop, farRight, bottom - back.y, right, bottom],
      },
    ];
  });
}
