import { Type } from 'typebox';
import { textField } from './definition.ts';

/** The name in Chinese, and in English where there is one: the same two fields in every collection. */
export const nameFields = {
  name: Type.Optional(textField({ zh: '名称', en: 'Name', public: true, translation: 'nameEn' }, 100)),
  nameEn: Type.Optional(textField({ zh: '英文名称', en: 'English name', public: true }, 150)),
};
