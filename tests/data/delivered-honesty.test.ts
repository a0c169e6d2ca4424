// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { areaOf, readDeliveredPlan, text } from './delivered-plan.ts';

const plan = await readDeliveredPlan();
const chinese = /[㐀-鿿]/;
const invented = plan.projects.filter((project) => text(project, 'name').includes('示例'));
const reported = plan.projects.filter((project) => !invented.includes(project));

/** What we may say of a real project ourselves: how it is filed, and where it is drawn. */
const ours = ['projectClass', 'industry', 'parcel'];

describe('the delivered plan, honest about itself,', () => {
  it('says of every feature where it comes from, and how exact it is', () => {
    for (const { id, provenance } of plan.features) {
      expect(Object.keys(plan.sources), id).toContain(provenance.source);
      for (const [field, origin] of Object.entries(provenance.fields ?? {}))
        expect(Object.keys(plan.sources), `${id} ${field}`).toContain(origin.source);
    }
  });

  it('lists no source that nothing comes from', () => {
    const named = new Set(
      plan.features.flatMap(({ provenance }) =>
        [provenance, ...Object.values(provenance.fields ?? {})].map(({ source }) => source),
      ),
    );
    expect(Object.keys(plan.sources).filter((source) => !named.has(source))).toEqual([]);
  });

  it('calls illustrative all that no source states, and nothing else', () => {
    for (const { id, provenance } of plan.features) {
      const origins = [provenance, ...Object.values(provenance.fields ?? {})];
      for (const { source, precision } of origins)
        expect(precision === 'illustrative', id).toBe(source === 'illustrative');
    }
  });

  it('claims no surveyed shape, and none at all of the town', () => {
    for (const { id, provenance } of plan.features) expect(provenance.precision, id).not.toBe('surveyed');
    for (const collection of ['zone', 'control-line', 'facility', 'project']) {
      for (const { id, provenance } of plan.of(collection)) expect(provenance.precision, id).toBe('illustrative');
    }
  });

  it('states figures of a real project only from a source', () => {
    expect(reported.length).toBeGreaterThan(5);
    for (const project of reported) {
      const sourced = new Set(Object.keys(project.provenance.fields ?? {}));
      for (const field of Object.keys(project.properties)) {
        // an English text is a translation of the one that has the source
        const origin = field.replace(/En$/, '');
        if (ours.includes(field) || sourced.has(origin)) continue;
        // a name that sums up what a source says, and says so
        expect(origin === 'name' && project.provenance.note!.zh.includes('概括'), `${project.id} ${field}`).toBe(true);
      }
    }
  });

  it('marks all of an invented project, and its unit, as an example', () => {
    for (const project of invented) {
      expect(text(project, 'responsibleUnit'), project.id).toContain('示例');
      expect(text(project, 'description'), project.id).toContain('示例');
      expect(text(project, 'responsibleUnitEn'), project.id).toMatch(/example/i);
      expect(text(project, 'nameEn'), project.id).toMatch(/example/i);
      expect(project.provenance.fields, project.id).toBeUndefined();
    }
  });

  it('marks facilities of its own as examples, and sources the names of the others', () => {
    for (const facility of plan.facilities) {
      if (!text(facility, 'name').includes('示例'))
        expect(Object.keys(facility.provenance.fields ?? {}), facility.id).toContain('name');
    }
  });

  it('gives people and jobs by estimate, to parcels alone', () => {
    for (const { id, collection, properties } of plan.features) {
      if ('population' in properties || 'jobs' in properties) expect(collection, id).toBe('zone');
    }
  });
});

describe('the texts of the delivered plan', () => {
  const texts = plan.features.flatMap((feature) => textsOf(feature).map((entry) => ({ feature, ...entry })));

  it('are English where they say so', () => {
    const english = texts.filter(({ field }) => field.endsWith('En') || field === 'note.en');
    expect(english.filter(({ value }) => chinese.test(value) || value.trim() === '')).toEqual([]);
  });

  it('have an English form wherever they are Chinese', () => {
    const fields = new Set(texts.map(({ feature, field }) => `${feature.id} ${field}`));
    const alone = texts
      .filter(({ field, value }) => chinese.test(value) && field !== 'note.zh')
      .filter(({ feature, field }) => !fields.has(`${feature.id} ${field}En`));
    expect([...new Set(alone.map(({ feature, field, value }) => `${feature.collection} ${field} ${value}`))]).toEqual([]);
  });

  it('come in both languages in every note', () => {
    for (const { id, provenance } of plan.features) {
      const { note } = provenance;
      if (note) expect([chinese.test(note.zh), chinese.test(note.en), note.en.length > 10], id).toEqual([true, false, true]);
    }
  });
});

function textsOf({ properties, provenance }: FeatureState): { field: string; value: string }[] {
  const own = Object.entries(properties).flatMap(([field, value]) =>
    typeof value === 'string' ? [{ field, value }] : [],
  );
  const { note } = provenance;
  return note ? [...own, { field: 'note.zh', value: note.zh }, { field: 'note.en', value: note.en }] : own;
}

describe('the examples', () => {
  const siteOf = (project: FeatureState) => plan.byId.get(text(project, 'parcel'))!;

  it('stand on land of what they are', () => {
    const fitting: Readonly<Record<string, RegExp>> = {
      学校: /^0804/,
      医疗: /^0806/,
      住房: /^0701/,
      物流: /^11/,
      仓储: /^11/,
    };
    for (const project of invented) {
      const word = Object.keys(fitting).find((each) => text(project, 'name').includes(each));
      if (word) expect(text(siteOf(project), 'landUse'), text(project, 'name')).toMatch(fitting[word]!);
    }
  });

  it('are of the industry that their parcel is for', () => {
    for (const project of invented) {
      const industry = text(siteOf(project), 'industry');
      if (industry && text(project, 'industry'))
        expect(text(project, 'industry'), `${project.id} ${text(project, 'name')}`).toBe(industry);
    }
  });

  it('cost for each hectare what buildings cost', () => {
    for (const project of invented) {
      const perHectare = Number(project.properties['investment']) / (areaOf(siteOf(project)) / 1e4);
      const least = text(project, 'industry') === 'modern-agriculture' ? 0.01 : 0.1;
      expect(perHectare, text(project, 'name')).toBeGreaterThan(least);
      expect(perHectare, text(project, 'name')).toBeLessThan(6);
    }
  });

  it('are no two on one parcel', () => {
    const sites = plan.projects.map((project) => text(project, 'parcel'));
    expect(new Set(sites).size).toBe(sites.length);
  });
});
