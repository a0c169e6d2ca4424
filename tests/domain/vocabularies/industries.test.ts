import { describe, expect, it } from 'vitest';
import { choicesOf } from '#domain/collections/definition.ts';
import { leadingIndustryField } from '#domain/collections/industry-field.ts';
import { industries } from '#domain/vocabularies/industries.ts';

describe('the leading industries', () => {
  it('are seven, in the order of the launch', () => {
    expect(Object.values(industries).map(({ zh }) => zh)).toEqual([
      '高端装备制造',
      '新材料',
      '信息技术',
      '绿色能源',
      '现代服务业',
      '生态文旅休闲',
      '现代都市农业',
    ]);
  });

  it('are the choices of the field on parcels, clusters and projects, by name alone', () => {
    const choices = choicesOf(leadingIndustryField())!;
    expect(Object.keys(choices)).toEqual(Object.keys(industries));
    expect(choices['new-materials']).toEqual({ zh: '新材料', en: 'New materials' });
  });
});
