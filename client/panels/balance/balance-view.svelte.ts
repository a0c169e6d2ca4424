import type { MultiPolygon, Polygon } from 'geojson';
import { countedParcels, type CountedKind } from '#domain/balance/counted-parcels.ts';
import { landFigures, type LandFigures } from '#domain/balance/land-figures.ts';
import { parcelsInside } from '#domain/balance/parcel-scope.ts';
import { balancesOn, completeBalance, parcelsOn, type DayBalance } from '#domain/balance/phase-balance.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import { featureTitle } from '../../i18n/feature-title.ts';
import { balanceMessages } from '../../i18n/sections/balance.ts';
import type { BalanceScope } from '../../state/address/balance-address.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import type { CountedSet } from '../../state/map/highlight.svelte.ts';
import {
  dayTable,
  phaseTable,
  type BalanceTableModel,
  type Counted,
  type PhaseColumn,
} from './balance-table.ts';
import { parcelsOf, type Parcel } from './parcels.ts';
import { areasWithParcels, findCoreArea, type AreaGroup, type CountedArea } from './scope-choices.ts';

/** The collection whose land is balanced. */
const parcelCollection = 'zone';

/** What of the workspace the balance depends on. */
type Surroundings = Pick<
  Workspace,
  'rows' | 'areas' | 'balance' | 'timeline' | 'camera' | 'language' | 'highlight'
>;

