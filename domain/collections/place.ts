import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, integerField } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** Named places for orientation: seats, towns, stations, passes. */
export const place = defineCollection({
  name: 'place',
  title: { zh: '地名', en: 'Places' },
  description: { zh: '城镇、车站、关隘等地名', en: 'Seats, towns, stations, passes and other named places' },
  geometryTypes: ['Point', 'MultiPoint'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        'provincial-capital': { zh: '省会', en: 'Provincial capital' },
        city: { zh: '地级市', en: 'City' },
        'county-seat': { zh: '县城', en: 'County seat' },
        town: { zh: '乡镇', en: 'Town' },
        village: { zh: '村', en: 'Village' },
        station: { zh: '火车站', en: 'Railway station' },
        airport: { zh: '机场', en: 'Airport' },
        'industrial-park': { zh: '产业园区', en: 'Industrial park' },
        attraction: { zh: '景区', en: 'Attraction' },
        pass: { zh: '关隘', en: 'Pass' },
      },
    ),
    rank: Type.Optional(integerField({ zh: '显示等级', en: 'Display rank', public: true }, 1, 20)),
  }),
  tile: { minZoom: 4, fields: ['name', 'nameEn', 'kind', 'rank'], order: 90 },
  topology: [],
});
