import type { TSchema } from 'typebox';
import { choicesOf, describeField, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import { geometryLimits } from '#domain/geometry/geometry-fault.ts';
import { planTemplate } from '#domain/plan-check/plan-template.ts';
import { visible } from '#domain/plan-check/shown.ts';
import { planLimits } from '#domain/plan-check/plan-file.ts';
import { idRule, landUseList } from '#domain/plan-check/sentences/feature-wordings.ts';

/** A file of features that has none yet. */
export const emptyFeatures = '{"type":"FeatureCollection","features":[\n]}\n';

/** The id of a plan where the folder's name has no letter or digit to make one of. */
const idWithoutName = 'new-plan';

/** What a folder's name gives for an id: its letters a to z and digits, hyphens between; empty where it has none. */
function idFromName(folderName: string): string {
  return folderName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/g, '')
    .slice(0, 63)
    .replace(/-+$/g, '');
}

/** What is said of a new plan, in both languages: how it is filled, which id it has, and how to have another. */
export function describeNewPlan(path: string, nameOfFolder: string, files: number): string[] {
  const [folder, folderName] = [visible(path), visible(nameOfFolder)];
  const fromName = idFromName(nameOfFolder);
  const id = fromName || idWithoutName;
  const isMadeUp = fromName === '';
  return [
    `${folder}：${files} 个文件。填写方法见 README.md；然后 npm run plan:check -- ${folder}`,
    `规划标识为 ${id}${isMadeUp ? `（文件夹名「${folderName}」中没有可用的字母或数字）` : ''}，用于地址 /?plan=${id}；如需更改，请在载入前修改 plan.json 的 id（小写字母、数字与连字符）`,
    `${folder}: ${files} files. README.md says how to fill them; then npm run plan:check -- ${folder}`,
    `The plan's id is ${id}${isMadeUp ? `, as the folder's name “${folderName}” has no letter a to z and no digit to make one of` : ''}; it stands in the address /?plan=${id}. To have another, change id in plan.json before the plan is loaded (lower-case letters, digits and hyphens).`,
  ];
}

