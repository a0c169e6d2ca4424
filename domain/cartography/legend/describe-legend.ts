import { choicesOf, type BilingualText, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import { firstLevel, landUseClasses } from '#domain/vocabularies/land-use.ts';
import { greyValues } from '../grey-layer.ts';
import { landUseColor } from '../land-use-color.ts';
import { paletteOf } from '../palette.ts';
import type { LandUseColors, Theme, Tone } from '../style-options.ts';
import { infrastructureEntries } from './infrastructure-entries.ts';
import { exampleKey, illustrativeKey } from './legend-key.ts';
import type { LegendEntry, LegendGroup } from './legend-entry.ts';
import { massingEntries } from './massing-entries.ts';
import { signOfKind } from './sign-of-kind.ts';
import { terrainSign } from '../signs/terrain-signs.ts';

/** Class of the land that lies under dots on the map. */
const reservedLand = '16';

/** A legend of parcels lists what they are for. */
const landUseTitle: BilingualText = { zh: '规划用地', en: 'Land use' };

const massingTitle: BilingualText = { zh: '三维体量', en: '3D massing' };

/** The legend for the keys in view: groups in the order of the map from the top down, empty ones left out. */
export function describeLegend(
  keys: Iterable<string>,
  theme: Theme,
  colors: LandUseColors,
  tone: Tone = 'color',
): LegendGroup[] {
  const wanted = new Set(keys);
  const ofCollections = collections.map((collection) => ({
    id: collection.name,
    title: collection.name === 'zone' ? landUseTitle : collection.title,
    entries: entriesOf(collection, theme, colors),
  }));
  const ofMassing = { id: 'massing', title: massingTitle, entries: massingEntries(theme, colors) };
  const groups = [...ofCollections, ofMassing].map((group) => ({
    ...group,
    entries: group.entries
      .filter((entry) => wanted.has(entry.key))
      .map((entry) => (tone === 'grey' ? greyEntry(entry) : entry)),
  }));
  const remarks = {
    id: 'precision',
    title: { zh: '精度', en: 'Precision' },
    entries: [illustrativeEntry(theme), exampleEntry].filter((entry) => wanted.has(entry.key)),
  };
  return [...groups.toSorted(landUseFirst), remarks].filter((group) => group.entries.length > 0);
}

/** Symbols keep their colours on a grey map. */
function greyEntry(entry: LegendEntry): LegendEntry {
  return entry.sign.type === 'symbol' ? entry : { ...entry, sign: greyValues(entry.sign) };
}

/** Groups in the order in which readers ask for them: collections by their names, and the buildings. */
export const reading = [
  'zone',
  'massing',
  'cluster',
  'project',
  'facility',
  'infrastructure',
  'control-line',
  'boundary',
  'place',
  'terrain',
];

/** Readers look for land use first; the rest follows in the order people ask for it. */
function landUseFirst(a: { id: string }, b: { id: string }): number {
  return reading.indexOf(a.id) - reading.indexOf(b.id);
}

function entriesOf(collection: CollectionDefinition, theme: Theme, colors: LandUseColors): LegendEntry[] {
  if (collection.name === 'zone') return landUseEntries(theme, colors);
  if (collection.name === 'infrastructure') return infrastructureEntries(theme);
  if (collection.name === 'terrain') return [terrainEntry(theme)];
  if (collection.name === 'project')
    return [...kindEntries(collection, 'industry', theme), ...kindEntries(collection, 'projectClass', theme)];
  return kindEntries(collection, 'kind', theme);
}

function landUseEntries(theme: Theme, colors: LandUseColors): LegendEntry[] {
  return landUseClasses.map((landUse) => ({
    key: `zone/${landUse.code}`,
    title: landUse,
    code: landUse.code,
    sign: {
      type: 'fill',
      color: landUseColor(landUse, theme, colors),
      ...(firstLevel(landUse.code) === reservedLand && { dots: paletteOf(theme).dots }),
    },
  }));
}

/** One entry for all bands: what a tint stands for is higher or lower, and no more exact than that. */
function terrainEntry(theme: Theme): LegendEntry {
  return {
    key: 'terrain/height',
    title: { zh: '由低到高（示意）', en: 'From low to high (illustrative)' },
    sign: { type: 'ramp', colors: terrainSign(theme).tints },
  };
}

function kindEntries(collection: CollectionDefinition, field: string, theme: Theme): LegendEntry[] {
  const schema = collection.properties.properties[field];
  const choices = (schema && choicesOf(schema)) ?? {};
  return Object.entries(choices).flatMap(([kind, title]) => {
    const sign = signOfKind(collection.name, kind, theme);
    return sign ? [{ key: `${collection.name}/${kind}`, title, sign }] : [];
  });
}

function illustrativeEntry(theme: Theme): LegendEntry {
  return {
    key: illustrativeKey,
    title: { zh: '示意（位置与形状非实测）', en: 'Illustrative (place and shape not surveyed)' },
    sign: { type: 'hatch', color: paletteOf(theme).hatch },
  };
}

/** A symbol of no kind in particular: it is the hollow plate that speaks. */
const exampleEntry: LegendEntry = {
  key: exampleKey,
  title: { zh: '示例（名称与位置为虚设）', en: 'Example (name and place made up)' },
  sign: {
    type: 'symbol',
    symbol: { shape: 'circle', color: { light: '#47606f', dark: '#67838f' } },
    isExample: true,
  },
};
