import { describe, expect, it } from 'vitest';
import { describeLegend } from '#domain/cartography/legend/describe-legend.ts';
import {
  exampleKey,
  explainedLayers,
  illustrativeKey,
  legendKeysOf,
} from '#domain/cartography/legend/legend-key.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';

const light = (keys: string[]) => describeLegend(keys, 'light', 'soft');

describe('legendKeysOf', () => {
  it('lists a parcel by the class whose colour it has', () => {
    expect(legendKeysOf('zone-fill', 'zone', { landUse: '080302' })).toEqual(['zone/0803']);
  });

  it('lists roads and railways by class, the lowest where none is given', () => {
    expect(legendKeysOf('road-fill', 'infrastructure', { kind: 'road', class: 'arterial' })).toEqual([
      'infrastructure/road:arterial',
    ]);
    expect(legendKeysOf('road-fill', 'infrastructure', { kind: 'road' })).toEqual([
      'infrastructure/road:local',
    ]);
    expect(legendKeysOf('road-fill', 'infrastructure', { kind: 'power' })).toEqual(['infrastructure/power']);
  });

  it('lists a project by its industry, or by its class where it has none', () => {
    expect(
      legendKeysOf('project-symbol', 'project', { projectClass: 'industry', industry: 'new-materials' }),
    ).toEqual(['project/new-materials']);
    expect(legendKeysOf('project-symbol', 'project', { projectClass: 'livelihood' })).toEqual([
      'project/livelihood',
    ]);
  });

  it('adds the mark of what is illustrative', () => {
    expect(legendKeysOf('cluster-outline', 'cluster', { kind: 'town', precision: 'illustrative' })).toEqual([
      'cluster/town',
      illustrativeKey,
    ]);
  });

  it('adds that mark only where a layer shows it', () => {
    const illustrative = { precision: 'illustrative', landUse: '07', kind: 'town' };
    expect(legendKeysOf('zone-fill', 'zone', illustrative)).toEqual(['zone/07']);
    expect(legendKeysOf('zone-hatch', 'zone', illustrative)).toContain(illustrativeKey);
    expect(legendKeysOf('boundary-line', 'boundary', illustrative)).not.toContain(illustrativeKey);
    expect(legendKeysOf('place-symbol', 'place', illustrative)).not.toContain(illustrativeKey);
    expect(legendKeysOf('facility-symbol', 'facility', { ...illustrative, kind: 'hospital' })).toContain(
      illustrativeKey,
    );
  });

  it('explains the hollow symbol of an example where there is one', () => {
    const hospital = { kind: 'hospital', name: '医院1（示例）' };
    expect(legendKeysOf('facility-symbol', 'facility', hospital)).toEqual(['facility/hospital', exampleKey]);
    expect(legendKeysOf('facility-symbol', 'facility', { ...hospital, name: '医院' })).not.toContain(
      exampleKey,
    );
    expect(legendKeysOf('road-fill', 'infrastructure', { kind: 'road', name: '路（示例）' })).not.toContain(
      exampleKey,
    );
    const [remarks] = light([exampleKey]);
    expect(remarks!.entries).toMatchObject([{ key: exampleKey, sign: { type: 'symbol', isExample: true } }]);
  });

  it('leaves out layers that only tint the ground', () => {
    expect(explainedLayers).not.toContain('boundary-planned-area-fill');
  });

  it('has nothing for a parcel of an unknown land use', () => {
    expect(legendKeysOf('zone-fill', 'zone', { landUse: '99' })).toEqual([]);
  });
});

/** A kind of network that has the class. */
function kindOfClass(value: string): string {
  if (/speed|conventional/.test(value)) return 'rail';
  return /trunk|branch/.test(value) ? 'water' : 'road';
}

describe('describeLegend', () => {
  it('shows nothing for nothing in view', () => {
    expect(light([])).toEqual([]);
  });

  it('shows only what is in view, land use first', () => {
    const groups = light(['place/town', 'zone/07', 'zone/1402']);
    expect(groups.map(({ id, entries }) => [id, entries.map(({ key }) => key)])).toEqual([
      ['zone', ['zone/07', 'zone/1402']],
      ['place', ['place/town']],
    ]);
  });

  it('knows a sign for every kind that a collection of the map may have', () => {
    const fields: Record<string, string[]> = {
      zone: [],
      infrastructure: [],
      terrain: [],
      project: ['industry', 'projectClass'],
    };
    const keys = collections.flatMap(({ name, properties }) =>
      (fields[name] ?? ['kind']).flatMap((field) =>
        Object.keys(choicesOf(properties.properties[field]!) ?? {}).map((kind) => `${name}/${kind}`),
      ),
    );
    const described = light(keys).flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(new Set(described)).toEqual(new Set(keys));
  });

  it('says with one ramp of tints which ground is higher', () => {
    expect(legendKeysOf('terrain', 'terrain', { kind: 'height', level: 3 })).toEqual(['terrain/height']);
    expect(legendKeysOf('terrain', 'terrain', { kind: 'shade', level: 3 })).toEqual([]);
    const [terrain] = light(['terrain/height']);
    expect(terrain!.entries).toMatchObject([{ key: 'terrain/height', sign: { type: 'ramp' } }]);
  });

  it('shows reserved land with the dots that lie on it', () => {
    const [landUse] = light(['zone/16', 'zone/07']);
    expect(landUse!.entries.map(({ key, sign }) => [key, 'dots' in sign])).toEqual([
      ['zone/07', false],
      ['zone/16', true],
    ]);
  });

  it('knows a sign for every network', () => {
    const { kind, class: roadClass } = collections.find(({ name }) => name === 'infrastructure')!.properties
      .properties;
    const keys = [
      ...Object.keys(choicesOf(kind!)!).flatMap((value) =>
        legendKeysOf('road-fill', 'infrastructure', { kind: value }),
      ),
      ...Object.keys(choicesOf(roadClass!)!).flatMap((value) =>
        legendKeysOf('road-fill', 'infrastructure', {
          kind: kindOfClass(value),
          class: value,
        }),
      ),
    ];
    const described = light(keys).flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(new Set(described)).toEqual(new Set(keys));
  });

  it('is grey where the map is, but for symbols', () => {
    const keys = ['zone/07', 'infrastructure/road:arterial', 'facility/hospital', 'terrain/height'];
    const grey = describeLegend(keys, 'light', 'soft', 'grey').flatMap(({ entries }) => entries);
    const colour = light(keys).flatMap(({ entries }) => entries);
    expect(grey.map(({ key }) => key)).toEqual(colour.map(({ key }) => key));
    for (const { key, sign } of grey) {
      const colors = JSON.stringify(sign).match(/#[0-9a-f]{6}/gi) ?? [];
      const isGrey = colors.every((color) => new Set(color.slice(1).match(/../g)).size === 1);
      expect(isGrey, key).toBe(sign.type !== 'symbol');
    }
  });
});
