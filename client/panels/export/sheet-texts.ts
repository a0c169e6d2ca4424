import { layerGroups } from '#domain/cartography/layer-groups.ts';
import { gridScaleFactor } from '#domain/sheet/plan-grid.ts';
import { groundSize, type SheetView } from '#domain/sheet/sheet-view.ts';
import type { SheetTexts } from '#domain/sheet/sheet-texts.ts';
import { formatRatio } from '../../i18n/format-ratio.ts';
import { exportMessages } from '../../i18n/sections/export.ts';
import { exportOf } from '../../state/tools/map-export.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';

type Fact = SheetTexts['facts'][number];

/** The title that is written, else that of the plan. */
function titleOf(workspace: Workspace): string {
  const { language, plan } = workspace;
  const text = exportMessages(language.current);
  return exportOf(workspace).title ?? text.titleOf(plan.plan?.title[language.current] ?? '');
}

/** All words on a sheet, as the workspace stands. */
export function sheetTexts(workspace: Workspace, view: SheetView): SheetTexts {
  const { language, plan, timeline } = workspace;
  const choice = exportOf(workspace);
  const ratio = formatRatio(view.scale);
  const text = exportMessages(language.current).printed;
  const planId = plan.plan?.id ?? '';
  return {
    ...commonTexts(workspace),
    ratio,
    facts: [
      systemFact(workspace, view),
      scaleFact(workspace, view),
      ...commonFacts(workspace, workspace.layers.hidden),
    ],
    checkLine: text.checkLine,
    sheetName: text.sheetName(planId, choice.paper, ratio, timeline.date ?? ''),
  };
}

/** The words beside a picture, which has no scale of its own. */
export function pictureTexts(workspace: Workspace): SheetTexts {
  return {
    ...commonTexts(workspace),
    ratio: '',
    facts: [...massingFacts(workspace), ...commonFacts(workspace, workspace.layers.hidden)],
    checkLine: '',
    sheetName: '',
  };
}

function commonTexts(workspace: Workspace) {
  const { language, plan, timeline } = workspace;
  const text = exportMessages(language.current).printed;
  const { date, phase } = timeline;
  const mapApproval = plan.plan?.mapApproval ?? null;
  return {
    title: titleOf(workspace),
    subtitle: date === null ? '' : text.subtitle(date, phase?.title[language.current] ?? null),
    legend: text.legend,
    north: text.north,
    meter: text.meter,
    kilometer: text.kilometer,
    warning: mapApproval === null ? text.warning : null,
    approval: { label: text.approval, number: mapApproval },
  };
}

function systemFact({ language }: Workspace, { grid }: SheetView): Fact {
  const { label, text } = exportMessages(language.current).printed.system;
  return { label, text: text(grid.centralMeridian, grid.epsg) };
}

function scaleFact({ language }: Workspace, view: SheetView): Fact {
  const { label, text } = exportMessages(language.current).printed.scaleNote;
  const [width, height] = groundSize(view.frame, view.scale);
  const middle = [view.corner[0] + width / 2, view.corner[1] + height / 2] as const;
  const [, latitude] = view.grid.toPosition(middle);
  return { label, text: text(gridScaleFactor(middle[0], latitude).toFixed(5)) };
}

/** That the buildings of a picture are none that anyone designed. */
function massingFacts({ language, layers }: Workspace): Fact[] {
  const { label, basis } = language.messages.massing;
  return layers.isMassing ? [{ label, text: basis }] : [];
}

function commonFacts({ language, plan }: Workspace, hidden: readonly string[]): Fact[] {
  const text = exportMessages(language.current).printed;
  const groups = layerGroups
    .filter(({ id }) => hidden.includes(id))
    .map(({ title }) => title[language.current]);
  const credits = Object.values(plan.plan?.sources ?? {}).flatMap(({ credit }) => credit ?? []);
  return [
    text.precision,
    ...(groups.length > 0
      ? [{ label: text.hidden.label, text: text.hidden.text(groups.join(text.separator)) }]
      : []),
    ...(credits.length > 0
      ? [{ label: text.sources.label, text: [...new Set(credits)].join(text.separator) }]
      : []),
  ];
}
