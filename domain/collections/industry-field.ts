import { choiceField } from './definition.ts';

/** The seven leading industries of the zone, as the launch named them: one list for parcels, clusters and projects. */
export const leadingIndustryField = () =>
  choiceField(
    { zh: '主导产业', en: 'Leading industry', public: true },
    {
      'high-end-equipment': { zh: '高端装备制造', en: 'High-end equipment' },
      'new-materials': { zh: '新材料', en: 'New materials' },
      'information-technology': { zh: '信息技术', en: 'Information technology' },
      'green-energy': { zh: '绿色能源', en: 'Green energy' },
      'modern-services': { zh: '现代服务业', en: 'Modern services' },
      'eco-culture-tourism': { zh: '生态文旅休闲', en: 'Ecology, culture and tourism' },
      'modern-agriculture': { zh: '现代都市农业', en: 'Modern urban agriculture' },
    },
  );
