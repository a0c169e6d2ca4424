import { filterLimits } from '#domain/cql2/filter-fault.ts';
import { geometryLimits } from '#domain/geometry/geometry-fault.ts';
import { mergedFeatureLimit, tileFeatureLimit } from './tiles/repository.ts';
import { maxAddressZoom, maxZoom } from './tiles/tile-address.ts';
import { statementLimits } from './database/database.ts';

/** What one request may ask for or bring. Published at /api/limits, enforced everywhere. */
export const limits = {
  bodyBytes: 2 * 1024 * 1024,
  /** The body of a changeset: ten thousand changes of parcels are some ten megabytes. */
  changesetBytes: 24 * 1024 * 1024,
  jsonDepth: 32,
  itemsDefault: 100,
  itemsMaximum: 10_000,
  rowsDefault: 5_000,
  rowsMaximum: 20_000,
  searchDefault: 20,
  searchMaximum: 50,
  searchTextLength: 100,
  /** Features of one plan that can be searched. */
  searchFeatures: 200_000,
  /** Features that may differ between two scenarios that are compared. */
  comparisonFeatures: 200_000,
  /** Comparisons that wait for their turn, in all and of one person. */
  comparisonsWaiting: 20,
  comparisonsOfOne: 3,
  /** Entries of a comparison, and parcels of one of them: what goes beyond is counted and left out. */
  comparisonEntries: 10_000,
  comparisonParcels: 1_000,
  tileBytesCompressed: 500 * 1024,
  tileFeatures: tileFeatureLimit,
  tileMergedParcels: mergedFeatureLimit,
  tileZoomDrawn: maxZoom,
  tileZoomMaximum: maxAddressZoom,
  queryLength: 8_192,
  /** Requests that one connection may have under way at once. */
  requestsPerConnection: 16,
  cursorLength: 512,
  /** Of a CQL2 filter. */
  filter: filterLimits,
  verticesPerFeature: geometryLimits.positions,
  changesPerChangeset: 10_000,
  /** Copies of scenarios that one account may have under way. */
  branchesAtOnce: 2,
  /** Bytes that wait for a live connection that does not read, before it is let go. */
  liveBufferBytes: 1024 * 1024,
  liveMessageBytes: 8 * 1024,
  /** Scenarios that one live connection may listen to. */
  liveScenarios: 8,
  /** Changesets that are sent to who was away; after more all is to be read anew. */
  liveCatchUp: 200,
  /** Features that these changesets may have changed in all. */
  liveCatchUpFeatures: 5_000,
  /** Live connections of one account, and messages of one of them that wait for those before. */
  liveConnections: 20,
  liveWaiting: 50,
  /** Features and places that one message names. */
  liveFeatures: 500,
  liveBounds: 64,
  changesetsDefault: 50,
  changesetsMaximum: 500,
  /** Versions of one feature at once, without their shapes and with them. */
  historyDefault: 50,
  historyMaximum: 100,
  historyShapes: 10,
  /** Features of one changeset whose change is told in full. */
  changesDescribed: 200,
  stateMaximum: 1_000,
  statementMilliseconds: statementLimits,
} as const;
