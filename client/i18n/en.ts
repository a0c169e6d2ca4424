import { compareEn } from './sections/compare.ts';
import { massingEn } from './sections/massing.ts';
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
    signIn: 'Sign in',
    language: 'Language',
    plans: 'Plans',
    toDark: 'Switch to dark theme',
    toLight: 'Switch to light theme',
  },
  panel: {
    title: 'Legend and layers',
    open: 'Open legend and layers',
    close: 'Close legend and layers',
    legend: 'Legend',
    layers: 'Layers',
    directory: 'Directory',
    sheet: 'Panel',
    sheetHandle: 'Resize the panel',
  },
  legend: {
    drawing: 'Drawing the map …',
    empty: 'Nothing in this view. Pan or zoom the map to list what it shows.',
    noFeatures:
      'This plan has no features yet. Once data is loaded, the map shows it and this legend lists it.',
    exactColors: 'Standard colours',
    exactColorsHint: 'Show land use in the exact colours of the drawing standard; slightly muted when off',
  },
  layers: { hint: 'Layers that are off are left out of the map and the legend.' },
  directory: {
    hint: 'Select a name to see its details; the map follows.',
    hintWithoutMap: 'Select a name to see its details and its place in the picture.',
    clusters: 'Clusters',
    projects: 'Projects',
    loading: 'Loading the directory…',
    failed: 'The directory could not be loaded.',
    none: 'Nothing here yet.',
  },
  card: {
    label: 'Feature details',
    close: 'Close',
    zoomTo: 'Zoom to',
    related: 'Related',
    sections: (count: number) => `One of ${count} sections of this name.`,
    markSections: 'Mark and list all',
    furtherRelated: (count: number) => `and ${count} more`,
    here: (count) => `${count} features here`,
    loading: 'Loading…',
    missing: 'This feature is not in the plan that is shown. It may have been deleted or replaced.',
    failed: 'The details could not be loaded. The map is not affected.',
    area: 'Area (ellipsoidal)',
    length: 'Length of this section',
    validity: 'Valid',
    validFrom: (day) => `from ${day}`,
    validTo: (day) => `until ${day} (exclusive)`,
    phase: (name) => `phase “${name}”`,
    provenance: 'Source and precision',
  },
  precision: { surveyed: 'Surveyed', converted: 'Converted', illustrative: 'Illustrative' },
  precisionHint: {
    surveyed: 'Position and shape were surveyed',
    converted: 'Converted from source data',
    illustrative: 'Position and shape are illustrative, not surveyed',
  },
  controls: {
    label: 'Map controls',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    north: 'Reset to north',
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
    closedTitle: 'Sign-in needed',
    notMemberTitle: 'You can’t see this scenario',
    closed: 'This scenario is for the people who work on the plan. Sign in first.',
    notMember: 'There is no such scenario, or your role does not let you see it.',
    toPublished: 'Open the published plan',
    retry: 'Try again',
    unreachable:
      'The server can’t be reached. Check the network and try again; the plan is safe on the server.',
    failedPlan:
      'The server could not provide the plan. Try again later; if it keeps failing, tell the administrator.',
    missingTitle: 'Plan not found',
    missing: (wanted) =>
      `There is no plan “${wanted}”. The name in the address may be misspelt, or the plan deleted.`,
    noPlans: 'There are no plans yet. Once an administrator imports one, its map appears here.',
    openDefault: 'Open the published plan',
    unpublishedTitle: 'Nothing published yet',
    unpublished:
      'This plan is still being drawn up. Once a scenario is approved and published, everyone can see its land use, roads, facilities and projects here.',
    renewed: 'The system has been updated. Reload to continue; your view is kept in the address.',
    reload: 'Reload',
    serverGone:
      'The server can’t be reached; retrying. The map stays usable, and the rest loads once the server is back.',
    graphicsLost:
      'This device has withdrawn its graphics, so the map can’t be drawn. They usually return by themselves; if the map stays blank, reload: your view is kept in the address.',
    tilesFailed: 'Part of the map could not be loaded and may be missing.',
    partFailed: 'This tool could not be loaded. The map is not affected; please try again.',
    noWebglTitle: 'The map can’t be shown on this device',
    noWebgl:
      'WebGL2 is not available in this browser: a picture, tables and a directory stand in for the map. To see the map, use a newer browser or turn on hardware acceleration.',
  },
  units: { 人: 'people', 个: 'jobs', 亿元: 'CNY 100 million' },
  unit: { hectare: 'ha', mu: 'mu', meter: 'm', kilometer: 'km' },
  palette: paletteEn,
  time: timeEn,
  compare: compareEn,
  massing: massingEn,
  walk: walkEn,
  workspace: workspaceEn,
  yes: 'Yes',
  no: 'No',
  unnamed: (kind) => `Unnamed ${kind.toLowerCase()}`,
};
