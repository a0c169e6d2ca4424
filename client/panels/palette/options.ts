import type { Language } from '#domain/cartography/style-options.ts';
import { formatPlane } from '#domain/coordinates/format-plane.ts';
import { formatDecimal, formatDms } from '#domain/coordinates/format-position.ts';
import type { ParsedPosition } from '#domain/coordinates/parse-position.ts';
import type { PositionReading } from '#domain/coordinates/position-reading.ts';
import { epsgOf, threeDegree, zoneOf } from '#domain/coordinates/position-system.ts';
import type { SearchItem } from '../../api/types.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Choice } from '../../state/page/recent-choices.svelte.ts';
import type { Command } from './commands.ts';
import { bestFit, matchCommands } from './match-commands.ts';

/** One line of the palette: what Enter does there. */
export type Option = { key: string } & (
  | { kind: 'go'; position: [number, number]; reading: PositionReading | null; isAlternative: boolean }
  | { kind: 'copy'; text: string; form: string }
  | { kind: 'feature'; item: SearchItem }
  | { kind: 'command'; command: Command }
  | { kind: 'example'; text: string; hint: string }
);

export interface OptionGroup {
  id: keyof Messages['palette']['groups'];
  options: Option[];
}

/** More commands than these are no answer. */
const mostCommands = 8;

/** What is offered for a text: the position it is, features, commands; what fits best comes first. */
export function offerOptions(
  text: string,
  parsed: ParsedPosition,
  items: readonly SearchItem[],
  commands: readonly Command[],
  forms: Messages['palette']['forms'],
  zone: number,
): OptionGroup[] {
  const matched = matchCommands(commands, text).slice(0, mostCommands);
  const features: OptionGroup = { id: 'features', options: items.map(featureOption) };
  const found: OptionGroup = {
    id: 'commands',
    options: matched.map(({ command }) => commandOption(command)),
  };
  const isMeant = matched[0]?.fit === bestFit && !items.some(({ match }) => isClose(match.fit));
  return [
    { id: 'position' as const, options: positionOptions(parsed, forms, zone) },
    ...(isMeant ? [found, features] : [features, found]),
  ].filter(({ options }) => options.length > 0);
}

type Examples = Messages['palette']['examples'];

/** What may be typed. A name of the place is Chinese for all, so that pinyin has something to be the pinyin of. */
const exampleTexts = (language: Language): [kind: keyof Examples, text: string][] => [
  ['name', '大盂'],
  ['pinyin', 'dyz'],
  ['code', 'DY01'],
  ['kind', language === 'zh' ? '学校' : 'school'],
  ['landUse', language === 'zh' ? '居住用地' : 'residential'],
  ['degrees', '112.65, 38.15'],
  ['metres', '4226000, 38387000'],
];

/** What is offered while nothing is typed: what was chosen last, what may be typed, and what can be done. */
export function offerBeginning(
  choices: readonly Choice[],
  planId: string | null,
  commands: readonly Command[],
  examples: Examples,
  language: Language,
): OptionGroup[] {
  const recent = choices.flatMap((choice) => recentOption(choice, planId, commands));
  const further = commands.filter(({ id, isShown }) => isShown && !recent.some(({ key }) => key === id));
  return [
    { id: 'recent' as const, options: recent },
    {
      id: 'examples' as const,
      options: exampleTexts(language).map(([kind, text]) => ({
        kind: 'example' as const,
        key: `example ${kind}`,
        text,
        hint: examples[kind],
      })),
    },
    { id: 'commands' as const, options: further.map(commandOption) },
  ].filter(({ options }) => options.length > 0);
}

const isClose = (fit: SearchItem['match']['fit']) => fit === 'exact' || fit === 'prefix';

function featureOption(item: SearchItem): Option {
  return { kind: 'feature', key: `${item.collection}/${item.id}/${item.grouping}/${item.title.zh}`, item };
}

function commandOption(command: Command): Option {
  return { kind: 'command', key: command.id, command };
}

function recentOption(choice: Choice, planId: string | null, commands: readonly Command[]): Option[] {
  if (choice.kind === 'feature') return choice.plan === planId ? [featureOption(choice.item)] : [];
  if (choice.kind === 'position') {
    const { position } = choice;
    return [{ kind: 'go', key: `go ${position.join()}`, position, reading: null, isAlternative: false }];
  }
  return commands.filter(({ id }) => id === choice.id).map(commandOption);
}

function positionOptions(
  parsed: ParsedPosition,
  forms: Messages['palette']['forms'],
  zone: number,
): Option[] {
  if (parsed.kind === 'fault') return [];
  const { reading, alternatives } = parsed;
  return [
    goOption(reading, 0),
    ...alternatives.map((other, at) => goOption(other, at + 1)),
    ...writtenForms(reading.position, forms, zone).map(({ text, form }, at) => ({
      kind: 'copy' as const,
      key: `copy ${at}`,
      text,
      form,
    })),
  ];
}

function goOption(reading: PositionReading, at: number): Option {
  return { kind: 'go', key: `go ${at}`, position: reading.position, reading, isAlternative: at > 0 };
}

function writtenForms(position: [number, number], forms: Messages['palette']['forms'], zone: number) {
  // far from the zone its metres say nothing, and farther they can't be computed
  const isNear = Math.abs(zoneOf(position[0]) - zone) <= 1 && Math.abs(position[1]) < 84;
  return [
    { text: formatDecimal(position), form: forms.decimal },
    { text: formatDms(position), form: forms.dms },
    ...(isNear
      ? [
          { text: formatPlane(position, zone, false), form: forms.plane(epsgOf(threeDegree(zone, false))) },
          { text: formatPlane(position, zone, true), form: forms.zoned(epsgOf(threeDegree(zone, true))) },
        ]
      : []),
  ];
}
