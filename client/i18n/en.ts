import { compareEn } from './sections/compare.ts';
import { massingEn } from './sections/massing.ts';
import { balanceEn } from './sections/balance.ts';
import { tableEn } from './sections/table.ts';
import { measureEn } from './sections/measure.ts';
import { exportEn } from './sections/export.ts';
import { paletteEn } from './sections/palette.ts';
import { timeEn } from './sections/time.ts';
import { walkEn } from './sections/walk.ts';
import { workspaceEn } from './sections/workspace.ts';
import type { Messages } from './zh.ts';

export const en: Messages = {
  productName: 'Dayu',
  skipToMap: 'Skip to the map',
  map: 'Map of the plan',
  header: {
    language: 'Language',
    plans: 'Plans',
    toDark: 'Switch to dark',
    toLight: 'Switch to light',
  },
  panel: {
    title: 'Legend and layers',
    open: 'Open legend and layers',
    close: 'Close legend and layers',
    legend: 'Legend',
    layers: 'Layers',
    directory: 'Directory',
    sheet: 'Panel',
    sheetHandle: 'Change the height of the panel',
  },
  legend: {
    drawing: 'Drawing the map …',
    empty: 'Nothing to list in this view. Move or zoom the map, and what you see is listed here.',
    exactColors: 'Standard colours',
    exactColorsHint: 'Show land use in the exact colours of the drawing standard; softened when off',
  },
  layers: { hint: 'A layer that is off is neither on the map nor in the legend.' },
  directory: {
    hint: 'Choose a name for its details; the map follows.',
    hintWithoutMap: 'Choose a name for its details and its place in the picture.',
    clusters: 'Clusters',
    projects: 'Projects',
    loading: 'Reading the directory…',
    failed: 'The directory could not be read.',
    none: 'Nothing of this kind yet.',
  },
  card: {
    label: 'Feature details',
    close: 'Close',
    zoomTo: 'Zoom to',
    here: (count) => `${count} features here`,
    loading: 'Reading…',
    missing: 'The published plan has no such feature. It may have been replaced or withdrawn.',
    failed: 'The details could not be read. The map is not affected.',
    area: 'Area (ellipsoidal)',
    length: 'Length of this section',
    validity: 'In place',
    validFrom: (day) => `from ${day}`,
    validTo: (day) => `until ${day} (exclusive)`,
    phase: (name) => `phase “${name}”`,
    provenance: 'Source and precision',
  },
  precision: { surveyed: 'Surveyed', converted: 'Converted', illustrative: 'Illustrative' },
  precisionHint: {
    surveyed: 'Place and shape were measured',
    converted: 'Converted from the source',
    illustrative: 'Place and shape are illustrative, not surveyed',
  },
  controls: {
    label: 'Map controls',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    north: 'Turn north up',
    whole: 'Show the whole plan',
    coordinates: 'Longitude, latitude',
  },
  notice: {
    notReviewed: 'Illustrative map, not reviewed',
    credits: 'Credits',
    approval: (number) => `Map approval number: ${number}`,
  },
  status: {
    loading: 'Opening the plan…',
    retry: 'Try again',
    unreachable:
      'The server can’t be reached. Check the network and try again; the plan is safe on the server.',
    failedPlan:
      'The server could not give the plan. Try again later, and tell the administrator if it stays so.',
    missingTitle: 'No such plan',
    missing: (wanted) =>
      `The address names a plan “${wanted}” that does not exist; it may be misspelt or deleted.`,
    noPlans:
      'There is no plan here yet. Once an administrator has imported one, its map appears on this page.',
    openDefault: 'Open the published plan',
    unpublishedTitle: 'Nothing published yet',
    unpublished:
      'This plan is still being drawn up. Once a scenario is approved and published, everyone can see its land use, roads, facilities and projects here.',
    renewed: 'The system has been updated. Reload to go on; what you see is kept in the address.',
    reload: 'Reload',
    serverGone:
      'The server can’t be reached; trying again. What is on the map stays, and the rest comes when it is back.',
    graphicsLost:
      'The graphics of this device were taken away, so the map can’t be drawn. They mostly come back by themselves; if the map stays blank, reload: what you see is kept in the address.',
    tilesFailed: 'A part of the map could not be fetched and may be missing.',
    partFailed: 'This function could not be fetched. The map is not affected; please try again.',
    noWebglTitle: 'This device can’t draw the map',
    noWebgl:
      'WebGL2 is not available in this browser: a picture, tables and a directory stand in for the map that can be zoomed. A newer browser or hardware acceleration brings it.',
  },
  units: { 人: 'people', 个: 'jobs', 亿元: 'CNY 100 million' },
  unit: { hectare: 'ha', mu: 'mu', meter: 'm', kilometer: 'km' },
  table: tableEn,
  measure: measureEn,
  palette: paletteEn,
  time: timeEn,
  export: exportEn,
  compare: compareEn,
  massing: massingEn,
  walk: walkEn,
  workspace: workspaceEn,
  balance: balanceEn,
  yes: 'Yes',
  no: 'No',
  unnamed: (kind) => `Unnamed ${kind.toLowerCase()}`,
};
