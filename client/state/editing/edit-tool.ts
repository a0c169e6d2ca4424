/** What a click on the map means while one edits. */
export const editTools = ['select', 'polygon', 'rectangle', 'circle', 'split', 'hole'] as const;
export type EditTool = (typeof editTools)[number];

/** How many places a tool takes: it is done by itself at the most, and can be finished from the least on. */
export interface ToolPlaces {
  least: number;
  most: number;
  /** True where the places go around an area. */
  isArea: boolean;
}

export const toolPlaces: Record<Exclude<EditTool, 'select'>, ToolPlaces> = {
  polygon: { least: 3, most: Infinity, isArea: true },
  rectangle: { least: 3, most: 3, isArea: true },
  circle: { least: 2, most: 2, isArea: true },
  split: { least: 2, most: Infinity, isArea: false },
  hole: { least: 3, most: Infinity, isArea: true },
};
