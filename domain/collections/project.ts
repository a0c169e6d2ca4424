import { Type } from 'typebox';
import { choiceField, dateField, defineCollection, fieldsOf, numberField, textField } from './definition.ts';
import { leadingIndustryField } from './industry-field.ts';
import { nameFields } from './name-fields.ts';

/** Projects as planned. What happens to them is kept apart, by the day it is true for. */
export const project = defineCollection({
  name: 'project',
  title: { zh: '项目', en: 'Projects' },
  description: { zh: '规划的建设项目', en: 'Planned construction projects' },
  geometryTypes: ['Point', 'MultiPoint', 'Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    projectClass: choiceField(
      { zh: '项目类别', en: 'Class of project', public: true },
      {
        industry: { zh: '产业项目', en: 'Industry' },
        infrastructure: { zh: '基础设施项目', en: 'Infrastructure' },
        livelihood: { zh: '社会民生项目', en: 'Public welfare' },
      },
    ),
    industry: Type.Optional(leadingIndustryField()),
    investment: Type.Optional(
      numberField({ zh: '计划总投资', en: 'Planned investment', unit: '亿元', public: true }, 0, 1_000_000),
    ),
    plannedStart: Type.Optional(dateField({ zh: '计划开工', en: 'Planned start', public: true })),
    plannedCompletion: Type.Optional(dateField({ zh: '计划竣工', en: 'Planned completion', public: true })),
    parcel: Type.Optional(textField({ zh: '所在地块', en: 'On parcel', public: true, links: 'zone' }, 64)),
    responsibleUnit: Type.Optional(
      textField(
        { zh: '责任单位', en: 'Responsible unit', public: true, translation: 'responsibleUnitEn' },
        100,
      ),
    ),
    responsibleUnitEn: Type.Optional(
      textField({ zh: '责任单位（英文）', en: 'Responsible unit', public: true }, 150),
    ),
    contact: Type.Optional(textField({ zh: '联系方式', en: 'Contact' }, 200)),
    description: Type.Optional(
      textField({ zh: '建设内容', en: 'Description', public: true, translation: 'descriptionEn' }, 2000),
    ),
    descriptionEn: Type.Optional(
      textField({ zh: '建设内容（英文）', en: 'Description', public: true }, 2000),
    ),
  }),
  tile: { minZoom: 9, fields: ['name', 'nameEn', 'projectClass', 'industry'], order: 80 },
  topology: ['within-boundary'],
});
