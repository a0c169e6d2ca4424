import type { TSchema } from 'typebox';
import { choicesOf, describeField, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';

/** A file of features that has none yet. */
export const emptyFeatures = '{"type":"FeatureCollection","features":[\n]}\n';

/** `plan.json` of a new plan; its id is made of the folder's name. */
export function newPlanDocument(folderName: string): string {
  const id = folderName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  const document = {
    id: id || 'new-plan',
    title: { zh: '新规划', en: 'New plan' },
    description: { zh: '用一两句话说明这个规划', en: 'One or two sentences about this plan' },
    phases: [
      { id: 'first', title: { zh: '一期', en: 'First phase' }, date: '2027-01-01' },
      { id: 'second', title: { zh: '二期', en: 'Second phase' }, date: '2030-01-01' },
    ],
    mapApproval: null,
    boundary: null,
    sources: {
      illustrative: {
        title: { zh: '自绘示意，非批准的规划', en: 'Own illustrative drawing, no approved plan' },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const exampleFeature = `{"type":"Feature","id":"zone-001","geometry":{"type":"Polygon","coordinates":[[[112.7,38.18],[112.71,38.18],[112.71,38.19],[112.7,38.19],[112.7,38.18]]]},
 "properties":{"name":"甲地块（示例）","landUse":"070102","farMax":1.8,
  "validFrom":"2027-01-01","validTo":null,
  "provenance":{"source":"illustrative","precision":"illustrative"}}}`;

/** How the files of a plan are filled, in Chinese and English; the fields come from the collections themselves. */
export function planReadme(): string {
  return [chinese(), english(), ...collections.map(describeCollection)].join('\n');
}

const chinese = () => `# 如何填写这个规划

1. \`plan.json\`：规划的标识、名称、说明、分期与来源。画好范围后，把 \`boundary\` 改为范围要素的标识（如 \`planned-area\`）。
2. 每类要素一个 GeoJSON 文件（UTF-8），坐标为 CGCS2000 经纬度（EPSG:4490），经度在前，至多 7 位小数。不需要的文件可以删去。
3. 每个要素都有全规划唯一的 \`id\`，属性中除下列字段外还有 \`validFrom\`、\`validTo\`（日期或 \`null\`，止日不含）与 \`provenance\`（来源与精度：surveyed 实测、converted 转换、illustrative 示意）。
4. 地块铺满规划范围，无重叠、无空隙；相接处双方都有同一顶点。道路与管线相接处共用顶点。建设用地临路，路先于地块，地块先于设施。
5. 虚构的名称、单位与金额须标「示例」。
6. \`npm run plan:check -- 此文件夹\` 逐条说明问题；没有错误后 \`npm run plan:load -- 此文件夹\` 载入，在 \`/?plan=标识\` 查看。
`;

const english = () => `# How to fill in this plan

1. \`plan.json\` holds the plan's id, title, description, phases and sources. Once the outline is drawn, set \`boundary\` to its id, such as \`planned-area\`.
2. Each kind of feature has a GeoJSON file (UTF-8): CGCS2000 longitude and latitude (EPSG:4490), longitude first, 7 decimals at most. Files you don't need may go.
3. Every feature has an \`id\` of its own in the whole plan and, beside the fields below, \`validFrom\` and \`validTo\` (a day or \`null\`; the end is exclusive) and a \`provenance\`: its source, and whether it is surveyed, converted or illustrative.
4. Parcels tile the planned area without overlap or gap; where they meet, both have the vertex. Roads and pipes that meet share a vertex. What is built on has a road; the road comes before the parcel, the parcel before the facility.
5. Invented names, units and money are marked 示例 (example).
6. \`npm run plan:check -- this-folder\` says what is wrong; without errors \`npm run plan:load -- this-folder\` loads it, to be seen at \`/?plan=ID\`.

\`\`\`json
${exampleFeature}
\`\`\`
`;

function describeCollection({
  name,
  title,
  description,
  geometryTypes,
  properties,
}: CollectionDefinition): string {
  const required = new Set(properties.required ?? []);
  const rows = Object.entries(properties.properties).map(([field, schema]) =>
    describeRow(field, schema, required.has(field)),
  );
  return [
    `## ${name}.geojson · ${title.zh} · ${title.en}`,
    '',
    `${description.zh}。${description.en}. ${geometryTypes.join(', ')}.`,
    '',
    '| 字段 field | 名称 | meaning | 必填 required | 取值 values |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function describeRow(field: string, schema: TSchema, isRequired: boolean): string {
  const { zh, en, unit, links, codes } = describeField(schema);
  const choices = choicesOf(schema);
  const values = [
    choices &&
      Object.entries(choices)
        .map(([key, names]) => `\`${key}\` ${names.zh}`)
        .join('，'),
    links && `${links}.geojson 中的 id`,
    codes && '2023 年用地用海分类代码 / code of the 2023 classification',
    unit,
  ].filter(Boolean);
  return `| \`${field}\` | ${zh} | ${en} | ${isRequired ? '✓' : ''} | ${values.join('；')} |`;
}