/** What the panel shows, worked out from the plan's parcels and what was asked for. */
export class BalanceView {
  readonly #workspace: Surroundings;
  /** What is in view, as of the last time the map stood still. */
  #frame = $state.raw<Polygon | null>(null);
  readonly #parcels: readonly Parcel[] = $derived.by(() => {
    const status = this.#workspace.rows.of(parcelCollection);
    return status.kind === 'ready' ? parcelsOf(status.rows) : [];
  });
  readonly #all: readonly PhaseColumn[] = $derived.by(() => {
    const language = this.#workspace.language.current;
    return this.#workspace.timeline.phases.map(({ date, title: { [language]: name } }) => {
      const year = date.slice(0, 4);
      const title = `${name} ${year}`;
      // the Chinese names have two characters, the English ones two words
      return { day: date, title, short: language === 'zh' ? title : year };
    });
  });
  readonly #phases: readonly PhaseColumn[] = $derived.by(() => {
    const own = this.#all.filter(({ day }) => this.#parcels.some(({ validFrom }) => validFrom === day));
    return own.length > 0 ? own : this.#all;
  });
  readonly #groups: AreaGroup[] = $derived.by(() => {
    const { status } = this.#workspace.areas;
    return status.kind === 'ready' ? areasWithParcels(status.boundaries, status.clusters, this.#parcels) : [];
  });
  readonly #scoped: readonly Parcel[] = $derived.by(() => {
    const area = this.#areaOf(this.#workspace.balance.scope);
    return area === 'everywhere' ? this.#parcels : area ? parcelsInside(this.#parcels, area) : [];
  });
  readonly #dayBalance: DayBalance = $derived(
    this.day === null ? completeBalance(this.#scoped) : balancesOn(this.#scoped, [this.day])[0]!,
  );
  readonly #phaseBalances: DayBalance[] = $derived(
    balancesOn(
      this.#scoped,
      this.#phases.map(({ day }) => day),
    ),
  );

  constructor(workspace: Surroundings) {
    this.#workspace = workspace;
    this.#frame = workspace.camera.frame;
  }

  /** The map stands still: count what is in view now. */
  settle(frame: Polygon | null): void {
    this.#frame = frame;
  }

  /** How far what is counted has come: the parcels, and the outline that they are counted in. */
  get progress(): { kind: 'loading'; share: number } | { kind: 'ready' } | { kind: 'failed' } {
    const parcels = this.#workspace.rows.of(parcelCollection);
    if (parcels.kind !== 'ready' || this.#workspace.balance.scope.kind !== 'area') return parcels;
    const outlines = this.#workspace.areas.status;
    return outlines.kind === 'loading' ? { kind: 'loading', share: 1 } : outlines;
  }

  /** Ask for what is not there yet, again after a failure. */
  async load(): Promise<void> {
    await Promise.all([this.#workspace.rows.load(parcelCollection), this.#workspace.areas.load()]);
  }

  /** Parcels that are counted, of all days. */
  get parcels(): readonly Parcel[] {
    return this.#scoped;
  }

  /** Areas to choose from, in groups. */
  get groups(): readonly AreaGroup[] {
    return this.#groups;
  }

  get core(): CountedArea | null {
    return findCoreArea(this.#groups);
  }

  /** The day of the map, or the last on which it changed; null for the complete plan. */
  get day(): string | null {
    return this.#workspace.timeline.mapDate;
  }

  /** The phases with which parcels come; all of them where none does. */
  get phases(): readonly PhaseColumn[] {
    return this.#phases;
  }

  /** Titles of the phases that are no columns: no parcel comes with them. */
  get phasesWithout(): string[] {
    return this.#all.filter((phase) => !this.#phases.includes(phase)).map(({ title }) => title);
  }

  /** The two phases that are set against each other; null while one day is shown, or the plan has no phases. */
  get comparison(): { from: string; to: string } | null {
    const { balance } = this.#workspace;
    return balance.time === 'phases' ? balance.comparison(this.phases.map(({ day }) => day)) : null;
  }

  get dayBalance(): DayBalance {
    return this.#dayBalance;
  }

  /** In the order of the phases. */
  get phaseBalances(): readonly DayBalance[] {
    return this.#phaseBalances;
  }

  get table(): BalanceTableModel {
    const { balance, language } = this.#workspace;
    const words = { language: language.current, text: balanceMessages(language.current) };
    return this.comparison
      ? phaseTable(this.#phaseBalances, this.phases, this.comparison, balance.level, words)
      : dayTable(this.#scoped, this.#dayBalance, this.day, balance.level, words);
  }

  /** Of the day, or of the two phases that are compared. */
  get figures(): LandFigures[] {
    const { comparison } = this;
    if (!comparison) return [landFigures(parcelsOn(this.#scoped, this.day), this.#dayBalance.balance)];
    return [comparison.from, comparison.to].map((day) => {
      const at = this.phases.findIndex((phase) => phase.day === day);
      return landFigures(parcelsOn(this.#scoped, day), this.#phaseBalances[at]!.balance);
    });
  }

  /** The parcels that a figure counts. */
  countedSet({ kind, day }: Counted): CountedSet {
    const shownDay = day ?? this.day;
    return {
      collection: parcelCollection,
      figure: figureOf({ kind, day }),
      title: { zh: countedTitle(kind, 'zh'), en: countedTitle(kind, 'en') },
      landUse: kind.startsWith('class:') ? kind.slice('class:'.length) : null,
      day: shownDay,
      ids: countedParcels(this.#scoped, kind, shownDay).map(({ id }) => id),
    };
  }

  /** Count the chosen figure anew. */
  recount(): void {
    const { highlight } = this.#workspace;
    const [kind, day] = highlight.current?.figure.split('@') ?? [];
    if (kind) highlight.recount(this.countedSet({ kind: kind as CountedKind, day: day || null }));
  }

  /** What the land that is counted is called. */
  get scopeTitle(): string {
    const { balance, language } = this.#workspace;
    const { scope: text } = balanceMessages(language.current);
    const { scope } = balance;
    if (scope.kind !== 'area') return text[scope.kind];
    const area = this.#findArea(scope);
    return area ? featureTitle(area.collection, area.item.properties, language.current) : text.others;
  }

  #areaOf(scope: BalanceScope): Polygon | MultiPolygon | 'everywhere' | null {
    if (scope.kind === 'whole') return 'everywhere';
    return scope.kind === 'view' ? this.#frame : (this.#findArea(scope)?.geometry ?? null);
  }

  #findArea({ ref }: BalanceScope & { kind: 'area' }): CountedArea | null {
    const areas = this.#groups.flatMap((group) => group.areas);
    return areas.find(({ collection, item }) => collection === ref.collection && item.id === ref.id) ?? null;
  }
}

/** The name of a figure: on the day of the map it stays the same whatever that day is. */
export function figureOf({ kind, day }: Counted): string {
  return `${kind}@${day ?? ''}`;
}

function countedTitle(kind: CountedKind, language: keyof BilingualText): string {
  const code = kind.startsWith('class:') ? kind.slice('class:'.length) : null;
  const { titles } = balanceMessages(language);
  if (code === null) return titles[kind as keyof typeof titles];
  return `${code} ${findLandUse(code)?.[language] ?? ''}`.trim();
}