/** `plan.json` of a new plan; its id is made of the folder's name. */
export function newPlanDocument(folderName: string): string {
  const document = {
    id: idFromName(folderName) || idWithoutName,
    ...planTemplate,
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

/** A small plan to be copied: an outline, two parcels that tile it, the first beside the road that it needs, and its line. */
const examples = [
  {
    file: 'boundary.geojson',
    text: `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"planned-area",
 "geometry":{"type":"Polygon","coordinates":[[
  [112.7,38.18],[112.704,38.18],[112.7043,38.18],
  [112.7043,38.183],[112.704,38.183],[112.7,38.183],
  [112.7,38.18]]]},
 "properties":{"name":"规划范围（示例）","kind":"planned-area",
  "validFrom":null,"validTo":null,
  "provenance":{"source":"illustrative","precision":"illustrative"}}}
]}`,
  },
  {
    file: 'zone.geojson',
    text: `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"zone-001",
 "geometry":{"type":"Polygon","coordinates":[[
  [112.7,38.18],[112.704,38.18],[112.704,38.183],[112.7,38.183],[112.7,38.18]]]},
 "properties":{"name":"甲地块（示例）","landUse":"070102","farMax":1.8,"densityMax":25,"heightMax":36,"greenMin":35,
  "validFrom":"2027-01-01","validTo":null,
  "provenance":{"source":"illustrative","precision":"illustrative"}}},
{"type":"Feature","id":"zone-002",
 "geometry":{"type":"Polygon","coordinates":[[
  [112.704,38.18],[112.7043,38.18],[112.7043,38.183],[112.704,38.183],[112.704,38.18]]]},
 "properties":{"name":"东路（示例）","landUse":"1207",
  "validFrom":"2027-01-01","validTo":null,
  "provenance":{"source":"illustrative","precision":"illustrative"}}}
]}`,
  },
  {
    file: 'infrastructure.geojson',
    text: `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"road-001",
 "geometry":{"type":"LineString","coordinates":[[112.70415,38.18],[112.70415,38.183]]},
 "properties":{"name":"东路（示例）","kind":"road","class":"secondary","redLineWidth":26,"lanes":4,
  "validFrom":"2027-01-01","validTo":null,
  "provenance":{"source":"illustrative","precision":"illustrative"}}}
]}`,
  },
];

/** How the files of a plan are filled, in Chinese and English; the fields come from the collections themselves. */
export function planReadme(): string {
  return [chinese(), english(), describeExamples(), ...collections.map(describeCollection)].join('\n');
}

const mebibytes = planLimits.fileBytes / (1024 * 1024);
const grouped = (count: number) => count.toLocaleString('en-US');

const chinese = () => `# 如何填写这个规划

1. \`plan.json\`：规划的标识、名称、说明、分期与来源；示范文字须改为自己的，分期按日期（\`YYYY-MM-DD\`）先后排列。标识用于地址，由小写字母、数字与连字符组成，以字母或数字开头，不超过 63 个字符。画好范围后，把 \`boundary\` 改为范围要素的标识（如 \`planned-area\`）。
2. 每类要素一个 GeoJSON 文件（UTF-8），坐标为 CGCS2000 经纬度（EPSG:4490），经度在前，至多 7 位小数。文件名须与下列一致；不需要的文件可以删去，指向文件夹之外的链接不予跟随。
3. 每个要素都有 \`id\`，写在 \`geometry\` 旁：${idRule.zh}；全规划唯一，各版方案中不变。属性中除下列字段外还有 \`validFrom\`、\`validTo\`（日期 \`YYYY-MM-DD\` 或 \`null\`，止日不含）与 \`provenance\`（来源与精度：surveyed 实测、converted 转换、illustrative 示意）。
4. 地块铺满规划范围，无重叠、无空隙；相接处双方都有同一顶点，范围的边上有地块的顶点处，范围也有同一顶点。道路与管线相接处共用顶点。建设用地临路，路先于地块，地块先于设施。每块道路用地（1207）上有道路的线。
5. 虚构的名称、单位与金额须标「示例」。
6. 上限：每个文件 ${mebibytes} MiB，全部文件共 ${grouped(planLimits.features)} 个要素，每个要素 ${grouped(geometryLimits.positions)} 个顶点、${grouped(geometryLimits.parts)} 个部分。
7. \`npm run plan:check -- 此文件夹\` 逐条说明问题；没有错误后 \`npm run plan:load -- 此文件夹\` 载入，在 \`/?plan=标识\` 查看。
`;

const english = () => `# How to fill in this plan

1. \`plan.json\` holds the plan's id, title, description, phases and sources; write over its example texts, and keep the phases in the order of their days (\`YYYY-MM-DD\`). The id stands in addresses: lower-case letters, digits and hyphens, a letter or digit first, 63 at most. Once the outline is drawn, set \`boundary\` to its id, such as \`planned-area\`.
2. Each kind of feature has a GeoJSON file (UTF-8): CGCS2000 longitude and latitude (EPSG:4490), longitude first, 7 decimals at most. Files must be called as below; those you don't need may go, and links that lead out of the folder are not followed.
3. Every feature has an \`id\` beside its \`geometry\`: ${idRule.en}; its own in the whole plan, and the same in every scenario. Beside the fields below it has \`validFrom\` and \`validTo\` (a day, \`YYYY-MM-DD\`, or \`null\`; the end is exclusive) and a \`provenance\`: its source, and whether it is surveyed, converted or illustrative.
4. Parcels tile the planned area without overlap or gap; where they meet, both have the vertex, and so has the outline where they meet on it. Roads and pipes that meet share a vertex. What is built on has a road; the road comes before the parcel, the parcel before the facility. Road land (1207) has the line of its road.
5. Invented names, units and money are marked 示例 (example).
6. Limits: ${mebibytes} MiB a file, ${grouped(planLimits.features)} features in all files together, ${grouped(geometryLimits.positions)} vertices and ${grouped(geometryLimits.parts)} parts a feature.
7. \`npm run plan:check -- this-folder\` says what is wrong; without errors \`npm run plan:load -- this-folder\` loads it, to be seen at \`/?plan=ID\`.
`;

const describeExamples = () =>
  [
    '## 示例 · An example',
    '',
    '范围、铺满它的两个地块与道路的线；在 `plan.json` 中填 `"boundary": "planned-area"`。环的末点与首点相同。',
    'An outline, the two parcels that tile it, and the line of the road, with `"boundary": "planned-area"` in `plan.json`. The last position of a ring repeats the first.',
    '',
    ...examples.flatMap(({ file, text }) => [`\`${file}\``, '', '```json', text, '```', '']),
  ].join('\n');

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
  const { zh, en } = describeField(schema);
  return `| \`${field}\` | ${zh} | ${en} | ${isRequired ? '✓' : ''} | ${describeValues(schema).join('；')} |`;
}

/** What a field may hold: its choices, the feature or code that it names, the format of a day, a range with its unit. */
function describeValues(schema: TSchema): string[] {
  const { unit, links, codes } = describeField(schema);
  const choices = choicesOf(schema);
  if (choices)
    return [
      Object.entries(choices)
        .map(([key, names]) => `\`${key}\` ${names.zh}`)
        .join('，'),
    ];
  if (links) return [`${links}.geojson 中的 id`];
  if (codes)
    return [
      `2023 年用地用海分类代码，代码表见 \`${landUseList}\` / code of the 2023 classification, listed there`,
    ];
  const { type, minimum, maximum, maxLength, ...others } = schema as Partial<Record<string, unknown>>;
  if (others['x-day']) return ['`YYYY-MM-DD`，如 `2027-06-01`，1000-01-01 – 9998-12-31'];
  if (type === 'string') return [`文字 text，至多 ${grouped(Number(maxLength))} 字符`];
  return [
    `${type === 'integer' ? '整数 whole number' : '数字 number'} ${grouped(Number(minimum))} – ${grouped(Number(maximum))}${unit ? ` ${unit}` : ''}`,
  ];
}
