import { describe, expect, it } from 'vitest';
import { noteText, provenanceLines } from '../../../../client/panels/feature-card/provenance.ts';

describe('provenance', () => {
  const provenance = {
    source: 'illustrative',
    precision: 'illustrative' as const,
    note: { zh: '点位为示意', en: 'Place illustrative' },
    fields: { investment: { source: 'report', precision: 'converted' as const } },
  };

  it('is said for the whole, then for the fields that differ', () => {
    const sources = { report: { title: { zh: '山西日报', en: 'Shanxi Daily' }, date: '2022-11-09' } };
    expect(provenanceLines('project', provenance, sources, 'zh')).toMatchObject([
      { label: '', source: 'illustrative', precisionText: '示意' },
      { label: '计划总投资', source: '山西日报 (2022-11-09)', precisionText: '转换' },
    ]);
    expect(provenanceLines('project', provenance, sources, 'en')[1]).toMatchObject({
      label: 'Planned investment',
      source: 'Shanxi Daily (2022-11-09)',
    });
  });

  it('has its remark in the language of the interface, or as it is', () => {
    expect(noteText(provenance, 'en')).toBe('Place illustrative');
    expect(noteText({ ...provenance, note: 'as written' }, 'en')).toBe('as written');
    expect(noteText({ source: 'a', precision: 'surveyed' }, 'en')).toBeNull();
  });
});
