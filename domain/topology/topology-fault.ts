/** The rules between features, each by the code that the interface turns into a sentence. */
export type TopologyFaultCode =
  // parcels tile the planned area
  | 'overlap'
  | 'gap'
  | 'boundary-uncovered'
  | 'outside-boundary'
  | 'parcels-missing'
  | 'junction-without-vertex'
  | 'corners-apart'
  | 'edge-unmatched'
  | 'areas-differ'
  | 'parcel-not-followed'
  | 'outline-not-valid'
  | 'core-outside-plan'
  | 'two-planned-areas'
  // networks
  | 'crossing-without-node'
  | 'end-not-joined'
  | 'network-in-pieces'
  // streets and their land
  | 'roads-missing'
  | 'road-land-without-road'
  | 'road-off-road-land'
  // facilities and projects on their land
  | 'wrong-land-use'
  | 'off-parcel'
  | 'off-plan'
  // nothing before what it needs
  | 'parcel-without-road'
  | 'parcel-before-road'
  | 'facility-before-parcel'
  | 'line-before-source'
  | 'project-days-reversed'
  | 'project-before-parcel'
  // nothing after what it needs
  | 'outlives'
  // names of other features, of sources
  | 'unknown-reference'
  | 'reference-to-other-collection'
  | 'unknown-source'
  | 'provenance-of-absent-field'
  | 'duplicate-id'
  | 'boundary-missing'
  | 'boundary-unnamed'
  // what a code or a figure means
  | 'industrial-green-minimum'
  | 'population-without-housing'
  | 'fraction-for-percent'
  | 'ratio-beyond-height'
  | 'population-too-dense'
  | 'population-beyond-floor'
  | 'ratio-on-open-land'
  | 'green-and-density-beyond-whole'
  | 'minimum-above-maximum'
  | 'street-too-narrow'
  | 'lanes-beyond-width'
  | 'capacity-too-large'
  | 'investment-too-large'
  | 'industry-differs'
  | 'parcel-code-twice'
  | 'mixed-use-same'
  | 'provenance-contradiction'
  | 'figure-without-source'
  | 'example-not-marked'
  | 'name-not-marked';

/** Where a rule between features is broken. */
export interface TopologyFault {
  code: TopologyFaultCode;
  /** Id of the feature that is wrong; `plan` where it is the plan as a whole. */
  feature: string;
  /** Id of the feature beside which it is wrong. */
  other?: string;
  /** Field of the feature's properties, or `geometry`, `validFrom`, `provenance`. */
  field: string;
  /** Longitude and latitude of the place, EPSG:4490. */
  at?: [number, number];
  /** What the sentence tells: metres, square metres, days, codes. */
  values?: Record<string, string | number>;
}
