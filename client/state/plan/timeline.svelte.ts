import { addDays, dayNumber, firstDay } from '#domain/time/day.ts';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { ChangeDay, Phase } from '../../api/types.ts';

/** How long the whole plan plays, in milliseconds. */
const playMilliseconds = 15_000;

/** Days shown before the first phase, so that what was there before can be seen. */
const leadDays = 180;

/** The day that the map shows, on an axis from before the first phase to the last. */
export class Timeline {
  readonly #api: Api;
  #phases = $state.raw<readonly Phase[]>([]);
  #changeDays = $state.raw<readonly ChangeDay[] | null>(null);
  /** Null for the end of the plan. */
  #chosen = $state<string | null>(null);
  #isPlaying = $state(false);
  /** Days since 1970-01-01 with fractions, while it plays. */
  #moment = 0;
  readonly #mapDate: string | null = $derived(this.mapDateOf(null));

  constructor(api: Api, date: string | null) {
    this.#api = api;
    this.#chosen = date;
  }

  /** The phases in the order of their days. */
  get phases(): readonly Phase[] {
    return this.#phases;
  }

  /**
   * The first and last day of the axis, which goes on after the last phase as long as the plan changes; null for a
   * plan without phases, which has no axis.
   */
  get range(): { from: string; to: string } | null {
    const [first, last] = [this.#phases[0], this.#phases.at(-1)];
    if (!first || !last) return null;
    const lastChange = this.#changeDays?.at(-1)?.date ?? last.date;
    return {
      from: addDays(first.date, -Math.min(leadDays, dayNumber(first.date) - dayNumber(firstDay))),
      to: lastChange > last.date ? lastChange : last.date,
    };
  }

  /** The day that is shown; null where the plan has no axis: then everything is. */
  get date(): string | null {
    return this.#chosen ?? this.range?.to ?? null;
  }

  /** As the address writes it: null for the end of the plan. */
  get inAddress(): string | null {
    return this.#chosen;
  }

  /** The phase that begins on the day or was the last to begin before it; null before the first. */
  get phase(): Phase | null {
    const { date } = this;
    return date === null ? null : (this.#phases.findLast((phase) => phase.date <= date) ?? null);
  }

  /**
   * The last day up to the one shown on which anything of the plan changed: between two of these the map stays as it
   * is, and need not be drawn again. The day itself until it is known when the plan changes.
   */
  get mapDate(): string | null {
    return this.#mapDate;
  }

  /**
   * The last day up to the one shown on which anything of a collection changed: what is drawn of it stays as it is
   * from then on. Of all collections for null; null where the plan has no days.
   */
  mapDateOf(collection: string | null): string | null {
    const { date } = this;
    if (date === null || !this.#changeDays) return date;
    const changes = ({ appear, disappear }: ChangeDay) =>
      collection === null || collection in appear || collection in disappear;
    const last = this.#changeDays.findLast((day) => day.date <= date && changes(day));
    return last?.date ?? this.range?.from ?? date;
  }

  /** Days on which features come or go, in their order; null until it is known. */
  get changeDays(): readonly ChangeDay[] | null {
    return this.#changeDays;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Take the phases of a plan, and ask when it changes. Without an answer the axis works all the same. */
  async load(dataset: string, phases: readonly Phase[]): Promise<void> {
    this.#phases = phases.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    // nothing would say that a day is shown, nor lead away from it
    if (phases.length === 0) this.#chosen = null;
    try {
      this.#changeDays = await this.#api.changeDays(dataset);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Show a day of the axis; the last one is the end of the plan. */
  show(day: string): void {
    const { range } = this;
    if (!range) return;
    const shown = day < range.from ? range.from : day;
    this.#chosen = shown >= range.to ? null : shown;
  }

  /** Follow an address. */
  restore(date: string | null): void {
    this.#chosen = date;
  }

  /** To the next phase (1) or the one before (-1). */
  step(direction: 1 | -1): void {
    const { date } = this;
    if (date === null) return;
    const to =
      direction === 1
        ? this.#phases.find((phase) => phase.date > date)
        : this.#phases.findLast((phase) => phase.date < date);
    if (to) this.show(to.date);
    else if (this.range) this.show(direction === 1 ? this.range.to : this.range.from);
  }

  /** Play from the day shown, or from the beginning when it is the last. */
  play(): void {
    const { date, range } = this;
    if (date === null || !range) return;
    if (date >= range.to) this.show(range.from);
    this.#moment = dayNumber(this.date!);
    this.#isPlaying = true;
  }

  pause(): void {
    this.#isPlaying = false;
  }

  /** Let time pass while it plays; stops at the end. */
  advance(milliseconds: number): void {
    const { range } = this;
    if (!this.#isPlaying || !range) return;
    const span = dayNumber(range.to) - dayNumber(range.from);
    this.#moment += (span * milliseconds) / playMilliseconds;
    this.show(addDays('1970-01-01', Math.floor(this.#moment)));
    if (this.#chosen === null) this.pause();
  }
}
