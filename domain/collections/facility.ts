import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, numberField, textField } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** Public and utility facilities, one point each. */
export const facility = defineCollection({
  name: 'facility',
  title: { zh: '设施', en: 'Facilities' },
  description: { zh: '公共服务、交通与市政设施', en: 'Public service, transport and utility facilities' },
  geometryTypes: ['Point', 'MultiPoint'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        kindergarten: { zh: '幼儿园', en: 'Kindergarten' },
        'primary-school': { zh: '小学', en: 'Primary school' },
        'junior-school': { zh: '初中', en: 'Junior middle school' },
        hospital: { zh: '医院', en: 'Hospital' },
        clinic: { zh: '社区卫生服务站', en: 'Community health station' },
        culture: { zh: '文化设施', en: 'Cultural facility' },
        sports: { zh: '体育设施', en: 'Sports facility' },
        'elderly-care': { zh: '养老设施', en: 'Elderly care' },
        market: { zh: '菜市场', en: 'Market' },
        park: { zh: '公园', en: 'Park' },
        'fire-station': { zh: '消防站', en: 'Fire station' },
        police: { zh: '派出所', en: 'Police station' },
        'bus-stop': { zh: '公交站', en: 'Bus stop' },
        'service-centre': { zh: '服务中心', en: 'Service centre' },
        substation: { zh: '变电站', en: 'Substation' },
        'water-plant': { zh: '给水厂', en: 'Water plant' },
        'sewage-plant': { zh: '污水处理厂', en: 'Sewage plant' },
        'heat-source': { zh: '热源厂', en: 'Heat source' },
        'gas-station': { zh: '燃气调压站', en: 'Gas regulator station' },
        sanitation: { zh: '环卫设施', en: 'Sanitation facility' },
        shelter: { zh: '应急避难场所', en: 'Emergency shelter' },
      },
    ),
    capacity: Type.Optional(numberField({ zh: '规模', en: 'Capacity', public: true }, 0, 10_000_000)),
    capacityUnit: Type.Optional(textField({ zh: '规模单位', en: 'Unit of capacity', public: true }, 20)),
  }),
  tile: { minZoom: 11, fields: ['name', 'nameEn', 'kind'], order: 70 },
  topology: ['within-boundary'],
});
