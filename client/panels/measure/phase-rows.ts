import { landUseColor, shownLandUse } from '#domain/cartography/land-use-color.ts';
import type { Language, LandUseColors, Theme } from '#domain/cartography/style-options.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { isValidOn } from '#domain/features/validity.ts';
import type { LandTotal } from '#domain/measure/land-totals.ts';
import { areaProfileOn, lineProfileOn, lineTotals } from '#domain/measure/phase-profile.ts';
import type { Phase } from '../../api/types.ts';
import { featureKind, landUseName } from '../../i18n/feature-title.ts';
import { formatMeasuredLength } from '../../i18n/format-measure.ts';
import { formatNumber } from '../../i18n/format.ts';
import { measureMessages } from '../../i18n/sections/measure.ts';
import type { LandFound, NetworkCrossing } from '../../state/tools/land-profile.svelte.ts';
import type { Writing } from './measure-text.ts';

/** A phase, or the whole plan where there are none. */
export interface ProfilePhase {
  id: string;
  title: string;
  day: string;
}

/** A coloured part of a phase's strip. */
export interface StripPart {
  landUse: string | null;
  /** Share of the strip, 0 to 1. */
  share: number;
  title: string;
}

/** What was drawn lies on this in a phase. */
export interface PhaseRow extends ProfilePhase {
  strip: StripPart[];
  totals: LandTotal[];
  /** Only within a polygon. */
  capacity: { people: number; jobs: number } | null;
  /** Only along a line. */
  crossings: NetworkCrossing[] | null;
}

/** After all days of any plan. */
const lastDay = '9999-12-31';

/** The phases to show; a plan without any is one, that holds whatever comes last. */
export function profilePhases(phases: readonly Phase[], language: Language): ProfilePhase[] {
  if (phases.length === 0)
    return [{ id: 'whole', title: measureMessages(language).profile.whole, day: lastDay }];
  return phases.map(({ id, title, date }) => ({ id, title: title[language], day: date }));
}

/** What was found, phase by phase. */
export function phaseRows(found: LandFound, phases: readonly ProfilePhase[], writing: Writing): PhaseRow[] {
  return phases.map((phase) => ({
    ...phase,
    ...(found.kind === 'line' ? lineRow(found, phase.day, writing) : areaRow(found, phase.day, writing)),
  }));
}

/** The name of a land use, or what is said where no parcel is. */
export function landName(landUse: string | null, language: Language): string {
  return landUse === null
    ? measureMessages(language).profile.none
    : (landUseName(landUse, language) ?? landUse);
}

/** The colour that the map shows a land use in. */
export function landColor(landUse: string, theme: Theme, colors: LandUseColors): string {
  return landUseColor(shownLandUse(landUse), theme, colors);
}

/** What a line of the networks is, with its name and size: 给水干管 DN600. */
export function networkName({ properties }: NetworkCrossing, language: Language): string {
  const kind = featureKind(infrastructure.name, properties, language);
  const named = language === 'en' ? (properties['nameEn'] ?? properties['name']) : properties['name'];
  const { diameter, voltage } = properties as { diameter?: number; voltage?: number };
  return [kind, named, diameter && `DN${diameter}`, voltage && `${voltage} kV`]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

/** How often each kind of network is crossed, in the order of the kinds. */
export function countKinds(crossings: readonly NetworkCrossing[], language: Language): string[] {
  const kinds = choicesOf(infrastructure.properties.properties.kind) ?? {};
  return Object.entries(kinds).flatMap(([kind, title]) => {
    const count = crossings.filter(({ properties }) => properties['kind'] === kind).length;
    return count > 0 ? [`${title[language]} ${formatNumber(count, language)}`] : [];
  });
}

/** A share in per cent with one decimal. */
export function formatShare(share: number, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
}

function lineRow(found: LandFound & { kind: 'line' }, day: string, writing: Writing) {
  const { language, lengthUnit } = writing;
  const text = measureMessages(language).profile;
  const parts = lineProfileOn(found.meters, found.lands, day);
  const lengthOf = (meters: number) => formatMeasuredLength(meters, lengthUnit, language);
  return {
    strip: parts.map(({ landUse, fromMeters, toMeters }) => ({
      landUse,
      share: (toMeters - fromMeters) / found.meters,
      title: text.partOf(landName(landUse, language), lengthOf(fromMeters), lengthOf(toMeters)),
    })),
    totals: lineTotals(found.meters, parts),
    capacity: null,
    crossings: found.crossings.filter((crossing) => isValidOn(crossing, day)),
  };
}

function areaRow(found: LandFound & { kind: 'area' }, day: string, { language }: Writing) {
  const { totals, people, jobs } = areaProfileOn(found.squareMeters, found.lands, day);
  return {
    strip: totals.map(({ landUse, share }) => ({
      landUse,
      share,
      title: `${landName(landUse, language)} ${formatShare(share, language)}`,
    })),
    totals,
    capacity: { people, jobs },
    crossings: null,
  };
}
