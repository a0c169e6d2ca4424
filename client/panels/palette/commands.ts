import { layerGroups } from '#domain/cartography/layer-groups.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import type { IconName } from '../../components/icon-paths.ts';
import type { Messages } from '../../i18n/zh.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { collectionPinyin, commandPinyin, layerPinyin, phasePinyin } from './command-pinyin.ts';
import { commandWords } from './command-words.ts';
import type { Findable } from './match-commands.ts';

/** Something that the palette does. */
export interface Command extends Findable {
  id: string;
  icon: IconName;
  run(): void;
  /** Of a switch: whether it is on. */
  isOn?: boolean;
  /** True for one that is offered before anything is typed. */
  isShown?: boolean;
}

type CommandTexts = Messages['palette']['commands'];

/** Everything that the palette can do now. */
export function commandsOf(workspace: Workspace): Command[] {
  return [
    ...phaseCommands(workspace),
    ...viewCommands(workspace),
    ...dataCommands(workspace),
    ...layerCommands(workspace),
  ];
}

/** A text in both languages: a command is found by either. */
function inBoth(textOf: (texts: CommandTexts, language: 'zh' | 'en') => string): BilingualText {
  return {
    zh: textOf(messagesOf('zh').palette.commands, 'zh'),
    en: textOf(messagesOf('en').palette.commands, 'en'),
  };
}

function phaseCommands(workspace: Workspace): Command[] {
  const { timeline } = workspace;
  const phases = timeline.phases.map(({ id, title, date }): Command => ({
    id: `phase:${id}`,
    title: inBoth((texts, language) => texts.phase(title[language], date.slice(0, 4))),
    pinyin: `${commandPinyin.phase} ${phasePinyin[title.zh] ?? ''}`.trim(),
    icon: 'target',
    run: () => workspace.showDay(date),
    isOn: timeline.phase?.id === id,
  }));
  if (timeline.range === null) return phases;
  const play = simple('play', 'play', () => workspace.togglePlay());
  return [...phases, play];
}

type SimpleId = Exclude<keyof typeof commandPinyin, 'phase' | 'table' | 'layer'>;

function simple(id: SimpleId, icon: IconName, run: () => void, isOn?: boolean): Command {
  return {
    id,
    title: inBoth((texts) => texts[id]),
    pinyin: commandPinyin[id],
    words: commandWords[id] ?? [],
    icon,
    run,
    isShown: true,
    ...(isOn !== undefined && { isOn }),
  };
}

function viewCommands(workspace: Workspace): Command[] {
  const { tools, layers, theme, language } = workspace;
  const isGrey = layers.base === 'grey';
  return [
    simple('whole', 'frame', () => workspace.showPlan()),
    simple('measure', 'ruler', () => tools.take('measure'), tools.current.kind === 'measure'),
    simple('compare', 'swipe', () => workspace.toggleCompare(), workspace.comparison.current !== null),
    simple('massing', 'massing', () => workspace.toggleMassing(), layers.isMassing),
    simple('export', 'picture', () => tools.take('export'), tools.current.kind === 'export'),
    simple('exact', 'layers', () => workspace.toggleColors(), layers.colors === 'exact'),
    simple('grey', 'layers', () => workspace.standOn(isGrey ? null : 'grey'), isGrey),
    theme.current === 'dark'
      ? simple('light', 'sun', () => theme.toggle())
      : simple('dark', 'moon', () => theme.toggle()),
    language.current === 'zh'
      ? simple('english', 'right', () => workspace.speak('en'))
      : simple('chinese', 'right', () => workspace.speak('zh')),
  ];
}

function dataCommands(workspace: Workspace): Command[] {
  const tables = collections.map(({ name, title }): Command => ({
    id: `table:${name}`,
    title: inBoth((texts, language) => texts.table(title[language])),
    pinyin: `${commandPinyin.table} ${collectionPinyin[name] ?? ''}`.trim(),
    icon: 'table',
    run: () => workspace.openDock({ kind: 'table', collection: name }),
  }));
  return [simple('balance', 'balance', () => workspace.openDock({ kind: 'balance' })), ...tables];
}

function layerCommands(workspace: Workspace): Command[] {
  return layerGroups.map(({ id, title }): Command => ({
    id: `layer:${id}`,
    title: inBoth((texts, language) => texts.layer(title[language])),
    pinyin: `${commandPinyin.layer} ${layerPinyin[id]}`,
    icon: 'layers',
    run: () => workspace.toggleLayer(id),
    isOn: workspace.layers.isVisible(id),
  }));
}
